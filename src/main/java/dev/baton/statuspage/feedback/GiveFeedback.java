package dev.baton.statuspage.feedback;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.FeedbackGiven;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.CaseProcess.State;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.casefile.TextRules;
import dev.baton.intake.RetryOnConflict;
import dev.baton.resolution.AskForReopening;
import dev.baton.statuspage.SameCustomer;
import dev.baton.statuspage.StatusPageSettings;
import dev.baton.statuspage.acts.CustomerWords;
import dev.baton.statuspage.acts.InTheirName;
import dev.baton.statuspage.acts.Outcome;
import dev.baton.web.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A customer answers whether it is solved. <em>No</em> is their word, and opens the case again; on a closed one it goes on as a
 * follow-up. One answer to each resolution, which may be changed for a while.
 */
@Component
public class GiveFeedback {

    private static final int REASON = 1_000;

    private final FeedbackRecords records;
    private final CustomerWords customerWords;
    private final AskForReopening askForReopening;
    private final CaseFile caseFile;
    private final CaseProcess process;
    private final Notices notices;
    private final StatusPageSettings settings;
    private final Words words;
    private final Clock clock;
    private final TransactionOperations transactions;

    GiveFeedback(
            FeedbackRecords records,
            CustomerWords customerWords,
            AskForReopening askForReopening,
            CaseFile caseFile,
            CaseProcess process,
            Notices notices,
            StatusPageSettings settings,
            Words words,
            Clock clock,
            TransactionOperations transactions) {
        this.records = records;
        this.customerWords = customerWords;
        this.askForReopening = askForReopening;
        this.caseFile = caseFile;
        this.process = process;
        this.notices = notices;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What they said of the resolution that stands, if they did. */
    public Optional<Feedback> given(Case subject) {
        return subject.resolvedAt() == null ? Optional.empty() : records.of(subject.number(), subject.resolvedAt());
    }

    public boolean mayChange(Feedback before) {
        return clock.instant().isBefore(before.givenAt().plus(settings.feedbackChanges()));
    }

    /**
     * @throws Refusal with a sentence for the customer, where there is nothing they could answer, or no longer
     */
    public Outcome give(CaseNumber linked, CustomerAnswer answer, String key) {
        return InTheirName.act(
                linked,
                () -> RetryOnConflict.attempt(() -> transactions.execute(status -> answered(linked, answer, key))));
    }

    private Outcome answered(CaseNumber linked, CustomerAnswer answer, String key) {
        caseFile.lock(linked);
        var subject = caseFile.getForChange(caseFile.mainOf(linked).number());
        if (!SameCustomer.are(caseFile.get(linked), subject)) {
            throw new Refusal("", words.of("statuspage.answer.others"));
        }
        var resolvedAt = subject.resolvedAt();
        if (resolvedAt == null || resolvedAt.toEpochMilli() != answer.resolved()) {
            return late(linked, subject, answer, key);
        }
        var before = records.of(subject.number(), resolvedAt).orElse(null);
        if (before != null && answer.says(before)) {
            return Outcome.of("thanks");
        }
        if (before != null && !mayChange(before)) {
            throw new Refusal("", words.of("statuspage.answer.tooLate"));
        }
        keep(subject, resolvedAt, answer, before);
        return answer.solved() ? Outcome.of("thanks") : notSolved(linked, subject, answer, key);
    }

    /** Somebody else was faster: it is open again, or was solved another time. What they wrote is their word all the same. */
    private Outcome late(CaseNumber linked, Case subject, CustomerAnswer answer, String key) {
        if (subject.status() != Status.OPEN) {
            throw new Refusal("", words.of("statuspage.answer.another"));
        }
        if (answer.words() != null || !answer.solved()) {
            customerWords.say(linked, text(answer), key);
        }
        return Outcome.of("openAlready");
    }

    private void keep(Case subject, Instant resolvedAt, CustomerAnswer answer, @Nullable Feedback before) {
        records.keep(subject, resolvedAt, answer);
        caseFile.record(new FeedbackGiven(
                subject.number(), resolvedAt, answer.solved(), answer.csat(), answer.effort(), before != null));
        if (isLow(answer) && subject.accountable() != null) {
            notices.tellPerson(
                    subject.accountable(),
                    Notice.about(
                            subject.number(),
                            "feedbackLow",
                            subject.number().value(),
                            answer.solved() ? "statuspage.solved" : "statuspage.unsolved",
                            told(answer.csat()),
                            told(answer.effort())));
        }
    }

    private Outcome notSolved(CaseNumber linked, Case subject, CustomerAnswer answer, String key) {
        var said = text(answer);
        if (subject.status() == Status.RESOLVED && process.of(subject.number()) == State.RUNNING) {
            askForReopening.ask(subject.number(), TextRules.shortened(said, REASON));
        }
        var heard = customerWords.say(linked, said, key);
        return new Outcome("reopened", heard.followUpOf() == null ? null : heard.number());
    }

    private String text(CustomerAnswer answer) {
        return answer.words() == null ? words.of("statuspage.answer.notSolved") : answer.words();
    }

    private boolean isLow(CustomerAnswer answer) {
        var low = settings.low();
        return !answer.solved()
                || answer.csat() != null && answer.csat() <= low.csat()
                || answer.effort() != null && answer.effort() >= low.effort();
    }

    private static String told(@Nullable Integer grade) {
        return grade == null ? "–" : grade.toString();
    }
}
