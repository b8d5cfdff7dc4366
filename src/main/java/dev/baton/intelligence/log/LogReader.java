package dev.baton.intelligence.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history.
 *
 * @param caseColumn tells which case a line is of
 * @param timeColumn tells when it happened
 * @param timeFormat how times are written; without it the common ways are tried
 * @param separator what stands between values; without it the one that the heading has most of
 */
public record LogReader(
        String caseColumn,
        String timeColumn,
        @Nullable String timeFormat,
        @Nullable Character separator) {

    private static final Set<String> UNKNOWN =
            Set.of("", "?", "null", "NULL", "NA", "N/A", "n/a", "nan", "NaN", "None", "#N/A");
    private static final int SAMPLE = 2_000;

    /** @throws LogFault says what to mend */
    public EventLog read(Path path) {
        var lines = new LogFile(path).lines(separator);
        var heading = Arrays.asList(lines.get(0));
        var caseAt = place(heading, caseColumn, "--case");
        var timeAt = place(heading, timeColumn, "--time");
        var others = IntStream.range(0, heading.size())
                .filter(each -> each != caseAt && each != timeAt)
                .boxed()
                .toList();
        var rows = lines.subList(1, lines.size());
        var times = times(rows, timeAt);
        var warnings = new ArrayList<String>();
        var byCase = new LinkedHashMap<String, List<LoggedEvent>>();
        var left = 0;
        for (int row = 0; row < rows.size(); row++) {
            var values = whole(rows.get(row), heading.size(), row + 2);
            if (isUnknown(values[caseAt]) || isUnknown(values[timeAt])) {
                left++;
                continue;
            }
            var at = values[timeAt];
            var line = row + 2;
            byCase.computeIfAbsent(values[caseAt], id -> new ArrayList<>())
                    .add(new LoggedEvent(
                            times.read(at)
                                    .orElseThrow(() -> new LogFault(
                                            "Line %d: \"%s\" is no time as %s writes it; --time-format says how times are written"
                                                    .formatted(line, at, times.pattern()))),
                            others.stream().map(each -> known(values[each])).toList()));
        }
        if (left > 0) {
            warnings.add("%d lines name no case or no time and are left out".formatted(left));
        }
        if (byCase.isEmpty()) {
            throw new LogFault("There is no case in " + path);
        }
        return new EventLog(others.stream().map(heading::get).toList(), cases(byCase), warnings);
    }

    private static List<LoggedCase> cases(Map<String, List<LoggedEvent>> byCase) {
        return byCase.entrySet().stream()
                .map(each -> new LoggedCase(
                        each.getKey(),
                        each.getValue().stream()
                                .sorted(Comparator.comparing(LoggedEvent::at))
                                .toList()))
                .sorted(Comparator.comparing(LoggedCase::begin).thenComparing(LoggedCase::id))
                .toList();
    }

    private Times times(List<String[]> rows, int timeAt) {
        if (timeFormat != null) {
            return Times.of(timeFormat);
        }
        var sample = rows.stream()
                .filter(row -> row.length > timeAt && !isUnknown(row[timeAt]))
                .limit(SAMPLE)
                .map(row -> row[timeAt])
                .toList();
        if (sample.isEmpty()) {
            throw new LogFault("No line tells a time in %s".formatted(timeColumn));
        }
        return Times.in(sample)
                .orElseThrow(
                        () -> new LogFault("Times such as \"%s\" are written in no common way; --time-format says how"
                                .formatted(sample.get(0))));
    }

    private int place(List<String> heading, String name, String option) {
        if (!heading.contains(name)) {
            throw new LogFault(
                    "%s: there is no column \"%s\"; there are: %s".formatted(option, name, String.join(", ", heading)));
        }
        return heading.indexOf(name);
    }

    /** Values that are missing at the end of a line are unknown. */
    private static String[] whole(String[] values, int columns, int line) {
        if (values.length > columns) {
            throw new LogFault(
                    "Line %d has %d values, the heading %d; values with a separator in them are put in quotes"
                            .formatted(line, values.length, columns));
        }
        var whole = Arrays.copyOf(values, columns);
        IntStream.range(values.length, columns).forEach(each -> whole[each] = "");
        return whole;
    }

    private static boolean isUnknown(String value) {
        return UNKNOWN.contains(value);
    }

    private static String known(String value) {
        return isUnknown(value) ? "" : value;
    }
}
