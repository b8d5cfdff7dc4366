package dev.baton.escalation;

import dev.baton.engine.Decisions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much authority somebody has; {@code escalation.dmn} says which group has how much. */
@Component
public class Authority {

    private static final int MOST_MEMBERS = 200;
    private static final String ADMINISTRATORS = "camunda-admin";

    private final IdentityService identities;
    private final Decisions decisions;
    private final Set<String> working;

    Authority(IdentityService identities, Decisions decisions, @Value("${baton.routing.groups}") Set<String> working) {
        this.working = working;
        this.identities = identities;
        this.decisions = decisions;
    }

    /** That of the group of theirs that has most; 0 for nobody. */
    public int of(@Nullable String person) {
        return person == null
                ? 0
                : groups(person).stream().mapToInt(this::ofGroup).max().orElse(0);
    }

    public int ofGroup(@Nullable String group) {
        if (group == null) {
            return 0;
        }
        var authority =
                (Number) decisions.ask("rankAuthority", Map.of("group", group)).get("authority");
        return authority.intValue();
    }

    /** The group in which they take charge: the one that was asked if they are of it, else one of theirs that work is asked of. */
    public @Nullable String groupOf(String person, @Nullable String asked) {
        var groups = groups(person);
        return asked != null && groups.contains(asked)
                ? asked
                : groups.stream().filter(this::isAskedForWork).findFirst().orElse(asked);
    }

    /** Whether they are of a group that work is asked of; an integration is of none. */
    public boolean isAtWork(@Nullable String person) {
        return person != null && groups(person).stream().anyMatch(this::isAskedForWork);
    }

    /** Whether a group can be the team of a case: no skill can, nor the administrators. */
    public boolean isAskedForWork(String group) {
        return working.contains(group);
    }

    public boolean isOf(@Nullable String person, @Nullable String group) {
        return person != null && group != null && groups(person).contains(group);
    }

    /** Whether they are of any group that work is asked of, or an administrator, who does what nobody else can. */
    public boolean isAnyOnesColleague(String person) {
        return groups(person).stream().anyMatch(group -> working.contains(group) || group.equals(ADMINISTRATORS));
    }

    /** The ids of the people in the group, in order; of a large one as many as somebody can choose among. */
    public List<String> members(String group) {
        return identities
                .createUserQuery()
                .memberOfGroup(group)
                .orderByUserId()
                .asc()
                .listPage(0, MOST_MEMBERS)
                .stream()
                .map(User::getId)
                .toList();
    }

    private List<String> groups(String person) {
        return identities.createGroupQuery().groupMember(person).orderByGroupId().asc().list().stream()
                .map(Group::getId)
                .toList();
    }
}
