package dev.baton;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A log of real incidents, one line for each change of an incident's status: comma-separated, without quotes. */
class IncidentLog {

    static final Path FILE =
            Path.of(System.getProperty("baton.replay.log", "../shared/data/volvo-incidents-2013.csv.gz"));

    private static final Map<String, Integer> LINES = Map.of("L1", 1, "L2", 2, "L2/L3", 2, "L3", 3);

    private final List<Incident> incidents;

    private IncidentLog(List<Incident> incidents) {
        this.incidents = incidents;
    }

    static boolean isThere() {
        return Files.isReadable(FILE);
    }

    static IncidentLog read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            var columns = fields(lines.readLine().replace("\uFEFF", ""));
            var rows = new LinkedHashMap<String, List<Map<String, String>>>();
            lines.lines()
                    .map(line -> row(columns, line))
                    .forEach(row -> rows.computeIfAbsent(row.get("SR Number"), first -> new ArrayList<>())
                            .add(row));
            return new IncidentLog(
                    rows.values().stream().map(IncidentLog::incident).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Incident> all() {
        return incidents;
    }

    /** Always the same ones: the first whose log ends before it is completed, and others evenly spread over the log. */
    List<Incident> sample(int size) {
        var open = incidents.stream().filter(incident -> !incident.isCompleted());
        return Stream.concat(open.limit(1), evenlySpread(size))
                .distinct()
                .limit(size)
                .toList();
    }

    private Stream<Incident> evenlySpread(int size) {
        return IntStream.range(0, size)
                .mapToObj(index -> incidents.get((int) ((long) index * incidents.size() / size)));
    }

    private static Incident incident(List<Map<String, String>> rows) {
        var first = rows.get(0);
        return new Incident(
                first.get("SR Number"),
                first.get("Country"),
                first.get("Product"),
                first.get("Involved Org line 3"),
                first.get("SR Latest Impact"),
                rows.stream().map(IncidentLog::change).toList());
    }

    private static Incident.Change change(Map<String, String> row) {
        return new Incident.Change(
                OffsetDateTime.parse(row.get("Change Date+Time")).toInstant(),
                row.get("Status"),
                row.get("Sub Status"),
                LINES.get(row.get("ST Level")));
    }

    private static Map<String, String> row(List<String> columns, String line) {
        var fields = fields(line);
        if (fields.size() != columns.size() || line.contains("\"")) {
            throw new IllegalStateException(
                    "This log needs a better reader than one that splits at commas: %s".formatted(line));
        }
        var row = new LinkedHashMap<String, String>();
        columns.forEach(column -> row.put(column, fields.get(row.size())));
        return row;
    }

    private static List<String> fields(String line) {
        return Arrays.asList(line.split(",", -1));
    }
}
