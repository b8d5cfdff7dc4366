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
        policy.budgets(Map.of()).forEach((name, budget) -> clocks.save(SlaClock.idle(event.number(), name, budget)));
        start(event.number(), ClockName.TRIAGE);
    }

    @EventListener
    void aPriorityEndsTriage(CasePrioritized event) {
        meet(event.number(), ClockName.TRIAGE);
        timers.follow(event.number());
    }

    @EventListener
    void activityResetsInactivity(ActivityRecorded event) {
        if (event.interaction().isActivity()) {
            restart(event.number(), ClockName.INACTIVITY);
            hearing(event.number(), event.interaction());
            timers.follow(event.number());
        }
    }

    @EventListener
    void aPromiseIsDueWhenItSays(PromiseMade event) {
        var budget = new Budget(Duration.between(time.instant(), event.due()), "promised: " + event.what());
        clocks.save(
                SlaClock.idle(event.number(), ClockName.CUSTOMER_UPDATE, budget).from(time.instant(), false));
        timers.follow(event.number());
    }

    @EventListener
    void waitingPauses(WaitingStarted event) {
        all(event.number(), clock -> clock.pause(time.instant()));
    }

    @EventListener
    void theLastWaitThatEndsResumes(WaitingEnded event) {
        if (!event.stillWaiting()) {
            all(event.number(), clock -> clock.resume(time.instant()));
        }
    }

    @EventListener
    void whoeverIsAskedMustTakeCharge(EscalationRequested event) {
        clocks.find(event.number(), ClockName.TAKE_CHARGE, "")
                .map(clock -> clock.on(String.valueOf(event.id())).from(time.instant(), false))
                .ifPresent(clocks::save);
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
        all(event.number(), clock -> clock.meet(time.instant()));
    }

    private void hearing(CaseNumber number, Interaction interaction) {
        if (interaction.isReply()) {
            meet(number, ClockName.FIRST_REPLY);
            meet(number, ClockName.NEXT_REPLY);
        } else if (isMet(number, ClockName.FIRST_REPLY) && !isRunning(number, ClockName.NEXT_REPLY)) {
            start(number, ClockName.NEXT_REPLY);
        }
    }

    private void answered(CaseNumber number, long escalation) {
        clocks.find(number, ClockName.TAKE_CHARGE, String.valueOf(escalation))
                .map(clock -> clock.meet(time.instant()))
                .ifPresent(clocks::save);
    }

    private void start(CaseNumber number, ClockName name) {
        change(number, name, clock -> clock.from(time.instant(), waiting.isOn(number)));
    }

    private void restart(CaseNumber number, ClockName name) {
        change(
                number,
                name,
                clock ->
                        clock.isStarted() && !clock.isMet() ? clock.from(time.instant(), waiting.isOn(number)) : clock);
    }

    private void meet(CaseNumber number, ClockName name) {
        change(number, name, clock -> clock.meet(time.instant()));
    }

    private boolean isMet(CaseNumber number, ClockName name) {
        return clocks.find(number, name, "").filter(SlaClock::isMet).isPresent();
    }

    private boolean isRunning(CaseNumber number, ClockName name) {
        return clocks.find(number, name, "")
                .filter(clock -> clock.isStarted() && !clock.isMet())
                .isPresent();
    }

    private void change(CaseNumber number, ClockName name, UnaryOperator<SlaClock> change) {
        clocks.find(number, name, "").ifPresent(clock -> save(clock, change.apply(clock)));
    }

    private void all(CaseNumber number, UnaryOperator<SlaClock> change) {
        clocks.of(number).forEach(clock -> save(clock, change.apply(clock)));
        timers.follow(number);
    }

    private void save(SlaClock before, SlaClock after) {
        if (!after.equals(before)) {
            clocks.save(after);
        }
    }
}
