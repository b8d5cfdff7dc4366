package dev.baton.audit.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** Whose data stands in which column: {@code audit/personal-data.csv}, which explains itself. */
final class PersonalData {

    private static final String FILE = "audit/personal-data.csv";
    private static final String OF_THE_CASES = "case_number = any (:cases)";

    private static final List<Column> COLUMNS = read();

    private PersonalData() {}

    enum Kind {
        WORDS,
        ADDRESS,
        KEY,
        WITH,
        PERSON,
        OWN,
        PLAIN
    }

    /**
     * @param column {@code *} for all that are not listed
     * @param rows which rows belong to {@code :cases}; of {@code WITH} the column of the address
     */
    record Column(String table, String column, Kind kind, String rows) {}

    static List<Column> columns() {
        return COLUMNS;
    }

    private static List<Column> read() {
        try {
            return new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PersonalData::column)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Stream<Column> columns(Kind kind) {
        return COLUMNS.stream().filter(column -> column.kind() == kind);
    }

    private static Column column(String line) {
        var parts = line.split(";", 4);
        return new Column(
                parts[0],
                parts[1],
                Kind.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                parts[3].isBlank() ? OF_THE_CASES : parts[3]);
    }
}
