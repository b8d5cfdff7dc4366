package dev.baton.raci;

import dev.baton.casefile.CaseReaders;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever is Responsible or Accountable for what is open on a case has a part in it; who is Consulted reads it. */
@Component
class RolesHaveAPart implements CaseReaders {

    private final Raci raci;
    private final Activities activities;
    private final OpenActivities open;
    private volatile @Nullable Matrix matrix;

    /** As one version of {@code raci.dmn} says. */
    private record Matrix(String version, List<Roles> roles) {}

    RolesHaveAPart(Raci raci, Activities activities, OpenActivities open) {
        this.raci = raci;
        this.activities = activities;
        this.open = open;
    }

    @Override
    public Set<OpenWork> working(Set<String> groups) {
        return work(groups, RolesHaveAPart::workers);
    }

    @Override
    public Set<OpenWork> reading(Set<String> groups) {
        return work(groups, roles -> Stream.concat(workers(roles), roles.consulted().stream()));
    }

    private Set<OpenWork> work(Set<String> groups, Function<Roles, Stream<String>> of) {
        var theirs = matrix().roles().stream()
                .filter(roles -> of.apply(roles).anyMatch(groups::contains))
                .map(Roles::activity)
                .collect(Collectors.toSet());
        return theirs.isEmpty() ? Set.of() : open.work(theirs);
    }

    private Matrix matrix() {
        var version = activities.version();
        var known = matrix;
        if (known == null || !known.version().equals(version)) {
            known = new Matrix(version, raci.matrix());
            matrix = known;
        }
        return known;
    }

    private static Stream<String> workers(Roles roles) {
        return Stream.concat(roles.responsible().stream(), Stream.of(roles.accountable()));
    }
}
