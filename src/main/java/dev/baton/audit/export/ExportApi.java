package dev.baton.audit.export;

import dev.baton.audit.search.Question;
import dev.baton.audit.search.Questions;
import dev.baton.audit.search.ReadersOfLog;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ExportApi {

    private final LogExport export;
    private final TableExport table;
    private final Proved proved;
    private final Questions questions;
    private final ReadersOfLog readers;
    private final ApplicationEventPublisher events;

    ExportApi(
            LogExport export,
            TableExport table,
            Proved proved,
            Questions questions,
            ReadersOfLog readers,
            ApplicationEventPublisher events) {
        this.export = export;
        this.table = table;
        this.proved = proved;
        this.questions = questions;
        this.readers = readers;
        this.events = events;
    }

    /**
     * Entries as JSON lines that can be checked without Baton (docs/audit.md): without any filter the whole log up to the newest
     * checkpoint, else those asked for, each with its proof. As {@code csv} they can be read in a spreadsheet and prove nothing. Streamed,
     * whatever its size; what breaks off has no last line. That it was exported is an entry itself, written before the first line. 400
     * where a value is none, 503 where nothing is signed.
     *
     * @param number a case, {@code C-000123}
     * @param who a user id, a pseudonym, or {@code baton}
     * @param kind names of kinds with commas between
     * @param from ISO-8601 with zone: not before
     * @param to ISO-8601 with zone: before
     * @param account the id of an account: entries about it, and about its cases
     * @param about the id of what an entry is about
     * @param model the id of a model, or id and version
     * @param text somewhere in the details
     * @param since the size of a checkpoint that is kept elsewhere: with the proof that the log goes on from it; without any filter only
     *     the leaves from there on
     * @param format {@code jsonl}, or {@code csv}
     */
    @GetMapping("/api/audit/export")
    void export(
            Authentication login,
            HttpServletResponse response,
            @RequestParam(name = "case", required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam @Parameter(hidden = true) Map<String, String> asked)
            throws IOException {
        Questions.checkNames(asked, Set.of("since", "format"));
        var reader = readers.of(login);
        var entries = questions.read(asked, reader);
        if (isTable(format)) {
            if (since != null && !since.isBlank()) {
                throw new Refusal("since", "is for jsonl: a table proves nothing");
            }
            tell("csv", entries, null, null);
            begin(response, "text/csv;charset=utf-8", "audit.csv");
            table.write(new LogExport.Wanted(entries, null, reader), response.getOutputStream());
            return;
        }
        var checkpoint = proved.latest();
        var older = Questions.number(asked, "since", -1, 0, checkpoint.size());
        var wanted = new LogExport.Wanted(entries, older < 0 ? null : older, reader);
        tell("jsonl", entries, wanted.since(), checkpoint.size());
        begin(response, "application/x-ndjson;charset=utf-8", "audit-%d.jsonl".formatted(checkpoint.size()));
        export.write(wanted, checkpoint, response.getOutputStream());
    }

    private static boolean isTable(@Nullable String format) {
        if (format == null || format.isBlank() || format.equals("jsonl")) {
            return false;
        } else if (format.equals("csv")) {
            return true;
        }
        throw new Refusal("format", "must be jsonl or csv");
    }

    private void tell(String format, Question entries, @Nullable Long since, @Nullable Long size) {
        var deed = Deed.of("Exported")
                .with("what", "audit")
                .with("format", format)
                .with("since", since)
                .with("size", size);
        var filter = new LinkedHashMap<String, Object>();
        put(filter, "kind", entries.kinds().isEmpty() ? null : String.join(",", entries.kinds()));
        put(filter, "from", entries.from());
        put(filter, "to", entries.to());
        if (!filter.isEmpty()) {
            deed = deed.with("filter", filter);
        }
        if (entries.number() != null) {
            deed = deed.on(new CaseNumber(entries.number()));
        }
        events.publishEvent(deed.words("text", entries.text())
                .words("who", entries.who())
                .words("account", entries.account())
                .words("about", entries.about())
                .words("model", entries.model()));
    }

    private static void put(Map<String, Object> filter, String name, @Nullable Object value) {
        if (value != null) {
            filter.put(name, value);
        }
    }

    private static void begin(HttpServletResponse response, String type, String file) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(file));
    }
}
