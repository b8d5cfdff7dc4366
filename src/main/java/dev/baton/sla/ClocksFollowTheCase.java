package dev.baton.sla;

import static dev.baton.sla.ClockName.DOCUMENTATION;
import static dev.baton.sla.ClockName.FIRST_REPLY;
import static dev.baton.sla.ClockName.INACTIVITY;
import static dev.baton.sla.ClockName.LEAD;
import static dev.baton.sla.ClockName.NEXT_REPLY;
import static dev.baton.sla.ClockName.RESOLUTION;
import static dev.baton.sla.ClockName.TAKE_CHARGE;
import static dev.baton.sla.ClockName.TRIAGE;

import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CaseDocumented;
import dev.baton.casefile.CaseEvent.CaseMerged;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseEvent.DuplicateTakenIn;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationClimbed;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.MessageSettled;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseEvent.WaitingEnded;
import dev.baton.casefile.CaseEvent.WaitingStarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.sla.policy.SlaPolicy;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens to a case starts, pauses, resumes and meets its clocks. */
@Component
class ClocksFollowTheCase {

    private final ClockKeeper keeper;
    private final SlaPolicy policy;
    private final CaseFile caseFile;
    private final Clock time;

    ClocksFollowTheCase(ClockKeeper keeper, SlaPolicy policy, CaseFile caseFile, Clock time) {
        this.keeper = keeper;
        this.policy = policy;
        this.caseFile = caseFile;
        this.time = time;
    }

    /** The customer waits from the report on, also while nobody knows yet how bad it is. */
    @OnCaseEvent(Phase.MEASURE)
    void triageAndTheFirstReplyAreDueFromTheReportOn(CaseReported event) {
        var targets = policy.targetsAnyway(event.number(), null);
        keeper.change(event.number(), "reported", none -> {
            var all = none;
            for (var target : targets.entrySet()) {
                var clock = keeper.idle(event.number(), target.getKey(), target.getValue());
                var starts = target.getKey() == TRIAGE || target.getKey() == FIRST_REPLY;
                all = all.with(starts ? clock.from(now(), Waits.NONE) : clock);
            }
            return all;
        });
    }

    @OnCaseEvent(Phase.MEASURE)
    void aPriorityEndsTriageAndMovesWhatRuns(CasePrioritized event) {
        var aim = keeper.aim(event.number());
        keeper.change(event.number(), "priority " + event.priority(), all -> meet(aim.apply(all), TRIAGE));
    }

    @OnCaseEvent(Phase.MEASURE)
    void waitingPauses(WaitingStarted event) {
        follow(event.number(), "waiting on " + event.on().label());
    }

    @OnCaseEvent(Phase.MEASURE)
    void theLastWaitThatEndsResumes(WaitingEnded event) {
        follow(event.number(), "no longer waiting on " + event.on().label());
    }

    @OnCaseEvent(Phase.MEASURE)
    void whoeverIsAskedMustTakeCharge(EscalationRequested event) {
        keeper.change(
                event.number(),
                "escalated to " + event.to(),
                all -> start(all, event.number(), TAKE_CHARGE, event.id(), event.group()));
    }

    @OnCaseEvent(Phase.MEASURE)
    void whoeverIsAskedNextMustTakeCharge(EscalationClimbed event) {
        keeper.change(
                event.number(),
                "escalated further to " + event.to(),
                all -> start(all, event.number(), TAKE_CHARGE, event.id(), event.group()));
    }

    /** Whoever was asked leads from now on, in the hours of the team that was asked. */
    @OnCaseEvent(Phase.MEASURE)
    void chargeIsTaken(EscalationAccepted event) {
        answered(event.number(), event.id(), "accepted by " + event.by());
        keeper.change(
                event.number(),
                "led by " + event.by(),
                all -> start(all, event.number(), LEAD, event.id(), teamAsked(all, event.id())));
    }

    @OnCaseEvent(Phase.MEASURE)
    void chargeIsDeclined(EscalationDeclined event) {
        answered(event.number(), event.id(), "declined by " + event.by());
    }

    @OnCaseEvent(Phase.MEASURE)
    void anEndedEscalationWaitsForNobody(EscalationEnded event) {
        answered(event.number(), event.id(), "escalation ended");
    }

