package dev.baton.escalation.steps;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.holding.Holding;
import dev.baton.escalation.holding.TeamWork;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever completes the task answers, whoever was asked, and who accepts leads the escalation from then on. */
@Component
class TakeCharge implements TaskListener {

    private final EscalationRecords escalations;
    private final OpenQuestion question;
    private final Authority authority;
    private final CaseFile caseFile;
    private final TeamWork work;

    TakeCharge(
            EscalationRecords escalations,
            OpenQuestion question,
            Authority authority,
            CaseFile caseFile,
            TeamWork work) {
        this.escalations = escalations;
        this.question = question;
        this.authority = authority;
        this.caseFile = caseFile;
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        var escalation = question.of(task);
        var by = question.answeredBy(task, escalation);
        var answers = new FormAnswers(task.getVariables());
        if (answers.oneOf("answer", "Do you take charge?", Set.of("accepted", "declined"))
                .equals("accepted")) {
            accept(escalation, by, answers.optional("note_answer", "Note"));
            task.setVariable("holder", by);
        } else {
            decline(escalation, by, answers.required("note_answer", "Why you hand it back"));
        }
        task.removeVariables(answers.notes());
    }

    private void accept(Escalation escalation, String by, @Nullable String note) {
        var number = new CaseNumber(escalation.caseNumber());
        var returnsTo = escalation.kind() == EscalationKind.FUNCTIONAL ? ownResponsible(caseFile.get(number)) : null;
        escalations.accept(escalation.id(), by, authority.groupOf(by, escalation.toGroup()), note);
        caseFile.record(new EscalationAccepted(number, escalation.id(), escalation.kind(), by, returnsTo));
    }

    /** Who of the case's own team has the work, or had it when another escalation took it. */
    private @Nullable String ownResponsible(Case subject) {
        return Holding.expertise(escalations.openOf(subject.number())).isPresent()
                ? subject.ownResponsible()
                : work.taken(subject.number()).orElse(null);
    }

    private void decline(Escalation escalation, String by, String reason) {
        var number = new CaseNumber(escalation.caseNumber());
        escalations.decline(escalation.id(), by, reason);
        caseFile.record(new EscalationDeclined(number, escalation.id(), by, reason, escalations.isEscalated(number)));
    }
}
