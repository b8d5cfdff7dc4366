package dev.baton.audit.report;

import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.log.SigningKey;
import dev.baton.audit.replay.CaseStories;
import dev.baton.audit.replay.ClockHistory;
import dev.baton.audit.search.ReadersOfLog;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.UnknownCase;
import dev.baton.sla.ClockJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The report of a case, to be kept. What it tells is signed before it is written, so that the note in it covers it. */
@Controller
class CaseReportPage {

    private final CaseStories stories;
    private final ClockJournal journal;
    private final CaseReport report;
    private final LogBook log;
    private final Checkpoints checkpoints;
    private final SigningKey key;
    private final ReadersOfLog readers;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CaseReportPage(
            CaseStories stories,
            ClockJournal journal,
            CaseReport report,
            LogBook log,
            Checkpoints checkpoints,
            SigningKey key,
            ReadersOfLog readers,
            Clock clock,
            ApplicationEventPublisher events) {
        this.stories = stories;
        this.journal = journal;
        this.report = report;
        this.log = log;
        this.checkpoints = checkpoints;
        this.key = key;
        this.readers = readers;
        this.clock = clock;
        this.events = events;
    }

    /** PDF; that it was taken is an entry, written first. 404 where the log has no such case. */
    @GetMapping("/audit/cases/{number}/report.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number, Authentication login, Locale language) throws IOException {
        try {
            var of = new CaseNumber(number);
            var story = stories.of(of, readers.of(login));
            log.takeIn();
            checkpoints.sign();
            var now = clock.instant();
            events.publishEvent(
                    Deed.of("Exported").on(of).with("what", "report").with("format", "pdf"));
            var to = new ByteArrayOutputStream();
            var keys = new LinkedHashSet<>(checkpoints.keys());
            key.signer().ifPresent(signer -> keys.add(signer.key().toString()));
            report.write(
                    new CaseReport.Content(
                            of,
                            story,
                            ClockHistory.of(story, journal.of(of)).at(now),
                            checkpoints.latest(),
                            new ArrayList<>(keys),
                            login.getName(),
                            now),
                    language,
                    to);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.pdf\"".formatted(of.value()))
                    .body(to.toByteArray());
        } catch (UnknownCase unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage());
        }
    }
}
