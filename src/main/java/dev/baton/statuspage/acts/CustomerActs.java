package dev.baton.statuspage.acts;

import dev.baton.attachments.AttachFile;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.CaseProcess.State;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.Refusal;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.RequestEscalation;
import dev.baton.intake.RetryOnConflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writing, adding a file, and asking for somebody with more authority. */
@Component
public class CustomerActs {

    private final CustomerWords words;
    private final AttachFile attachFile;
    private final RequestEscalation requestEscalation;
    private final EscalationRecords escalations;
    private final CaseFile caseFile;
    private final CaseProcess process;
    private final Notices notices;
    private final TransactionOperations transactions;

    CustomerActs(
            CustomerWords words,
            AttachFile attachFile,
            RequestEscalation requestEscalation,
            EscalationRecords escalations,
            CaseFile caseFile,
            CaseProcess process,
            Notices notices,
            TransactionOperations transactions) {
        this.words = words;
        this.attachFile = attachFile;
        this.requestEscalation = requestEscalation;
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.process = process;
        this.notices = notices;
        this.transactions = transactions;
    }

    /** On a closed case it goes on as a follow-up. */
    public Outcome say(CaseNumber linked, String text, String key) {
        return inOne(linked, () -> {
            var heard = words.say(linked, text, key);
            return new Outcome("said", heard.followUpOf() == null ? null : heard.number());
        });
    }

    /** @throws Refusal where it is of no kind that is taken, or the case has as many files as it may */
    public Outcome attach(CaseNumber linked, @Nullable String name, InputStream content) {
        return InTheirName.act(linked, () -> {
            try {
                var main = caseFile.mainOf(linked).number();
                attachFile.attach(main, name, content, InTheirName.of(linked));
                return Outcome.of("file");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /**
     * Asks for more authority, as who asks for the customer would. What they say is a word of theirs as well. Where it is asked for
     * already nobody is asked twice; where nothing can move the case, who answers for it is told.
     *
     * @throws NotNow where the case is resolved or closed
     */
    public Outcome escalate(CaseNumber linked, String reason, String key) {
        return inOne(linked, () -> {
            var subject = held(linked);
            NotNow.unlessOpen(subject);
            var before = isAsked(subject.number());
            var heard = words.say(linked, reason, key);
            return Outcome.of(before ? "askedBefore" : heard.created() ? ask(subject, reason) : "asked");
        });
    }

    /** Whether somebody with more authority has the case or is asked for it. */
    public boolean isAsked(CaseNumber number) {
        return escalations.openOf(number).stream()
                .anyMatch(one -> one.kind() == EscalationKind.HIERARCHICAL
                        || one.cause().equals(Escalation.REQUESTED_BY_CUSTOMER));
    }

    private String ask(Case subject, String reason) {
        if (process.of(subject.number()) != State.RUNNING) {
            notices.tellPerson(
                    subject.accountable(),
                    Notice.about(
                            subject.number(), "customerAsks", subject.number().value()));
            return "passedOn";
        }
        requestEscalation.request(
                subject.number(), new RequestEscalation.Request(EscalationKind.HIERARCHICAL, reason, null, true, null));
        return "asked";
    }

    /** The case that the link is to, or the one in which it goes on; locked in the order in which its words take it. */
    private Case held(CaseNumber linked) {
        caseFile.lock(linked);
        return caseFile.getForChange(caseFile.mainOf(linked).number());
    }

    private Outcome inOne(CaseNumber linked, Supplier<Outcome> work) {
        return InTheirName.act(linked, () -> RetryOnConflict.attempt(() -> transactions.execute(status -> work.get())));
    }
}
