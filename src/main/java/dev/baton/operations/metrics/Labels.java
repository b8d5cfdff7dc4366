package dev.baton.operations.metrics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Each value of a label is a series that Prometheus keeps. Teams and priorities are words of models, which somebody may make by the
 * thousand: the known ones are told, and the others together as {@code other}.
 */
@Component
class Labels {

    static final String NONE = "none";
    static final String OTHER = "other";

    private static final Pattern PRIORITY = Pattern.compile("P[1-9]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}|[0-9]");

    private final Set<String> teams;
    private final int most;

    Labels(@Value("${baton.metrics.teams}") List<String> teams, @Value("${baton.metrics.most}") int most) {
        this.most = most;
        this.teams = teams.stream().limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Map<String, String> bounded(Map<String, @Nullable String> labels) {
        var bounded = new TreeMap<String, String>();
        labels.forEach((label, value) -> bounded.put(label, bounded(label, value)));
        return bounded;
    }

    /** At most so many combinations of labels of one gauge are told; there are more only where several labels are at their bounds. */
    int mostOfAGauge() {
        return most * 50;
    }

    private String bounded(String label, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return NONE;
        }
        var known = switch (label) {
            case "team" -> teams.contains(value);
            case "priority" -> PRIORITY.matcher(value).matches();
            default -> WORD.matcher(value).matches();
        };
        return known ? value : OTHER;
    }
}
