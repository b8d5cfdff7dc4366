package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.AccountableNamed;
import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.CaseRouted;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationClimbed;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseEvent.WorkHandedOver;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.escalation.Authority;
import dev.baton.escalation.EscalationRecords;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whatever may change who holds a case, {@link Holding} says who does; only what differs moves, and the story says why. */
@Component
class BatonFollowsTheCase {

    private static final int AFTER_TASKS = 40;

    private final EscalationRecords escalations;
    private final CaseFile caseFile;
    private final Authority authority;
    private final TeamWork work;

    BatonFollowsTheCase(EscalationRecords escalations, CaseFile caseFile, Authority authority, TeamWork work) {
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.authority = authority;
        this.work = work;
    }

    @OnCaseEvent(Phase.ACT)
    void whoIsAskedForAuthorityHoldsIt(EscalationRequested event) {
        settle(event.number(), escalations.get(event.id()).why());
    }

    @OnCaseEvent(Phase.ACT)
    void whoIsAskedNextHoldsIt(EscalationClimbed event) {
        settle(event.number(), event.because());
    }

    @OnCaseEvent(Phase.ACT)
    void whoIsAskedInsteadHoldsIt(EscalationReassigned event) {
        settle(event.number(), event.why());
    }

    @OnCaseEvent(Phase.ACT)
    void whoTakesChargeHasIt(EscalationAccepted event) {
        settle(event.number(), event.by() + " took charge");
    }

    @OnCaseEvent(Phase.ACT)
    void whatADeclinedOneTookComesBack(EscalationDeclined event) {
        settle(event.number(), "the escalation was declined");
    }

    @OnCaseEvent(Phase.ACT)
    void whatAnEndedOneTookComesBack(EscalationEnded event) {
        settle(event.number(), "the escalation ended: " + event.reason());
    }

    @OnCaseEvent(Phase.ACT)
    void anotherAnswersForIt(AccountableNamed event) {
        settle(event.number(), event.why());
    }

    @OnCaseEvent(Phase.ACT)
    void anotherTeamHasIt(CaseRouted event) {
        settle(event.number(), "routed to %s for %s".formatted(event.team(), event.skill()));
    }

    @EventListener
    @Order(AFTER_TASKS)
    void whoIsGoneHasNothing(HolderLeft left) {
        settle(left.number(), left.why());
    }

    /** Their task is another one since its process was started again. */
    @OnCaseEvent(Phase.ACT)
    void whoHadTheWorkHasIt(ProcessRestarted event) {
        var subject = caseFile.get(event.number());
        if (subject.team() != null) {
            work.move(event.number(), subject.ownTeam(), subject.team(), subject.responsible());
        }
    }

    private void settle(CaseNumber number, String why) {
        var subject = caseFile.get(number);
        var before = Holding.now(subject);
        var after = Holding.own(subject).under(escalations.openOf(number), authority::isOf);
        if (!after.answeredForAsIn(before) && after.accountable() != null) {
            caseFile.record(new BatonPassed(number, before.accountable(), after.accountable(), why));
        }
        if (!after.workedOnAsIn(before)) {
            caseFile.record(new WorkHandedOver(number, before.team(), after.team(), after.responsible(), why));
            if (after.isLeftTo(before.team())) {
                work.takeFrom(number, before.responsible());
            } else {
                work.move(number, subject.ownTeam(), after.team(), after.responsible());
            }
        }
    }
}
