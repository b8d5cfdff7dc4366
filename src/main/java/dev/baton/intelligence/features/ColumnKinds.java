package dev.baton.intelligence.features;

import dev.baton.intelligence.log.LoggedCase;
import dev.baton.intelligence.log.Times;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out what columns hold, from the cases that are there to learn from. */
final class ColumnKinds {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}([.,]\\d{1,12})?([eE][-+]?\\d{1,2})?");
    private static final int FREQUENT = 5;
    private static final int FEW = 12;
    private static final double WORDS = 4;

    private final List<LoggedCase> cases;

    ColumnKinds(List<LoggedCase> cases) {
        this.cases = cases;
    }

    /** Empty where nothing can be learnt from it. */
    Optional<Column> of(int index, String name) {
        var counts = new HashMap<String, Integer>();
        cases.forEach(each -> each.events().stream()
                .map(event -> event.value(index))
                .filter(value -> !value.isEmpty())
                .distinct()
                .forEach(value -> counts.merge(value, 1, Integer::sum)));
        if (counts.size() < 2 && counts.values().stream().noneMatch(count -> count < cases.size())) {
            return Optional.empty();
        }
        var times = Times.in(counts.keySet());
        var kind = times.isPresent() ? ColumnKind.TIME : kind(counts);
        var common = common(kind == ColumnKind.TEXT ? words(counts) : counts);
        return kind == ColumnKind.CATEGORY && common.isEmpty()
                ? Optional.empty()
                : Optional.of(new Column(index, name, kind, changing(index), common, times.orElse(null)));
    }

    private static ColumnKind kind(Map<String, Integer> counts) {
        if (counts.size() <= 2) {
            return ColumnKind.FLAG;
        }
        if (counts.size() > FEW
                && counts.keySet().stream()
                        .allMatch(value -> NUMBER.matcher(value).matches())) {
            return ColumnKind.NUMBER;
        }
        var words = counts.keySet().stream()
                .mapToInt(value -> value.split("\\s+").length)
                .average()
                .orElse(0);
        return words > WORDS && counts.size() > FEW ? ColumnKind.TEXT : ColumnKind.CATEGORY;
    }

    private static Set<String> common(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() >= FREQUENT)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Integer> words(Map<String, Integer> counts) {
        var words = new HashMap<String, Integer>();
        counts.forEach((text, count) -> Words.of(text).forEach(word -> words.merge(word, count, Integer::sum)));
        return words;
    }

    private double changing(int index) {
        var changing = cases.stream()
                .filter(each -> each.events().stream()
                                .map(event -> event.value(index))
                                .distinct()
                                .count()
                        > 1)
                .count();
        return changing / (double) cases.size();
    }
}
