package dev.baton.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table of who may do what, as {@code docs/security.md} has it. */
record AccessTable(List<Row> rows) {

    static final List<String> ROLES =
            List.of("Nobody", "Agents", "Managers", "Process owners", "Auditors", "Integrators", "Administrators");

    record Row(List<String> methods, PathPattern pattern, List<String> cells, String scope) {

        boolean fits(String method, String path) {
            return (methods.contains("ANY") || methods.contains(method))
                    && pattern.matches(PathContainer.parsePath(path));
        }

        String cell(String role) {
            return cells.get(ROLES.indexOf(role));
        }
    }

    static AccessTable read() {
        try (var lines = Files.lines(Path.of("docs/security.md"))) {
            return new AccessTable(lines.filter(line -> line.matches("\\| `(ANY|GET|POST|PUT|DELETE)[A-Z,]* /.*"))
                    .map(AccessTable::row)
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<Row> rowOf(String method, String path) {
        return rows.stream().filter(row -> row.fits(method, path)).findFirst();
    }

    private static Row row(String line) {
        var cells = Arrays.stream(line.substring(1).split("\\|"))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
        var endpoint = cells.get(0).split(" ");
        return new Row(
                List.of(endpoint[0].split(",")),
                PathPatternParser.defaultInstance.parse(endpoint[1]),
                cells.subList(1, 1 + ROLES.size()),
                cells.get(1 + ROLES.size()));
    }
}
