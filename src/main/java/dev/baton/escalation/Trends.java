package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.DeEscalationDue;
import dev.baton.casefile.CaseEvent.TrendTold;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.engine.Decisions;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.leaders.LeadershipCadence;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How escalations get on, and by when one has to end that could. */
@Component
public class Trends {

    private static final Duration PLAIN = Duration.ofDays(3);

    private final EscalationRecords escalations;
    private final Decisions decisions;
    private final LeadershipCadence cadence;
    private final CaseFile caseFile;
    private final Clock clock;

    Trends(
            EscalationRecords escalations,
            Decisions decisions,
            LeadershipCadence cadence,
            CaseFile caseFile,
            Clock clock) {
        this.escalations = escalations;
        this.decisions = decisions;
        this.cadence = cadence;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    /**
     * Whoever leads the escalation says how it gets on.
     *
     * @throws Refusal where the case has no such escalation, or somebody else leads it
     * @throws NotNow where nobody leads it
     */
    @Transactional
    public void tell(CaseNumber number, long id, Trend trend, String by) {
        var subject = caseFile.getForChange(number);
        var escalation = escalations.of(subject.number()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal("id", "must be that of an escalation of " + number));
        if (escalation.state() != State.ACCEPTED) {
            throw new NotNow(
                    "Nobody leads this escalation of %s.".formatted(number),
                    escalation.state().isOpen()
                            ? "Say how it gets on once somebody has taken charge."
                            : "It has ended: escalate the case again if it has to be.");
        }
        if (!by.equals(escalation.holder())) {
            throw new Refusal("trend", "is told by whoever leads the escalation: ask " + escalation.holder());
        }
        keep(escalation, trend, by);
    }

    /** From now on it is improving, the same or declining, and its next update is due when that says. */
    public void keep(Escalation escalation, Trend trend, String by) {
        var number = new CaseNumber(escalation.caseNumber());
        escalations.keepTrend(escalation.id(), trend, by);
        caseFile.record(new TrendTold(number, escalation.id(), trend.label(), by));
        if (trend == Trend.IMPROVING) {
            endSoon(escalation, "it is improving");
        } else if (escalation.deEscalateBy() != null) {
            escalations.deEscalateBy(escalation.id(), null);
        }
        cadence.follow(escalation.id());
    }

    /** What it was asked for is not so any more: it ends in time, or whoever leads it says why not. */
    public void causeIsGone(Escalation escalation) {
        if (escalation.deEscalateBy() == null && escalation.trend() != Trend.DECLINING) {
            endSoon(escalation, "its cause is gone");
            cadence.follow(escalation.id());
        }
    }

    /** A date that was set before stands until it has passed. */
    private void endSoon(Escalation escalation, String why) {
        var now = clock.instant();
        if (escalation.deEscalateBy() == null || !escalation.deEscalateBy().isAfter(now)) {
            var due = now.plus(within(escalation.severity()));
            escalations.deEscalateBy(escalation.id(), due);
            caseFile.record(new DeEscalationDue(new CaseNumber(escalation.caseNumber()), escalation.id(), due, why));
        }
    }

    private Duration within(@Nullable String severity) {
        var asked = Map.<String, Object>of("severity", Objects.requireNonNullElse(severity, "medium"));
        try {
            return Duration.parse(
                    String.valueOf(decisions.ask("setDeEscalation", asked).get("deEscalateWithin")));
        } catch (DateTimeException unreadable) {
            return PLAIN;
        }
    }
}
