package dev.baton.raci;

import dev.baton.casefile.CaseReaders;
import dev.baton.casefile.Priority;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever is Responsible or Accountable for what is open on a case has a part in it; who is Consulted reads it. */
@Component
class RolesHaveAPart implements CaseReaders {

    /** While somebody works on a case its customer may have to be written to at any moment. */
    private static final Map<String, String> COMES_WITH = Map.of("caseWork", "customerCommunication");

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
        COMES_WITH.forEach((activity, other) -> {
            if (theirs.contains(other)) {
                theirs.add(activity);
            }
        });
        return theirs.isEmpty() ? Set.of() : open.work(theirs);
    }

    private Matrix matrix() {
        var version = activities.version();
        var known = matrix;
        if (known == null || !known.version().equals(version)) {
            known = new Matrix(version, ofEveryCase());
            matrix = known;
        }
        return known;
    }

    /** Whoever has a part in the activity of some case may read every case with that activity: the lists ask no table for each. */
    private List<Roles> ofEveryCase() {
        return Stream.concat(Stream.of((Priority) null), Stream.of(Priority.values()))
                .flatMap(priority -> Stream.of(true, false).flatMap(risk -> raci.matrix(priority, risk).stream()))
                .distinct()
                .toList();
    }

    private static Stream<String> workers(Roles roles) {
        return Stream.concat(roles.responsible().stream(), Stream.of(roles.accountable()));
    }
}
