package dev.baton.intelligence.log;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An outcome as it is written: {@code changed(column)}, {@code last(column) = value}, {@code duration > median}, {@code duration > p75}
 * (any percentile), {@code duration > PT48H}.
 */
public record OutcomeText(String text) {

    private static final Pattern CHANGED = Pattern.compile("changed\\((.+)\\)");
    private static final Pattern LAST = Pattern.compile("last\\((.+?)\\)\\s*==?\\s*(.+)");
    private static final Pattern LONGER = Pattern.compile("duration\\s*>\\s*(\\S+)");
    private static final Pattern PERCENTILE = Pattern.compile("p([1-9]\\d?)");
    private static final double MEDIAN = 0.5;
    private static final double HUNDRED = 100.0;

    /**
     * @param training the cases that percentiles are of
     * @throws LogFault says what can be written
     */
    public Outcome in(EventLog log, List<LoggedCase> training) {
        var plain = text.strip();
        var changed = CHANGED.matcher(plain);
        if (changed.matches()) {
            return new Outcome.Changed(log.column(unquoted(changed.group(1))));
        }
        var last = LAST.matcher(plain);
        if (last.matches()) {
            return last(log, unquoted(last.group(1)), unquoted(last.group(2)));
        }
        var longer = LONGER.matcher(plain);
        if (longer.matches()) {
            return new Outcome.Longer(limit(longer.group(1), training));
        }
        throw fault();
    }

    private static Outcome last(EventLog log, String name, String value) {
        var column = log.column(name);
        if (log.cases().stream().noneMatch(each -> each.last(column).equals(value))) {
            throw new LogFault("No case has \"%s\" last in %s; there are: %s"
                    .formatted(
                            value,
                            name,
                            log.cases().stream()
                                    .map(each -> each.last(column))
                                    .distinct()
                                    .sorted()
                                    .limit(20)
                                    .toList()));
        }
        return new Outcome.Last(column, value);
    }

    private Duration limit(String text, List<LoggedCase> training) {
        if (text.equals("median")) {
            return Outcome.quantile(training, MEDIAN);
        }
        var percentile = PERCENTILE.matcher(text);
        if (percentile.matches()) {
            return Outcome.quantile(training, Integer.parseInt(percentile.group(1)) / HUNDRED);
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException none) {
            throw fault();
        }
    }

    private LogFault fault() {
        return new LogFault(
                "\"%s\" is no outcome; it is changed(column), last(column) = value, or duration > median, p75 or PT48H"
                        .formatted(text));
    }

    private static String unquoted(String text) {
        var plain = text.strip();
        return plain.length() > 1
                        && (plain.startsWith("\"") && plain.endsWith("\"")
                                || plain.startsWith("'") && plain.endsWith("'"))
                ? plain.substring(1, plain.length() - 1)
                : plain;
    }
}
