package dev.baton.audit.web;

import dev.baton.audit.course.ProcessCourses;
import dev.baton.audit.replay.Accountability;
import dev.baton.audit.replay.CaseStories;
import dev.baton.audit.replay.CaseStory;
import dev.baton.audit.replay.ClockHistory;
import dev.baton.audit.replay.Viewings;
import dev.baton.audit.search.Questions;
import dev.baton.audit.search.Reader;
import dev.baton.audit.search.ReadersOfLog;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.UnknownCase;
import dev.baton.sla.ClockJournal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The story of a case, from the log: who answered for it, what was due, which way it took, which rules fired, and who has seen it. */
@Controller
class CaseStoryPage {

    private final CaseStories stories;
    private final ClockJournal journal;
    private final ProcessCourses courses;
    private final ReadersOfLog readers;
    private final Sentences sentences;
    private final Clock clock;

    CaseStoryPage(
            CaseStories stories,
            ClockJournal journal,
            ProcessCourses courses,
            ReadersOfLog readers,
            Sentences sentences,
            Clock clock) {
        this.stories = stories;
        this.journal = journal;
        this.courses = courses;
        this.readers = readers;
        this.sentences = sentences;
        this.clock = clock;
    }

    /**
     * 404 where the log has no such case.
     *
     * @param at who answered for it then, and what was due; UTC where it has no zone, left out it is now
     * @param instance which of its processes is drawn
     */
    @GetMapping("/audit/cases/{number}")
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String instance,
            Authentication login,
            Locale language,
            HttpServletResponse response,
            Model page) {
        var of = caseNumber(number);
        var reader = readers.of(login);
        var story = story(of, reader);
        var instant = asked(at, response, page);
        var tenures = story.tenures();
        page.addAttribute("number", of.value());
        page.addAttribute("personal", reader.personal());
        page.addAttribute("mayRead", mayRead(login));
        page.addAttribute("at", at);
        page.addAttribute("instant", instant);
        page.addAttribute("then", Accountability.of(of, story, instant));
        page.addAttribute("band", Band.of(tenures, end(story, tenures)));
        page.addAttribute("clocks", ClockHistory.of(story, journal.of(of)).at(instant));
        page.addAttribute("viewers", Viewings.of(story));
        var shown = sentences.show(story.found(), language);
        page.addAttribute("days", Moment.byDay(shown));
        page.addAttribute(
                "rules", shown.stream().filter(one -> !one.rules().isEmpty()).toList());
        page.addAttribute("course", courses.of(of.value(), instance).orElse(null));
        return "audit/case";
    }

    private CaseStory story(CaseNumber number, Reader reader) {
        try {
            return stories.of(number, reader);
        } catch (UnknownCase unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage());
        }
    }

    private static CaseNumber caseNumber(String number) {
        if (!CaseNumber.isOne(number)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new CaseNumber(number);
    }

    /** What is none is said beside the form, which keeps it; the page is that of now. */
    private Instant asked(String at, HttpServletResponse response, Model page) {
        var now = clock.instant();
        try {
            var asked = Questions.instant(Map.of("at", LogSearchPage.instant(at)), "at");
            if (asked != null && asked.isAfter(now)) {
                throw new Refusal("at", "is still to come; ask for an instant until now");
            }
            return asked == null ? now : asked;
        } catch (Refusal refusal) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            page.addAttribute("refused", refusal.getMessage());
            return now;
        }
    }

    /** Of a case that is over its last entry, else now. */
    private Instant end(CaseStory story, List<CaseStory.Tenure> tenures) {
        var isClosed = "CLOSED".equals(story.at(clock.instant()).text("status"));
        @Nullable
        Instant closed = isClosed
                ? story.found().stream()
                        .filter(found -> found.kind().equals("CaseClosed"))
                        .map(found -> found.at())
                        .reduce((first, last) -> last)
                        .orElse(null)
                : null;
        var last = tenures.isEmpty()
                ? clock.instant()
                : tenures.get(tenures.size() - 1).since();
        return closed == null || closed.isBefore(last) ? clock.instant() : closed;
    }

    /** Process owners see what the log says of a case, and not the case. */
    private static boolean mayRead(Authentication login) {
        return login.getAuthorities().stream()
                .anyMatch(group -> !group.getAuthority().equals("process-owner"));
    }
}
