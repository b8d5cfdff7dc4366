package dev.baton.expectations;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseEvent.CaseClosed;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.CaseReopened;
import dev.baton.casefile.CaseEvent.CaseReported;
import dev.baton.casefile.CaseEvent.DeadlineMoved;
import dev.baton.casefile.CaseEvent.DeadlinePassed;
import dev.baton.casefile.CaseEvent.EscalationRequested;
import dev.baton.casefile.CaseEvent.PromiseBroken;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseEvent.WaitingEnded;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Deadlines;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.Status;
import org.springframework.stereotype.Component;

/** An open case always has a promised next word; one that nobody works on has none. */
@Component
class PromisesFollowTheCase {

    private final Promises promises;
    private final AgreedDates dates;
    private final NextUpdate nextUpdate;
    private final Deadlines deadlines;
    private final Conversation conversation;
    private final CaseFile caseFile;

    PromisesFollowTheCase(
            Promises promises,
            AgreedDates dates,
            NextUpdate nextUpdate,
            Deadlines deadlines,
            Conversation conversation,
            CaseFile caseFile) {
        this.promises = promises;
        this.dates = dates;
        this.nextUpdate = nextUpdate;
        this.deadlines = deadlines;
        this.conversation = conversation;
        this.caseFile = caseFile;
    }

    @OnCaseEvent(Phase.PROMISE)
    void aReportIsPromisedAnAnswer(CaseReported event) {
        deadlines
                .firstReply(event.number())
                .ifPresentOrElse(due -> promises.firstReply(event.number(), due), () -> promiseNext(event.number()));
    }

    @OnCaseEvent(Phase.PROMISE)
    void aPriorityMovesTheFirstReplyAndBringsASoonerUpdate(CasePrioritized event) {
        followFirstReply(event.number());
        shorten(event.number());
    }

    @OnCaseEvent(Phase.PROMISE)
    void theFirstReplyIsPromisedForItsDeadline(DeadlineMoved event) {
        followFirstReply(event.number());
    }

    @OnCaseEvent(Phase.PROMISE)
    void aReplyKeepsThePromiseAndMakesTheNext(ActivityRecorded event) {
        var subject = caseFile.get(event.number());
        var given = event.interaction().happenedAt();
        if (event.interaction().isReply() && subject.status() == Status.OPEN && !given.isBefore(subject.reportedAt())) {
            var next = event.next();
            if (next != null && next.moves()) {
                promises.move(event.number(), given, next.at());
            } else {
                promises.reply(event.number(), given);
            }
            if (!event.last() && isTheLatest(event.interaction())) {
                promises.nextUpdate(event.number(), next == null ? nextUpdate.after(subject, given) : next.at());
            }
        }
    }

    /** An earlier word that is recorded after a later one promises nothing. */
    private boolean isTheLatest(Interaction reply) {
        return conversation
                .lastReply(reply.caseNumber())
                .filter(reply.happenedAt()::isBefore)
                .isEmpty();
    }

    /** While an escalation is on, the customer hears more often; a promise that is sooner stays. */
    @OnCaseEvent(Phase.PROMISE)
    void anEscalationShortensThePromise(EscalationRequested event) {
        shorten(event.number());
    }

    @OnCaseEvent(Phase.PROMISE)
    void aReopenedCaseIsPromisedAWordAtOnce(CaseReopened event) {
        promiseNext(event.number());
    }

    @OnCaseEvent(Phase.PROMISE)
    void anHourThatPassedIsTold(DeadlinePassed event) {
        promises.tellPassed(event.number());
        dates.breakWhatPassed(event.number())
                .ifPresent(due -> caseFile.record(new PromiseBroken(event.number(), "agreed date", due)));
    }

    /** Where the rules let a wait pause the first reply, its hour has moved. */
    @OnCaseEvent(Phase.PROMISE)
    void aWaitThatEndsMovesTheFirstReply(WaitingEnded event) {
        followFirstReply(event.number());
    }

    @OnCaseEvent(Phase.PROMISE)
    void aSignedOffCasePromisesNothing(ResolutionSignedOff event) {
        promises.end(event.number());
        dates.end(event.number());
    }

    @OnCaseEvent(Phase.PROMISE)
    void aClosedCasePromisesNothing(CaseClosed event) {
        promises.end(event.number());
        dates.end(event.number());
    }

    private void followFirstReply(CaseNumber number) {
        if (promises.open(number, Promises.FIRST_REPLY).isPresent()) {
            deadlines.firstReply(number).ifPresent(due -> promises.firstReply(number, due));
        }
    }

    private void shorten(CaseNumber number) {
        if (promises.open(number, Promises.NEXT_UPDATE).isPresent()) {
            promiseNext(number);
        }
    }

    private void promiseNext(CaseNumber number) {
        var subject = caseFile.get(number);
        promises.nextUpdate(number, nextUpdate.fromNow(subject));
    }
}
