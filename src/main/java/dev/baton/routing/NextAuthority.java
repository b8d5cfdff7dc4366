package dev.baton.routing;

import dev.baton.casefile.HolderLeft.Successor;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.engine.Decisions;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where nobody is in a group, somebody of the group with the next more authority; an administrator where there is none. */
@Component
class NextAuthority implements Successors {

    private final People people;
    private final IdentityService identities;
    private final Decisions decisions;

    NextAuthority(People people, IdentityService identities, Decisions decisions) {
        this.people = people;
        this.identities = identities;
        this.decisions = decisions;
    }

    @Override
    public Successor of(String group, @Nullable String skill) {
        return people.other(group, skill, Set.of())
                .map(person -> new Successor(person, group))
                .or(() -> above(group, Set.of()))
                .orElseGet(() ->
                        new Successor(people.accountable(people.lastResort()).person(), people.lastResort()));
    }

    /** Somebody, none of these, of the group with the next more authority. */
    Optional<Successor> above(String group, Set<String> than) {
        var own = authority(group);
        return groups().filter(other -> authority(other) > own)
                .sorted(Comparator.comparingInt(this::authority))
                .flatMap(other -> people.other(other, null, than).map(person -> new Successor(person, other)).stream())
                .findFirst();
    }

    private Stream<String> groups() {
        return identities.createGroupQuery().orderByGroupId().asc().list().stream()
                .map(Group::getId);
    }

    private int authority(String group) {
        var authority =
                (Number) decisions.ask("rankAuthority", Map.of("group", group)).get("authority");
        return authority.intValue();
    }
}
