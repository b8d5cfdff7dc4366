package dev.baton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of a replay, for people. */
class ReplaySummary {

    private static final Path FILE = Path.of("target/replay/summary.txt");
    private static final int STATEMENTS = 15;

    private final List<String> lines = new ArrayList<>();
    private final double seconds;
    private final int cases;
    private final int calls;

    ReplaySummary(List<Outcome> outcomes, Duration took, List<HttpDesk.Call> calls) {
        this.seconds = took.toNanos() / 1e9;
        this.cases = outcomes.size();
        this.calls = calls.size();
        cases(outcomes);
        line("Seconds", "%.1f", seconds);
        line("Cases per second", "%.2f", cases / seconds);
        line("HTTP calls", "%d", this.calls);
        line("HTTP calls per second", "%.1f", this.calls / seconds);
        calls(calls);
    }

    ReplaySummary failures(Iterable<String> failures) {
        failures.forEach(failure -> lines.add("FAILED " + failure));
        return this;
    }

    ReplaySummary statements(List<SqlStatements.Use> uses) {
        var total = uses.stream().mapToLong(SqlStatements.Use::calls).sum();
        lines.add("");
        line("SQL statements", "%d", total);
        line("SQL statements per case", "%.1f", (double) total / cases);
        line("SQL statements per HTTP call", "%.1f", (double) total / calls);
        lines.add("%9s %9s %9s  %s".formatted("per case", "calls", "ms each", "statement"));
        uses.stream().limit(STATEMENTS).map(this::statement).forEach(lines::add);
        return this;
    }

    void publish() {
        var text = String.join("\n", lines) + "\n";
        System.out.println(text);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void cases(List<Outcome> outcomes) {
        var closed = outcomes.stream().filter(Outcome::isClosed).count();
        line("Cases", "%d", cases);
        line(
                "Changes in the log",
                "%d",
                outcomes.stream()
                        .mapToInt(outcome -> outcome.incident().changes().size())
                        .sum());
        line(
                "Moves up a line",
                "%d",
                outcomes.stream()
                        .mapToLong(outcome -> outcome.incident().movesUp())
                        .sum());
        line(
                "Functional escalations",
                "%d",
                outcomes.stream().mapToLong(Outcome::functionalEscalations).sum());
        line("Closed", "%d", closed);
        line("Open", "%d", cases - closed);
    }

    private void calls(List<HttpDesk.Call> all) {
        lines.add("");
        lines.add("%9s %9s %9s  %s".formatted("calls", "mean ms", "95% ms", "call"));
        all.stream()
                .collect(Collectors.groupingBy(
                        HttpDesk.Call::what, Collectors.mapping(HttpDesk.Call::took, Collectors.toList())))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .forEach(entry -> lines.add(call(entry.getKey(), entry.getValue())));
    }

    private static String call(String what, List<Duration> took) {
        var millis =
                took.stream().mapToDouble(time -> time.toNanos() / 1e6).sorted().toArray();
        var mean = Arrays.stream(millis).average().orElse(0);
        return format("%9d %9.1f %9.1f  %s", millis.length, mean, millis[(int) (millis.length * 0.95)], what);
    }

    private String statement(SqlStatements.Use use) {
        var text = use.statement().replaceAll("\\s+", " ").strip();
        return format(
                "%9.1f %9d %9.3f  %s",
                (double) use.calls() / cases,
                use.calls(),
                use.millis() / use.calls(),
                text.substring(0, Math.min(text.length(), 160)));
    }

    private void line(String name, String format, Object value) {
        lines.add("%-30s %s".formatted(name, format(format, value)));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
