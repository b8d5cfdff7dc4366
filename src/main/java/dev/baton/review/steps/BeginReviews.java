package dev.baton.review.steps;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CaseDocumented;
import dev.baton.casefile.CaseEvent.DeadlinePassed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.Decisions;
import dev.baton.review.Reviewers;
import dev.baton.review.books.ReviewBooks;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A case that is closed is reviewed where {@code chooseReview} says so, once. A merged duplicate is reviewed with the case in which it goes on. */
@Component
class BeginReviews {

    private static final String PROCESS = "post-escalation-review";

    private final CaseFile caseFile;
    private final ReviewBooks reviews;
    private final Decisions decisions;
    private final Notices notices;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    BeginReviews(
            CaseFile caseFile,
            ReviewBooks reviews,
            Decisions decisions,
            Notices notices,
            RuntimeService runtime,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.caseFile = caseFile;
        this.reviews = reviews;
        this.decisions = decisions;
        this.notices = notices;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Which priority a case had when a deadline passed is known only then. */
    @OnCaseEvent(Phase.REMEMBER)
    void remember(DeadlinePassed passed) {
        jdbc.sql("""
                insert into breached_as select number, :clock, priority, :at from support_case
                where number = :number and priority is not null on conflict do nothing
                """)
                .param("clock", passed.clock())
                .param("at", TimeFormat.stored(clock.instant()))
                .param("number", passed.number().value())
                .update();
    }

    @OnCaseEvent(Phase.REMEMBER)
    void remember(CaseDocumented documented) {
        jdbc.sql("""
                insert into root_cause_kind values (?, ?, ?)
                on conflict (case_number) do update set kind = excluded.kind, at = excluded.at
                """)
                .params(documented.number().value(), documented.rootCauseCategory(), TimeFormat.stored(clock.instant()))
                .update();
    }

    @OnCaseEvent(Phase.TELL)
    void begin(CaseClosed closed) {
        var subject = caseFile.get(closed.number());
        if (subject.mergedInto() != null) {
            return;
        }
        var facts = facts(subject);
        var answer = decisions.ask("chooseReview", facts);
        if (Boolean.TRUE.equals(answer.get("review"))) {
            begin(subject, because(facts), Duration.parse((String) answer.get("reviewWithin")));
        }
    }

    private void begin(Case subject, String because, Duration within) {
        var number = reviews.begin(subject.number(), because, clock.instant().plus(within));
        if (number == null) {
            return;
        }
        runtime.startProcessInstanceByKey(PROCESS, number, Map.of("number", number));
        events.publishEvent(Deed.of("ReviewBegun")
                .by("baton")
                .on(subject.number())
                .about("review", number)
                .with("kind", "CASE")
                .with("because", because));
        notices.tellGroup(
                Reviewers.GROUP,
                Notice.about(subject.number(), "reviewAsked", subject.number().value(), number));
    }

    private Map<String, Object> facts(Case subject) {
        return jdbc.sql("""
                select exists (select 1 from escalation where case_number = :number and to_group = 'leadership') as leadership,
                  exists (select 1 from breached_as where case_number = :number and priority = 'P1') as breached
                """)
                .param("number", subject.number().value())
                .query((row, at) -> Map.<String, Object>of(
                        "reachedLeadership",
                        row.getBoolean("leadership"),
                        "breachedAsP1",
                        row.getBoolean("breached"),
                        "reopened",
                        subject.reopened()))
                .single();
    }

    /** For people: the first that is true, in the order in which the rows ask. */
    private static String because(Map<String, Object> facts) {
        if (Boolean.TRUE.equals(facts.get("reachedLeadership"))) {
            return "leadership";
        }
        if (Boolean.TRUE.equals(facts.get("breachedAsP1"))) {
            return "breached";
        }
        return (Integer) facts.get("reopened") > 1 ? "reopened" : "rule";
    }
}
