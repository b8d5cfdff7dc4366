package dev.baton.sla.timers;

import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Timer;
import dev.baton.engine.Timers;
import dev.baton.sla.CaseClocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves the timers of a case to where its clocks say. */
@Component
class TimerDueDates {

    private static final Duration ASLEEP = Duration.ofDays(36_500);

    private final Timers timers;
    private final ModelClockReferences references;
    private final EscalationsOfProcesses escalations;
    private final Clock time;

    TimerDueDates(Timers timers, ModelClockReferences references, EscalationsOfProcesses escalations, Clock time) {
        this.timers = timers;
        this.references = references;
        this.escalations = escalations;
        this.time = time;
    }

    /** Two SQL statements at most, and one more where escalations have timers of their own. */
    void follow(CaseNumber number, CaseClocks clocks) {
        var moved = new HashMap<String, Instant>();
        for (var timer : timers.of(List.of(number.value()))) {
            var question = references.timers(timer.processDefinitionId()).get(timer.activityId());
            if (question != null) {
                var escalation = question.isOfOneEscalation() ? escalations.of(timer.processInstanceId()) : null;
                var due = question.next(question.of(clocks, escalation));
                if (isElsewhere(timer, due)) {
                    moved.put(timer.jobId(), due == null ? time.instant().plus(ASLEEP) : due);
                }
            }
        }
        timers.move(moved);
    }

    /** What is late is due at once, whenever exactly; what is not due sleeps, wherever exactly. */
    private boolean isElsewhere(Timer timer, @Nullable Instant due) {
        var now = time.instant();
        if (due == null) {
            return timer.due().isBefore(now.plus(ASLEEP.dividedBy(2)));
        }
        return due.isAfter(now)
                ? !timer.due().equals(due.truncatedTo(ChronoUnit.MILLIS))
                : timer.due().isAfter(now);
    }
}
