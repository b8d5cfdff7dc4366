package dev.baton.raci.web;

import dev.baton.raci.Roles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a matrix is out of balance.
 *
 * @param kind its sentence is the message {@code raci.balance.<kind>}
 * @param group whom it is about, empty where it is about activities alone
 */
record Imbalance(String kind, String group, List<Roles> activities) {

    /** Below so many activities no share of them says anything. */
    private static final int FEW = 3;

    /** A pure function of the matrix. */
    static List<Imbalance> of(List<Roles> matrix) {
        var silent =
                matrix.stream().filter(roles -> roles.consulted().isEmpty()).toList();
        return Stream.of(
                        tooManyResponsible(matrix),
                        answersForItself(matrix),
                        silent.isEmpty()
                                ? Stream.<Imbalance>empty()
                                : Stream.of(new Imbalance("nobodyConsulted", "", silent)))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Imbalance> tooManyResponsible(List<Roles> matrix) {
        return matrix.stream()
                .flatMap(roles -> roles.responsible().stream())
                .distinct()
                .map(group -> new Imbalance(
                        "manyResponsible",
                        group,
                        matrix.stream()
                                .filter(roles -> roles.responsible().contains(group))
                                .toList()))
                .filter(many ->
                        many.activities().size() >= FEW && many.activities().size() * 2 > matrix.size());
    }

    /** Nobody looks at what they do themselves. Where nobody is Responsible, that the Accountable does it is meant so. */
    private static Stream<Imbalance> answersForItself(List<Roles> matrix) {
        var alone = matrix.stream()
                .filter(roles -> !roles.responsible().isEmpty())
                .filter(roles -> roles.responsible().stream().allMatch(roles.accountable()::equals))
                .collect(Collectors.groupingBy(Roles::accountable, LinkedHashMap::new, Collectors.toList()));
        return alone.entrySet().stream()
                .map(each -> new Imbalance("answersForItself", Objects.requireNonNull(each.getKey()), each.getValue()));
    }
}
