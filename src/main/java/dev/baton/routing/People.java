package dev.baton.routing;

import dev.baton.casefile.Workload;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who can hold a baton. Of several it is who has least to do, then who comes first by name. */
@Component
class People {

    private static final String LAST_RESORT = "camunda-admin";

    private final IdentityService identities;
    private final List<Workload> workloads;

    People(IdentityService identities, List<Workload> workloads) {
        this.identities = identities;
        this.workloads = workloads;
    }

    /** A person, and why it is this one. */
    record Choice(String person, String why) {}

    /** Who answers for a case of this group. Where nobody is in it an administrator does: never nobody. */
    Choice accountable(String group) {
        return leastBusy(members(group))
                .map(person -> new Choice(person, "answers for the fewest open cases in " + group))
                .orElseGet(() -> new Choice(
                        leastBusy(members(LAST_RESORT))
                                .orElseThrow(() -> new IllegalStateException("Nobody is in " + LAST_RESORT)),
                        "last resort: nobody is in " + group));
    }

    /** Who of the group is to be asked: one who has the skill if there is such a one, and none of these. */
    Optional<String> other(String group, @Nullable String skill, Set<String> than) {
        var others =
                members(group).stream().filter(person -> !than.contains(person)).collect(Collectors.toSet());
        var skilled = skill == null ? Set.<String>of() : members("skill-" + skill);
        return leastBusy(others.stream().filter(skilled::contains).toList()).or(() -> leastBusy(others));
    }

    boolean isAnybodyIn(String group) {
        return identities.createUserQuery().memberOfGroup(group).count() > 0;
    }

    /** A group that can always be asked. */
    String lastResort() {
        return LAST_RESORT;
    }

    private Set<String> members(String group) {
        return identities.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .collect(Collectors.toSet());
    }

    private Optional<String> leastBusy(Collection<String> people) {
        if (people.size() < 2) {
            return people.stream().findFirst();
        }
        var load = load(people);
        return people.stream()
                .min(Comparator.<String>comparingInt(person -> load.getOrDefault(person, 0))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private Map<String, Integer> load(Collection<String> people) {
        var load = new HashMap<String, Integer>();
        workloads.forEach(
                workload -> workload.of(people).forEach((person, count) -> load.merge(person, count, Integer::sum)));
        return load;
    }
}
