package dev.baton.escalation;

import dev.baton.engine.Decisions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much authority somebody has; {@code escalation.dmn} says which group has how much. */
@Component
public class Authority {

    private final IdentityService identities;
    private final Decisions decisions;

    Authority(IdentityService identities, Decisions decisions) {
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

    /** The group in which they take charge: the one that was asked if they are of it, else one of theirs. */
    public @Nullable String groupOf(String person, @Nullable String asked) {
        var groups = groups(person);
        return asked != null && groups.contains(asked) || groups.isEmpty() ? asked : groups.get(0);
    }

    public boolean isOf(@Nullable String person, @Nullable String group) {
        return person != null && group != null && groups(person).contains(group);
    }

    private List<String> groups(String person) {
        return identities.createGroupQuery().groupMember(person).orderByGroupId().asc().list().stream()
                .map(Group::getId)
                .toList();
    }
}
