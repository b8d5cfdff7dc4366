package dev.baton.raci;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseReaders;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whoever is Responsible or Accountable for what is open on a case has a part in it; who is Consulted reads it. */
@Component
class RolesHaveAPart implements CaseReaders {

    private final Raci raci;
    private final Activities activities;
    private final OpenActivities open;

    RolesHaveAPart(Raci raci, Activities activities, OpenActivities open) {
        this.raci = raci;
        this.activities = activities;
        this.open = open;
    }

    @Override
    public Set<String> working(Case subject) {
        return groups(subject, RolesHaveAPart::workers);
    }

    @Override
    public Set<String> reading(Case subject) {
        return groups(subject, roles -> Stream.concat(workers(roles), roles.consulted().stream()));
    }

    private Set<String> groups(Case subject, Function<Roles, Stream<String>> of) {
        var matrix = activities.all();
        return open.of(subject.number()).stream()
                .filter(matrix::contains)
                .map(raci::roles)
                .flatMap(of)
                .collect(Collectors.toSet());
    }

    private static Stream<String> workers(Roles roles) {
        return Stream.concat(roles.responsible().stream(), List.of(roles.accountable()).stream());
    }
}