    /** Nobody works on it any more: what is left is to write down what was learned. */
    @OnCaseEvent(Phase.MEASURE)
    void signOffMeetsEverything(ResolutionSignedOff event) {
        keeper.change(
                event.number(),
                "resolution signed off",
                all -> all.all(clock -> clock.meet(now()))
                        .with(keeper.clock(all, event.number(), DOCUMENTATION).from(now(), Waits.NONE)));
    }

    @OnCaseEvent(Phase.MEASURE)
    void whatWasLearnedIsWrittenDown(CaseDocumented event) {
        keeper.change(event.number(), "documented", all -> meet(all, DOCUMENTATION));
    }

    @OnCaseEvent(Phase.MEASURE)
    void nothingRunsOnAClosedCase(CaseClosed event) {
        keeper.change(event.number(), "case closed", all -> all.all(clock -> clock.meet(now())));
    }

    /** Neither kept nor missed: what it asked for is asked of the case it is merged into. What was missed before stays told. */
    @OnCaseEvent(Phase.MEASURE)
    void nothingIsAskedOfADuplicate(CaseMerged event) {
        keeper.change(
                event.number(),
                "merged into " + event.into(),
                all -> all.all(clock -> clock.isRunning() ? clock.stop() : clock));
    }

    /** What the customer said on the duplicate and nobody answered waits here, since they said it. */
    @OnCaseEvent(Phase.MEASURE)
    void whatADuplicateOwesIsOwedHere(DuplicateTakenIn event) {
        var owed = keeper.unansweredSince(event.duplicate());
        if (owed.isPresent()
                && keeper.unansweredSince(event.number())
                        .filter(since -> !since.isAfter(owed.get()))
                        .isEmpty()) {
            keeper.change(
                    event.number(),
                    "owed on its duplicate " + event.duplicate(),
                    all -> isRunning(all, FIRST_REPLY)
                            ? all
                            : all.with(keeper.clock(all, event.number(), NEXT_REPLY)
                                    .from(owed.get(), Waits.NONE)));
        }
    }

    @OnCaseEvent(Phase.MEASURE)
    void aSettledMessageAsksForNoReply(MessageSettled event) {
        keeper.change(event.number(), "no answer needed", all -> meet(all, NEXT_REPLY));
    }

    /** The clocks of the work go on where they stood; how long the case lay closed does not count. */
    @OnCaseEvent(Phase.MEASURE)
    void aReopenedCaseGoesOn(CaseReopened event) {
        var waits = keeper.waits(event.number());
        keeper.change(
                event.number(),
                "reopened",
                all -> all.change(DOCUMENTATION, SlaClock::stop)
                        .change(RESOLUTION, clock -> clock.reopen(now()).follow(waits, now()))
                        .change(INACTIVITY, clock -> clock.isStarted() ? clock.from(now(), waits) : clock)
                        .change(NEXT_REPLY, clock -> clock.isRunning() ? clock : clock.from(now(), Waits.NONE)));
    }

    private void follow(CaseNumber number, String reason) {
        var waits = keeper.waits(number);
        keeper.change(number, reason, all -> all.all(clock -> clock.follow(waits, now())));
    }

    private CaseClocks meet(CaseClocks all, ClockName name) {
        return all.change(name, clock -> clock.meet(now()));
    }

    private static boolean isRunning(CaseClocks all, ClockName name) {
        return all.find(name).filter(SlaClock::isRunning).isPresent();
    }

    private void answered(CaseNumber number, long escalation, String reason) {
        var subject = String.valueOf(escalation);
        keeper.change(
                number,
                reason,
                all -> all.change(TAKE_CHARGE, subject, clock -> clock.meet(now()))
                        .change(LEAD, subject, clock -> clock.meet(now())));
    }

    private CaseClocks start(
            CaseClocks all, CaseNumber number, ClockName name, long escalation, @Nullable String team) {
        return keeper.ofEscalation(all, number, name, escalation, team)
                .map(clock -> all.with(clock.from(now(), Waits.NONE)))
                .orElse(all);
    }

    private static @Nullable String teamAsked(CaseClocks all, long escalation) {
        return all.find(TAKE_CHARGE, String.valueOf(escalation))
                .map(clock -> clock.target().team())
                .orElse(null);
    }

    private Instant now() {
        return time.instant();
    }
}
