package dev.baton.routing;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft.Successor;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.engine.Decisions;
import dev.baton.routing.choice.Choice;
import dev.baton.routing.choice.Choosing;
import dev.baton.routing.choice.Wanted;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where nobody of a group is there, somebody of the group with the next more authority; an administrator where there is none, and
 * one who is away where none of them is there either.
 */
@Component
public class NextAuthority implements Successors {

    private static final String LAST_RESORT = "camunda-admin";

    private final Choosing choosing;
    private final IdentityService identities;
    private final Decisions decisions;

    NextAuthority(Choosing choosing, IdentityService identities, Decisions decisions) {
        this.choosing = choosing;
        this.identities = identities;
        this.decisions = decisions;
    }

    @Override
    public Successor of(String group, @Nullable String skill) {
        return of(new Wanted(group, skill, Set.of(), null));
    }

    /** For one case, and never this person unless there is nobody else at all. Who stands in for them comes first. */
    public Successors insteadOf(String person, CaseNumber number) {
        return instead(person, number);
    }

    /** For what is of no case, and never this person unless there is nobody else at all. */
    public Successors insteadOf(String person) {
        return instead(person, null);
    }

    private Successors instead(String person, @Nullable CaseNumber number) {
        return (group, skill) -> {
            var wanted = new Wanted(group, skill, Set.of(person), number);
            return choosing.substitute(person, wanted)
                    .flatMap(choice -> successor(choice, group))
                    .orElseGet(() -> of(wanted));
        };
    }

    /** For one case. */
    public Successors about(CaseNumber number) {
        return (group, skill) -> of(new Wanted(group, skill, Set.of(), number));
    }

    Successor of(Wanted wanted) {
        var chosen = choosing.best(wanted);
        return successor(chosen, wanted.group())
                .or(() -> above(wanted, chosen.why()))
                .orElseGet(() -> lastResort(wanted, chosen.why()));
    }

    /** Somebody of the group with the next more authority. */
    Optional<Successor> above(Wanted wanted, String because) {
        var ranks = new HashMap<String, Integer>();
        identities.createGroupQuery().orderByGroupId().asc().list().stream()
                .map(Group::getId)
                .forEach(group -> ranks.put(group, authority(group)));
        var own = wanted.group().equals(LAST_RESORT) ? Integer.MAX_VALUE : ranks.getOrDefault(wanted.group(), 0);
        return ranks.entrySet().stream()
                .filter(other -> other.getValue() > own)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(other -> successor(choosing.best(wanted.in(other.getKey())), other.getKey()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(next -> passedOn(next, because));
    }

    String lastResort() {
        return LAST_RESORT;
    }

    private Successor lastResort(Wanted wanted, String because) {
        var there = choosing.best(wanted.in(LAST_RESORT));
        var next = there.isSomebody() ? there : choosing.anybody(LAST_RESORT, wanted.not());
        return passedOn(new Successor(Objects.requireNonNull(next.person()), LAST_RESORT, next.why()), because);
    }

    private static Successor passedOn(Successor next, String because) {
        return new Successor(
                next.person(), next.group(), "%s, and %s comes next; %s".formatted(because, next.group(), next.why()));
    }

    private static Optional<Successor> successor(Choice choice, String group) {
        return Optional.ofNullable(choice.person()).map(person -> new Successor(person, group, choice.why()));
    }

    private int authority(String group) {
        var authority =
                (Number) decisions.ask("rankAuthority", Map.of("group", group)).get("authority");
        return authority.intValue();
    }
}
