package dev.baton.intake;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Deadlines;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Status;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class AddMessage {

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final FollowUps followUps;
    private final RuntimeService runtime;
    private final Deadlines deadlines;

    AddMessage(
            CaseFile caseFile,
            Conversation conversation,
            FollowUps followUps,
            RuntimeService runtime,
            Deadlines deadlines) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.followUps = followUps;
        this.runtime = runtime;
        this.deadlines = deadlines;
    }

    /**
     * A reply also ends every task that waits for the customer to be told something. What the customer writes on a closed
     * case goes on as a follow-up, unless it was said before the case was closed.
     */
    @Transactional
    public Heard add(CaseNumber number, NewMessage message) {
        caseFile.lock(number);
        var subject = caseFile.get(number);
        if (subject.status() == Status.CLOSED && isNews(subject, message)) {
            return followUps.carryOn(subject, message);
        }
        var added = conversation.add(number, message);
        if (added.created() && isReply(message) && !isWordOpen(subject)) {
            runtime.createMessageCorrelation(Messages.CUSTOMER_UPDATED)
                    .processInstanceBusinessKey(number.value())
                    .correlateAll();
        }
        return new Heard(number, added.id(), added.created(), false, null);
    }

    private static boolean isReply(NewMessage message) {
        return message.direction() == Direction.OUTBOUND && !message.automatic();
    }

    /** A reply that was given before the customer wrote, and recorded after it, answers nothing. */
    private boolean isWordOpen(Case subject) {
        return subject.status() == Status.RESOLVED
                && deadlines.nextReply(subject.number()).isPresent();
    }

    private static boolean isNews(Case closed, NewMessage message) {
        return message.direction() == Direction.INBOUND
                && !message.automatic()
                && (message.happenedAt() == null || !message.happenedAt().isBefore(closed.closedAt()));
    }
}
