package dev.baton.intake;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.Status;
import dev.baton.intake.changes.EarlyChanges;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class AddMessage {

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final EarlyChanges early;
    private final FollowUps followUps;
    private final PromisedWord promised;
    private final RuntimeService runtime;

    AddMessage(
            CaseFile caseFile,
            Conversation conversation,
            EarlyChanges early,
            FollowUps followUps,
            PromisedWord promised,
            RuntimeService runtime) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.early = early;
        this.followUps = followUps;
        this.promised = promised;
        this.runtime = runtime;
    }

    /**
     * A reply also ends every task that waits for the customer to be told something. What the customer writes on a closed
     * case goes on as a follow-up, unless it was said before the case was closed.
     */
    @Transactional
    public Heard add(CaseNumber number, NewMessage given) {
        var subject = caseFile.getForChange(number);
        var message = early.appliedTo(number, given);
        if (subject.status() == Status.CLOSED && isNews(subject, message)) {
            return followUps.carryOn(subject, message);
        }
        var tells = tells(number, message);
        var added = conversation.add(number, message);
        if (added.created() && tells) {
            runtime.createMessageCorrelation(Messages.CUSTOMER_UPDATED)
                    .processInstanceBusinessKey(number.value())
                    .correlateAll();
        }
        return new Heard(number, added.id(), added.created(), false, null);
    }

    /** What was told before the promise that is owed now, or before the customer's latest word, is no answer to it. */
    private boolean tells(CaseNumber number, NewMessage message) {
        var isReply = message.direction() == Direction.OUTBOUND && !message.automatic();
        var given = message.happenedAt();
        return isReply
                && (given == null
                        || !promised.isPromisedAfter(number, given)
                                && conversation
                                        .nextWordOfTheCustomer(number, given)
                                        .isEmpty());
    }

    private static boolean isNews(Case closed, NewMessage message) {
        return message.direction() == Direction.INBOUND
                && !message.automatic()
                && (message.happenedAt() == null || !message.happenedAt().isBefore(closed.closedAt()));
    }
}
