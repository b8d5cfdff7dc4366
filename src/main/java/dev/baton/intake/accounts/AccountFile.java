package dev.baton.intake.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.baton.casefile.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Accounts as comma-separated values (RFC 4180), one row after the other: a line of headings, of which {@code id} is needed, in any
 * order and with or without capitals, and a line for each account. A byte order mark and empty lines are skipped.
 */
final class AccountFile {

    static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "tier",
            "arr",
            "mrr",
            "renewalDate",
            "health",
            "usage",
            "industry",
            "region",
            "zone",
            "csm",
            "renewalOutcome",
            "renewedOn");

    private final MappingIterator<String[]> rows;
    private final List<String> headings;
    private int line;

    private AccountFile(MappingIterator<String[]> rows) throws IOException {
        this.rows = rows;
        var first = next();
        if (first == null) {
            throw new Refusal("file", "is empty; its first line names the columns: " + String.join(",", COLUMNS));
        }
        this.headings = first.fields().stream().map(AccountFile::column).toList();
        if (!headings.contains("id") || new HashSet<>(headings).size() < headings.size()) {
            throw new Refusal("file", "needs the column \"id\", and each column once");
        }
    }

    /** @param line where it begins, from 1 */
    record Row(int line, List<String> fields) {}

    /** @throws Refusal where it is no such file at all */
    static AccountFile open(InputStream body) {
        try {
            var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()));
            skipByteOrderMark(reader);
            return new AccountFile(new CsvMapper()
                    .readerFor(String[].class)
                    .with(CsvParser.Feature.WRAP_AS_ARRAY)
                    .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .readValues(reader));
        } catch (IOException broken) {
            throw unreadable(broken, 1);
        }
    }

    /** @throws Refusal where the file cannot be read any further */
    @Nullable
    Row row() {
        try {
            return next();
        } catch (IOException | RuntimeException broken) {
            throw unreadable(broken, line + 1);
        }
    }

    boolean has(String column) {
        return headings.contains(column);
    }

    int columns() {
        return headings.size();
    }

    /** Null where there is no such column or nothing in it. */
    @Nullable
    String cell(Row row, String column) {
        int place = headings.indexOf(column);
        var text = place < 0 || place >= row.fields().size()
                ? ""
                : row.fields().get(place).strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable Row next() throws IOException {
        if (!rows.hasNextValue()) {
            return null;
        }
        line = rows.getParser().currentTokenLocation().getLineNr();
        return new Row(line, List.of(rows.nextValue()));
    }

    private static String column(String heading) {
        var told = heading.strip();
        return COLUMNS.stream()
                .filter(one -> one.equalsIgnoreCase(told))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "file",
                        "has a column \"%s\"; there are %s".formatted(shown(told), String.join(", ", COLUMNS))));
    }

    private static Refusal unreadable(Exception broken, int line) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new Refusal("file", "is not UTF-8; save it as \"CSV UTF-8\"");
            }
            if (cause instanceof JsonProcessingException wrong && wrong.getLocation() != null) {
                return new Refusal(
                        "file",
                        "cannot be read from line %d on: a quote is never closed, or something stands after a closing one"
                                .formatted(Math.max(line, 1)));
            }
        }
        throw new IllegalStateException("The file cannot be read", broken);
    }

    private static void skipByteOrderMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60).toLowerCase(Locale.ROOT) + "…" : text;
    }
}
