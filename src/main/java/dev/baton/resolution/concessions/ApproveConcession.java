package dev.baton.resolution.concessions;

import dev.baton.casefile.CaseEvent.ConcessionGiven;
import dev.baton.casefile.CaseEvent.ConcessionRefused;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.Refusal;
import dev.baton.resolution.GiveConcession.Amount;
import dev.baton.resolution.concessions.Concession.State;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whoever completes the task decides, if their limit suffices and it is not their own request; who asked is told. */
@Component
class ApproveConcession implements TaskListener {

    private static final int LONGEST_ANSWER = 1_000;

    private final ConcessionRecords records;
    private final Limits limits;
    private final CaseFile caseFile;
    private final Notices notices;

    ApproveConcession(ConcessionRecords records, Limits limits, CaseFile caseFile, Notices notices) {
        this.records = records;
        this.limits = limits;
        this.caseFile = caseFile;
        this.notices = notices;
    }

    @Override
    public void notify(DelegateTask task) {
        caseFile.lock(new CaseNumber(task.getExecution().getProcessBusinessKey()));
        var open = records.get(((Number) task.getVariable(ConcessionProcess.ID)).longValue());
        var by = decidedBy(task, open);
        refuse(open, by);
        var answers = new FormAnswers(task.getVariables());
        if (answers.oneOf("approval", "Do you approve it?", Set.of("approved", "refused"))
                .equals("approved")) {
            give(open, by);
        } else {
            refuse(open, by, answers.required("note_approval", "Why not", LONGEST_ANSWER));
        }
        task.removeVariables(answers.notes());
    }

    private static void refuse(Concession open, String by) {
        if (open.state() != State.ASKED) {
            throw new Refusal(
                    "approval",
                    "There is nothing left to decide: the %s is %s."
                            .formatted(open.worth().what(), open.state().label()));
        }
        if (by.equals(open.askedBy())) {
            throw new Refusal(
                    "approval",
                    "You asked for this yourself: somebody else decides on it. Give the task back, or withdraw your request on the page of the case.");
        }
    }

    private void give(Concession open, String by) {
        var subject = caseFile.get(open.caseNumber());
        var needed = limits.givenBefore(subject, open.kind()).add(open.amount());
        var most = limits.ofPerson(by, subject, open.kind())
                .map(Limits.Limit::most)
                .orElse(BigDecimal.ZERO);
        if (most.compareTo(needed) < 0) {
            throw new Refusal(
                    "approval",
                    "With what was given on this case before it is %s, and your limit is %s: leave the task to somebody with more authority, or refuse it."
                            .formatted(told(open, needed), told(open, most)));
        }
        records.decide(open.id(), State.GIVEN, by, null);
        caseFile.record(new ConcessionGiven(
                open.caseNumber(),
                open.id(),
                open.kind().label(),
                open.amount().toPlainString(),
                open.unit(),
                open.worth().what(),
                open.askedBy(),
                by,
                open.reason()));
        tell(open, "concessionApproved", open.worth().what(), by);
    }

    private void refuse(Concession open, String by, String why) {
        records.decide(open.id(), State.REFUSED, by, why);
        caseFile.record(
                new ConcessionRefused(open.caseNumber(), open.id(), open.worth().what(), by, why));
        tell(open, "concessionRefused", open.worth().what(), by, why);
    }

    private void tell(Concession open, String kind, String... facts) {
        notices.tellPerson(open.askedBy(), Notice.about(open.caseNumber(), kind, facts));
    }

    private static String told(Concession open, BigDecimal value) {
        return new Amount(open.kind(), value, open.unit()).told(Locale.ENGLISH);
    }

    /** Who has the task, else who is logged in, else the one who was asked. */
    private static String decidedBy(DelegateTask task, Concession open) {
        return Optional.ofNullable(task.getAssignee())
                .or(ApproveConcession::login)
                .orElseGet(() -> Objects.requireNonNullElse(open.askedOf(), open.askedBy()));
    }

    private static Optional<String> login() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(login -> !(login instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }
}
