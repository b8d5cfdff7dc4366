package dev.baton.routing;

import dev.baton.casefile.CaseFile;
import java.util.Comparator;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who can hold a baton. */
@Component
class People {

    private static final String LAST_RESORT = "camunda-admin";

    private final IdentityService identities;
    private final CaseFile caseFile;

    People(IdentityService identities, CaseFile caseFile) {
        this.identities = identities;
        this.caseFile = caseFile;
    }

    /** A person, and why it is this one. */
    record Choice(String person, String why) {}

    /**
     * Who holds the baton now keeps it if they are of the group; else the one of the group who answers for the fewest open
     * cases. An empty group leaves it with the holder, or with an administrator: never with nobody.
     */
    Choice choose(String group, @Nullable String holder) {
        if (holder != null && isMember(holder, group)) {
            return new Choice(holder, "already holds the baton and is of " + group);
        }
        return leastBusy(group)
                .map(person -> new Choice(person, "answers for the fewest open cases in " + group))
                .orElseGet(() -> lastResort(group, holder));
    }

    private Choice lastResort(String group, @Nullable String holder) {
        var why = "last resort: nobody is in " + group;
        return holder != null
                ? new Choice(holder, why)
                : new Choice(
                        leastBusy(LAST_RESORT)
                                .orElseThrow(() -> new IllegalStateException("Nobody is in " + LAST_RESORT)),
                        why);
    }

    private boolean isMember(String person, String group) {
        return identities.createUserQuery().userId(person).memberOfGroup(group).count() > 0;
    }

    private Optional<String> leastBusy(String group) {
        return identities.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .min(Comparator.comparingInt(this::load).thenComparing(Comparator.naturalOrder()));
    }

    private int load(String person) {
        return caseFile.openCasesAnsweredForBy(person).size();
    }
}
