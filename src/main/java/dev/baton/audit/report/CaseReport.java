package dev.baton.audit.report;

import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.replay.CaseStory;
import dev.baton.audit.replay.ClockHistory;
import dev.baton.audit.search.Found;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.web.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The story of a case as PDF: facts, who was accountable, deadlines, timeline, and on its last page the signed root of the log. */
@Component
class CaseReport {

    private final Words words;
    private final MessageSource messages;

    CaseReport(Words words, MessageSource messages) {
        this.words = words;
        this.messages = messages;
    }

    /**
     * @param by who asked for it
     * @param checkpoint of the log; empty where nothing is signed
     */
    record Content(
            CaseNumber number,
            CaseStory story,
            List<ClockHistory.At> clocks,
            Optional<Checkpoints.Signed> checkpoint,
            List<String> keys,
            String by,
            Instant now) {}

    /** In the language of who asked. */
    void write(Content content, Locale language, OutputStream to) throws IOException {
        var title = words.of("audit.report.title", content.number().value());
        try (var pdf = new PdfText(title, language.toLanguageTag(), pageWords(language))) {
            pdf.title(title);
            pdf.line(words.of(
                    "audit.report.made",
                    TimeFormat.told(content.now()),
                    content.by(),
                    content.checkpoint().map(Checkpoints.Signed::size).orElse(0L)));
            facts(pdf, content);
            accountable(pdf, content.story());
            deadlines(pdf, content.clocks());
            timeline(pdf, content.story().found(), language);
            proof(pdf, content);
            pdf.save(to);
        }
    }

    private String pageWords(Locale language) {
        return messages.getMessage("audit.report.page", new Object[] {"{0}"}, language);
    }

    private void facts(PdfText pdf, Content content) throws IOException {
        pdf.heading(words.of("audit.report.facts"));
        var state = content.story().at(content.now());
        fact(pdf, "account", state.text("account"));
        fact(pdf, "status", state.text("status"));
        fact(pdf, "priority", state.text("priority"));
        fact(pdf, "team", state.text("team"));
        fact(pdf, "reported", content.story().reported().map(TimeFormat::told).orElse(null));
    }

    private void fact(PdfText pdf, String name, @org.jspecify.annotations.Nullable String value) throws IOException {
        if (value != null) {
            pdf.line(words.of("audit.report." + name) + ": " + value);
        }
    }

    private void accountable(PdfText pdf, CaseStory story) throws IOException {
        pdf.heading(words.of("audit.report.accountable"));
        for (var tenure : story.tenures()) {
            var since = TimeFormat.told(tenure.since());
            var time = tenure.until() == null
                    ? words.of("audit.report.still", since)
                    : words.of("audit.report.until", since, TimeFormat.told(tenure.until()));
            pdf.line("%s: %s".formatted(tenure.accountable(), time));
            pdf.indented(tenure.because());
        }
        if (story.tenures().isEmpty()) {
            pdf.line(words.of("audit.band.none"));
        }
    }

    private void deadlines(PdfText pdf, List<ClockHistory.At> clocks) throws IOException {
        pdf.heading(words.of("audit.report.deadlines"));
        for (var clock : clocks) {
            var last = clock.last();
            var state = last == null
                    ? words.of("audit.clock.untold")
                    : words.of("audit.state." + (clock.isLate() ? "late" : last.state()));
            var due = last == null || last.due() == null ? "" : ", " + TimeFormat.told(last.due());
            pdf.line("%s %s: %s%s".formatted(clock.clock(), clock.of(), state, due));
        }
        if (clocks.isEmpty()) {
            pdf.line(words.of("audit.clocks.none"));
        }
    }

    private void timeline(PdfText pdf, List<Found> entries, Locale language) throws IOException {
        pdf.heading(words.of("audit.report.timeline"));
        for (var entry : entries) {
            pdf.line(
                    "%s  %s  %s  #%d".formatted(TimeFormat.told(entry.at()), entry.who(), entry.kind(), entry.entry()));
            var told = entry.story() != null
                    ? entry.story()
                    : messages.getMessage("audit.kind." + entry.kind(), null, "", language);
            if (told != null && !told.isEmpty()) {
                pdf.indented(told);
            }
        }
    }

    private void proof(PdfText pdf, Content content) throws IOException {
        pdf.newPage();
        pdf.heading(words.of("audit.report.proof"));
        if (content.checkpoint().isEmpty()) {
            pdf.line(words.of("audit.report.unsigned"));
            return;
        }
        pdf.line(words.of(
                "audit.report.proof.how",
                content.number().value(),
                String.valueOf(content.checkpoint().get().size())));
        pdf.heading(words.of("audit.check.note"));
        pdf.line(content.checkpoint().get().note());
        pdf.heading(words.of("audit.check.keys"));
        for (var key : content.keys()) {
            pdf.line(key);
        }
    }
}
