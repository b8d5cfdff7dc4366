package dev.baton.review.web;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.review.books.ActionBooks;
import dev.baton.review.books.AgreeAction;
import dev.baton.review.books.CaseFigures;
import dev.baton.review.books.RestartReview;
import dev.baton.review.books.Review;
import dev.baton.review.books.ReviewBooks;
import dev.baton.review.trends.Causes;
import dev.baton.review.trends.TrendFigures;
import dev.baton.review.trends.TrendTables;
import dev.baton.web.Words;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reviews: what was asked, what was learnt, and who does what by when. */
@Controller
@RequestMapping("/reviews")
class ReviewsPage {

    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    private final ReviewBooks reviews;
    private final ActionBooks actions;
    private final AgreeAction agree;
    private final RestartReview restart;
    private final ReviewReach reach;
    private final Causes causes;
    private final TrendTables trends;
    private final TrendFigures trendFigures;
    private final CaseFigures figures;
    private final CaseFile caseFile;
    private final CaseReach cases;
    private final TaskService tasks;
    private final Words words;
    private final Clock clock;

    ReviewsPage(
            ReviewBooks reviews,
            ActionBooks actions,
            AgreeAction agree,
            RestartReview restart,
            ReviewReach reach,
            Causes causes,
            TrendTables trends,
            TrendFigures trendFigures,
            CaseFigures figures,
            CaseFile caseFile,
            CaseReach cases,
            TaskService tasks,
            Words words,
            Clock clock) {
        this.reviews = reviews;
        this.actions = actions;
        this.agree = agree;
        this.restart = restart;
        this.reach = reach;
        this.causes = causes;
        this.trends = trends;
        this.trendFigures = trendFigures;
        this.figures = figures;
        this.caseFile = caseFile;
        this.cases = cases;
        this.tasks = tasks;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String list(Authentication login, Model page) {
        page.addAttribute("reviews", reach.of(reviews.all(), login));
        page.addAttribute("now", clock.instant());
        return "review/reviews";
    }

    /** 404 where there is none of that number that they may read. */
    @GetMapping("/{number}")
    String show(@PathVariable String number, Authentication login, Locale locale, Model page) {
        var one = reach.reading(number, login);
        page.addAttribute("one", one);
        page.addAttribute("actions", actions.of(number));
        page.addAttribute("leads", reach.leads(login));
        page.addAttribute("running", restart.isRunning(one));
        page.addAttribute("now", clock.instant());
        page.addAttribute(
                "tasks",
                tasks.createTaskQuery().processInstanceBusinessKey(number).list());
        if (one.caseNumber() == null) {
            period(one, locale, page);
        } else {
            ofCase(new CaseNumber(one.caseNumber()), page);
        }
        return "review/review";
    }

    private void period(Review one, Locale locale, Model page) {
        var period = trends.period(Objects.requireNonNull(one.periodFrom()), one.kind());
        page.addAttribute("tables", ShownCauses.of(causes.of(one.number()), period));
        page.addAttribute("figures", trendFigures.of(period, locale));
    }

    /** Whoever has an action and may not read the case sees what was learnt and nothing of the case. */
    private void ofCase(CaseNumber number, Model page) {
        var reads = cases.reads(number);
        page.addAttribute("reads", reads);
        if (reads) {
            page.addAttribute("subject", caseFile.get(number));
            page.addAttribute("figures", figures.of(number).orElseThrow());
            page.addAttribute("passed", figures.passed(number));
            page.addAttribute("followUps", caseFile.followUpsOf(number));
        }
    }

    /** @param cause one row of its tables, such as {@code CATEGORY:technical}; empty where it is about none */
    @PostMapping("/{number}/actions")
    String agree(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String cause,
            Authentication login,
            RedirectAttributes answer) {
        var one = reach.reading(number, login);
        try {
            var made = agree.agree(number, agreed(one, text, owner, due, cause), login.getName());
            answer.addFlashAttribute("done", words.of(made == null ? "review.done.same" : "review.done.action"));
        } catch (NotNow refusal) {
            refused(answer, refusal.getMessage(), text, owner, due, cause);
        } catch (Refusal refusal) {
            refused(
                    answer,
                    words.of("review.field", words.of("review.in." + refusal.field()), refusal.getMessage()),
                    text,
                    owner,
                    due,
                    cause);
        } catch (ConcurrencyFailureException met) {
            refused(answer, words.of("review.conflict"), text, owner, due, cause);
        }
        return "redirect:/reviews/" + number;
    }

    @PostMapping("/{number}/restart")
    String restart(@PathVariable String number, Authentication login, RedirectAttributes answer) {
        reach.reading(number, login);
        try {
            restart.restart(number, login.getName());
            answer.addFlashAttribute("done", words.of("review.done.restarted"));
        } catch (NotNow refusal) {
            answer.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/reviews/" + number;
    }

    private AgreeAction.Agreed agreed(Review one, String text, String owner, String due, String cause) {
        var at = cause.indexOf(':');
        if (cause.isBlank()) {
            return new AgreeAction.Agreed(text, owner, due(due), null, null);
        }
        if (at < 0 || !causes.has(one.number(), cause.substring(0, at), cause.substring(at + 1))) {
            throw new Refusal("cause", words.of("review.noCause"));
        }
        return new AgreeAction.Agreed(text, owner, due(due), cause.substring(0, at), cause.substring(at + 1));
    }

    private Instant due(@Nullable String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed)
                    .atTime(CLOSING)
                    .atZone(trends.zone())
                    .toInstant();
        } catch (DateTimeException none) {
            throw new Refusal("due", words.of("review.noDate"));
        }
    }

    private static void refused(
            RedirectAttributes answer, String why, String text, String owner, String due, String cause) {
        answer.addFlashAttribute("refused", why);
        answer.addFlashAttribute("typed", Map.of("text", text, "owner", owner, "due", due, "cause", cause));
    }
}
