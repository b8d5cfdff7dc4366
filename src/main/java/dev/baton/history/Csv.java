package dev.baton.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as a file (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula begins with an apostrophe. */
public final class Csv {

    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String FORMULA = "=+-@\t\r";

    private final List<List<String>> rows = new ArrayList<>();

    public Csv(String... heads) {
        rows.add(List.of(heads));
    }

    public Csv row(@Nullable Object... cells) {
        var row = new ArrayList<String>();
        for (var cell : cells) {
            row.add(cell == null ? "" : cell instanceof Number ? cell.toString() : defused(cell.toString()));
        }
        rows.add(row);
        return this;
    }

    public String text() {
        return rows.stream()
                .map(row -> row.stream().map(Csv::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    public ResponseEntity<String> named(String file) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(text());
    }

    private static String defused(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
