package dev.baton.audit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.audit.search.EntryRows;
import dev.baton.audit.search.Found;
import dev.baton.audit.search.Telling;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries for a spreadsheet: CSV (RFC 4180, UTF-8), whose cells no spreadsheet takes for formulas. They prove nothing. */
@Component
class TableExport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS = List.of(
            "entry", "leaf", "at", "kind", "who", "behalf", "via", "case", "account", "about", "model", "story",
            "details");

    private final EntryRows rows;
    private final Telling telling;

    TableExport(EntryRows rows, Telling telling) {
        this.rows = rows;
        this.telling = telling;
    }

    /** The oldest first. */
    void write(LogExport.Wanted wanted, OutputStream to) throws IOException {
        line(to, COLUMNS);
        Long after = null;
        do {
            var found = rows.find(wanted.entries(), after, AT_ONCE, false);
            for (var one : telling.tell(found.rows(), wanted.reader())) {
                line(to, cells(one));
            }
            after = found.next();
        } while (after != null);
        to.flush();
    }

    private static List<@Nullable Object> cells(Found one) {
        var about = one.about();
        return Arrays.asList(
                one.entry(),
                one.leaf(),
                one.at(),
                one.kind(),
                one.who(),
                one.behalf(),
                one.via(),
                one.number(),
                one.account(),
                about == null ? null : about.get("type") + ":" + about.get("id"),
                one.model(),
                one.story(),
                LeafLine.canonical(JSON.valueToTree(one.details())));
    }

    private static void line(OutputStream to, List<? extends @Nullable Object> cells) throws IOException {
        to.write(Tables.line(cells).getBytes(StandardCharsets.UTF_8));
    }
}
