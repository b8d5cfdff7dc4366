package dev.baton.escalation.leaders;

import dev.baton.engine.Timer;
import dev.baton.engine.Timers;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.EscalationRecords;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the next update for the leadership is due, and that the timer which asks for it stands there. */
@Component
public class LeadershipCadence {

    private static final String TIMER = "event_updateDue";
    private static final Duration ASLEEP = Duration.ofDays(36_500);
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    private final EscalationRecords escalations;
    private final LeadershipUpdates updates;
    private final Timers timers;
    private final RuntimeService runtime;
    private final Clock clock;

    LeadershipCadence(
            EscalationRecords escalations,
            LeadershipUpdates updates,
            Timers timers,
            RuntimeService runtime,
            Clock clock) {
        this.escalations = escalations;
        this.updates = updates;
        this.timers = timers;
        this.runtime = runtime;
        this.clock = clock;
    }

    /**
     * Once it was led, or the leadership was told, for as long as {@code chooseAudience} said; sooner where it has to end sooner.
     * Null where nobody leads it or no rhythm was said.
     */
    static @Nullable Instant next(Escalation escalation) {
        if (escalation.state() != State.ACCEPTED) {
            return null;
        }
        var last = escalation.leadersToldAt() == null ? escalation.answeredAt() : escalation.leadersToldAt();
        var every = every(escalation.leadershipEvery());
        var regular = last == null || every == null ? null : last.plus(every);
        var end = escalation.deEscalateBy();
        return regular == null || end != null && end.isBefore(regular) ? end : regular;
    }

    private static @Nullable Duration every(@Nullable String written) {
        try {
            var every = written == null || written.isBlank() ? null : Duration.parse(written);
            return every == null || every.isNegative() || every.isZero() ? null : every;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** For a timer that fires more than once: an ISO-8601 repeating interval that then sleeps until it is moved. */
    public String cycle(long escalation) {
        var soon = clock.instant().plus(AT_ONCE);
        var due = due(escalation);
        return "R/%s/P100Y".formatted((due.isBefore(soon) ? soon : due).truncatedTo(ChronoUnit.MILLIS));
    }

    /** Moves the timer to where the escalation says now. */
    public void follow(long escalation) {
        var moved = new HashMap<String, Instant>();
        timers.of(List.of(escalations.get(escalation).caseNumber())).stream()
                .filter(timer -> timer.activityId().equals(TIMER) && isOf(timer, escalation))
                .forEach(timer -> moved.put(timer.jobId(), due(escalation)));
        timers.move(moved);
    }

    /** One that is asked for is not asked for again. */
    private Instant due(long escalation) {
        var next = updates.isAsked(escalation) ? null : next(escalations.get(escalation));
        return Objects.requireNonNullElse(next, clock.instant().plus(ASLEEP));
    }

    private boolean isOf(Timer timer, long escalation) {
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(timer.processInstanceId())
                .variableName("escalation")
                .list()
                .stream()
                .anyMatch(variable -> variable.getValue() instanceof Number id && id.longValue() == escalation);
    }
}
