package dev.baton.sla;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.PromiseMade;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseEvent.WaitingEnded;
import dev.baton.casefile.CaseEvent.WaitingStarted;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What happens to a case starts, pauses, resumes and meets its clocks. */
@Component
@Order(10)
class ClocksFollowTheCase {

    private final SlaClocks clocks;
    private final SlaPolicy policy;
    private final TimerProjection timers;
    private final Waiting waiting;
    private final Clock time;

    ClocksFollowTheCase(SlaClocks clocks, SlaPolicy policy, TimerProjection timers, Waiting waiting, Clock time) {
        this.clocks = clocks;
        this.policy = policy;
        this.timers = timers;
        this.waiting = waiting;
        this.time = time;
    }

    @EventListener
    void triageIsDueFromTheReportOn(CaseReported event) {
        policy.budgets(Map.of()).forEach((name, budget) -> {
            var clock = SlaClock.idle(event.number(), name, budget);
            clocks.save(name == ClockName.TRIAGE ? clock.from(now(), false) : clock);
        });
    }

    @EventListener
    void aPriorityEndsTriage(CasePrioritized event) {
        change(event.number(), all -> meet(all, ClockName.TRIAGE));
    }

    @EventListener
    void activityResetsInactivity(ActivityRecorded event) {
        var said = event.interaction();
        if (said.isActivity()) {
            var paused = waiting.isOn(event.number());
            change(
                    event.number(),
                    all -> hear(
                            said,
                            all.change(
                                    ClockName.INACTIVITY,
                                    clock -> clock.isRunning() ? clock.from(now(), paused) : clock)));
        }
    }

    @EventListener
    void aPromiseIsDueWhenItSays(PromiseMade event) {
        var budget = new Budget(Duration.between(now(), event.due()), "promised: " + event.what());
        change(
                event.number(),
                all -> all.with(SlaClock.idle(event.number(), ClockName.CUSTOMER_UPDATE, budget)
                        .from(now(), false)));
    }

    @EventListener
    void waitingPauses(WaitingStarted event) {
        change(event.number(), all -> all.all(clock -> clock.pause(now())));
    }

    @EventListener
    void theLastWaitThatEndsResumes(WaitingEnded event) {
        if (!event.stillWaiting()) {
            change(event.number(), all -> all.all(clock -> clock.resume(now())));
        }
    }

    @EventListener
    void whoeverIsAskedMustTakeCharge(EscalationRequested event) {
        change(
                event.number(),
                all -> all.find(ClockName.TAKE_CHARGE)
                        .map(clock ->
                                all.with(clock.on(String.valueOf(event.id())).from(now(), false)))
                        .orElse(all));
    }

    @EventListener
    void chargeIsTaken(EscalationAccepted event) {
        answered(event.number(), event.id());
    }

    @EventListener
    void chargeIsDeclined(EscalationDeclined event) {
        answered(event.number(), event.id());
    }

    @EventListener
    void anEndedEscalationWaitsForNobody(EscalationEnded event) {
        answered(event.number(), event.id());
    }

    @EventListener
    void signOffMeetsEverything(ResolutionSignedOff event) {
        change(event.number(), all -> all.all(clock -> clock.meet(now())));
    }

    private CaseClocks hear(Interaction said, CaseClocks all) {
        if (said.isReply()) {
            return meet(meet(all, ClockName.FIRST_REPLY), ClockName.NEXT_REPLY);
        }
        var answeredBefore =
                all.find(ClockName.FIRST_REPLY).filter(SlaClock::isMet).isPresent();
        return answeredBefore ? all.change(ClockName.NEXT_REPLY, this::startUnlessRunning) : all;
    }

    /** Several messages of the customer in a row count from the oldest that is unanswered. */
    private SlaClock startUnlessRunning(SlaClock clock) {
        return clock.isRunning() ? clock : clock.from(now(), false);
    }

    private CaseClocks meet(CaseClocks all, ClockName name) {
        return all.change(name, clock -> clock.meet(now()));
    }

    private void answered(CaseNumber number, long escalation) {
        change(
                number,
                all -> all.change(ClockName.TAKE_CHARGE, String.valueOf(escalation), clock -> clock.meet(now())));
    }

    private void change(CaseNumber number, UnaryOperator<CaseClocks> decide) {
        var before = clocks.of(number);
        var after = decide.apply(before);
        after.changedSince(before).forEach(clocks::save);
        if (after.areArmedOtherwiseThan(before)) {
            timers.follow(number, after);
        }
    }

    private Instant now() {
        return time.instant();
    }
}
