package dev.baton.intake;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.Status;
import dev.baton.intake.changes.EarlyChanges;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
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
     * case goes on as a follow-up, unless it was said before the case was closed. What is said on a duplicate is said on the case
     * it is merged into.
     */
    @Transactional
    public Heard add(CaseNumber number, NewMessage given) {
        return add(number, given, null);
    }

    /** @param next when the customer hears next, as a reply says; null where it does not */
    @Transactional
    public Heard add(CaseNumber number, NewMessage given, @Nullable NextWord next) {
        var subject = caseFile.getForChange(number);
        return subject.mergedInto() == null ? add(subject, given, next) : onTheMainCase(number, given);
    }

    private Heard onTheMainCase(CaseNumber duplicate, NewMessage given) {
        var path = caseFile.mergedPath(duplicate);
        var main = path.get(path.size() - 1).number();
        return before(path, given)
                .orElseGet(() -> add(main, early.appliedTo(duplicate, given), null))
                .on(duplicate);
    }

    /** The message where it had come before the case it was on was merged. */
    private Optional<Heard> before(List<Case> path, NewMessage given) {
        return path.stream()
                .flatMap(merged -> conversation.find(merged.number(), given).stream()
                        .map(id -> new Heard(merged.number(), id, false, false, null)))
                .findFirst();
    }

    private Heard add(Case subject, NewMessage given, @Nullable NextWord next) {
        var number = subject.number();
        var message = early.appliedTo(number, given);
        if (subject.status() == Status.CLOSED && isNews(subject, message)) {
            return followUps.carryOn(subject, message);
        }
        var tells = tells(number, message);
        var added = conversation.add(number, message, next);
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
