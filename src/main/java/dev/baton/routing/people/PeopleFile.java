package dev.baton.routing.people;

import dev.baton.casefile.Refusal;
import dev.baton.routing.Profile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People as comma-separated values: a line of headings, of which {@code id} is needed, and a line for each person. What has no column
 * stays as it is; an empty cell says that there is none. Several groups, skills or languages stand between semicolons; a skill may
 * have its level behind a colon, and is known without.
 */
final class PeopleFile {

    static final List<String> COLUMNS =
            List.of("id", "name", "groups", "skills", "languages", "zone", "calendar", "capacity", "disabled");
    private static final int MOST = 5_000;

    private final List<String> headings;
    private final List<CsvTable.Row> rows;

    private PeopleFile(List<String> headings, List<CsvTable.Row> rows) {
        this.headings = headings;
        this.rows = rows;
    }

    /** @throws Refusal where it is no such file at all */
    static PeopleFile read(String text) {
        try {
            var rows = CsvTable.read(text);
            if (rows.isEmpty()) {
                throw new Refusal("file", "is empty; its first line names the columns: " + String.join(",", COLUMNS));
            }
            var headings = rows.get(0).fields().stream()
                    .map(one -> one.strip().toLowerCase(Locale.ROOT))
                    .toList();
            check(headings, rows.size() - 1);
            return new PeopleFile(headings, rows.subList(1, rows.size()));
        } catch (CsvTable.Unreadable broken) {
            throw new Refusal("file", "cannot be read: line %d %s".formatted(broken.line(), broken.getMessage()));
        }
    }

    private static void check(List<String> headings, int lines) {
        var unknown = headings.stream().filter(one -> !COLUMNS.contains(one)).findFirst();
        if (unknown.isPresent()) {
            throw new Refusal(
                    "file",
                    "has a column \"%s\"; there are %s".formatted(shown(unknown.get()), String.join(", ", COLUMNS)));
        }
        if (!headings.contains("id") || new HashSet<>(headings).size() < headings.size()) {
            throw new Refusal("file", "needs the column \"id\", and each column once");
        }
        if (lines > MOST) {
            throw new Refusal("file", "has %,d lines; send at most %,d at once".formatted(lines, MOST));
        }
    }

    List<CsvTable.Row> rows() {
        return rows;
    }

    String id(CsvTable.Row row) {
        var id = cell(row, "id");
        return id == null ? "" : id;
    }

    /**
     * What the line says, over what is known.
     *
     * @param problems gets what cannot be read of it
     */
    Profile said(CsvTable.Row row, Profile before, Map<String, String> problems) {
        if (row.fields().size() != headings.size()) {
            problems.put(
                    "line",
                    "has %d fields, the headings %d".formatted(row.fields().size(), headings.size()));
            return before;
        }
        return ProfileWords.over(before, column -> cell(row, column), problems);
    }

    private @Nullable String cell(CsvTable.Row row, String column) {
        int place = headings.indexOf(column);
        return place < 0 || place >= row.fields().size()
                ? null
                : row.fields().get(place).strip();
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
