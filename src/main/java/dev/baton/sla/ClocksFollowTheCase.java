package dev.baton.sla;

import static dev.baton.sla.ClockName.CUSTOMER_UPDATE;
import static dev.baton.sla.ClockName.DOCUMENTATION;
import static dev.baton.sla.ClockName.FIRST_REPLY;
import static dev.baton.sla.ClockName.INACTIVITY;
import static dev.baton.sla.ClockName.NEXT_REPLY;
import static dev.baton.sla.ClockName.RESOLUTION;
import static dev.baton.sla.ClockName.TAKE_CHARGE;
import static dev.baton.sla.ClockName.TRIAGE;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.MessageSettled;
import dev.baton.casefile.CaseEvent.PromiseMade;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseEvent.WaitingEnded;
import dev.baton.casefile.CaseEvent.WaitingStarted;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Interaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What happens to a case starts, pauses, resumes and meets its clocks. */
@Component
@Order(10)
class ClocksFollowTheCase {

    private final ClockKeeper keeper;
    private final SlaPolicy policy;
    private final Clock time;

    ClocksFollowTheCase(ClockKeeper keeper, SlaPolicy policy, Clock time) {
        this.keeper = keeper;
        this.policy = policy;
        this.time = time;
    }

    @EventListener
    void triageIsDueFromTheReportOn(CaseReported event) {
        var targets = policy.targets(event.number());
        keeper.change(event.number(), "reported", none -> {
            var all = none;
            for (var target : targets.entrySet()) {
                var clock = keeper.idle(event.number(), target.getKey(), target.getValue());
                all = all.with(target.getKey() == TRIAGE ? clock.from(now(), Waits.NONE) : clock);
            }
            return all;
        });
    }

    @EventListener
    void aPriorityEndsTriageAndMovesWhatRuns(CasePrioritized event) {
        var clocks = keeper.change(event.number(), "prioritized", all -> meet(all, TRIAGE));
        if (clocks.find(FIRST_REPLY).filter(SlaClock::isStarted).isPresent()) {
            keeper.retarget(event.number(), "priority " + event.priority());
        }
    }

    @EventListener
    void activityResetsInactivity(ActivityRecorded event) {
        var said = event.interaction();
        if (said.isActivity()) {
            var waits = keeper.waits(event.number());
            keeper.change(
                    event.number(),
                    said.isReply() ? "we answered" : "customer wrote",
                    all -> hear(
                            said,
                            all.change(INACTIVITY, clock -> clock.isRunning() ? clock.from(now(), waits) : clock)));
        }
    }

    @EventListener
    void aPromiseIsDueWhenItSays(PromiseMade event) {
        var budget = Duration.between(now(), event.due());
        keeper.change(
                event.number(),
                "promised",
                all -> all.change(
                        CUSTOMER_UPDATE,
                        clock -> promised(clock, budget, event.what()).from(now(), Waits.NONE)));
    }

    @EventListener
    void waitingPauses(WaitingStarted event) {
        follow(event.number(), "waiting on " + event.on().label());
    }

    @EventListener
    void theLastWaitThatEndsResumes(WaitingEnded event) {
        follow(event.number(), "no longer waiting on " + event.on().label());
    }

    @EventListener
    void whoeverIsAskedMustTakeCharge(EscalationRequested event) {
        keeper.change(
                event.number(),
                "escalated to " + event.to(),
                all -> all.find(TAKE_CHARGE, String.valueOf(event.id()))
                        .or(() -> all.find(TAKE_CHARGE).map(clock -> clock.on(String.valueOf(event.id()))))
                        .map(clock -> all.with(clock.from(now(), Waits.NONE)))
                        .orElse(all));
    }

    @EventListener
    void chargeIsTaken(EscalationAccepted event) {
        answered(event.number(), event.id(), "accepted by " + event.by());
    }

    @EventListener
    void chargeIsDeclined(EscalationDeclined event) {
        answered(event.number(), event.id(), "declined by " + event.by());
    }

    @EventListener
    void anEndedEscalationWaitsForNobody(EscalationEnded event) {
        answered(event.number(), event.id(), "escalation ended");
    }

    @EventListener
    void signOffMeetsEverything(ResolutionSignedOff event) {
        keeper.change(
                event.number(),
                "resolution signed off",
                all -> all.all(clock -> clock.meet(now()))
                        .change(DOCUMENTATION, clock -> clock.from(now(), Waits.NONE)));
    }

    @EventListener
    void nothingRunsOnAClosedCase(CaseClosed event) {
        keeper.change(event.number(), "closed", all -> all.all(clock -> clock.meet(now())));
    }

    @EventListener
    void aSettledMessageAsksForNoReply(MessageSettled event) {
        keeper.change(event.number(), "no answer needed", all -> meet(all, NEXT_REPLY));
    }

    /** The clocks of the work go on where they stood; how long the case lay closed does not count. */
    @EventListener
    void aReopenedCaseGoesOn(CaseReopened event) {
        var waits = keeper.waits(event.number());
        keeper.change(
                event.number(),
                "reopened",
                all -> all.change(RESOLUTION, clock -> clock.reopen(now()).follow(waits, now()))
                        .change(INACTIVITY, clock -> clock.isStarted() ? clock.from(now(), waits) : clock)
                        .change(DOCUMENTATION, clock -> clock.meet(now()))
                        .change(NEXT_REPLY, this::startUnlessRunning));
    }

    private void follow(CaseNumber number, String reason) {
        var waits = keeper.waits(number);
        keeper.change(number, reason, all -> all.all(clock -> clock.follow(waits, now())));
    }

    private CaseClocks hear(Interaction said, CaseClocks all) {
        if (said.isReply()) {
            return meet(meet(all, FIRST_REPLY), NEXT_REPLY);
        }
        var answeredBefore = all.find(FIRST_REPLY).filter(SlaClock::isMet).isPresent();
        return answeredBefore ? all.change(NEXT_REPLY, this::startUnlessRunning) : all;
    }

    /** Several messages of the customer in a row count from the oldest that is unanswered. */
    private SlaClock startUnlessRunning(SlaClock clock) {
        return clock.isRunning() ? clock : clock.from(now(), Waits.NONE);
    }

    private static SlaClock promised(SlaClock clock, Duration budget, String what) {
        var promise = clock.target().budget(budget, "promised: " + what, null).on("24x7");
        return clock.aim(promise, dev.baton.calendar.WorkingCalendar.ALWAYS);
    }

    private CaseClocks meet(CaseClocks all, ClockName name) {
        return all.change(name, clock -> clock.meet(now()));
    }

    private void answered(CaseNumber number, long escalation, String reason) {
        keeper.change(
                number, reason, all -> all.change(TAKE_CHARGE, String.valueOf(escalation), clock -> clock.meet(now())));
    }

    private Instant now() {
        return time.instant();
    }
}
