package dev.baton.escalation;

import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.FormAnswers;
import dev.baton.escalation.Escalation.State;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class TakeCharge implements TaskListener {

    private final Escalations escalations;
    private final CaseFile caseFile;
    private final TeamTasks work;

    TakeCharge(Escalations escalations, CaseFile caseFile, TeamTasks work) {
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var escalation = escalations.get(((Number) task.getVariable("escalation")).longValue());
        var answers = new FormAnswers(task.getVariables());
        if (answers.oneOf("answer", "Your answer", Set.of("accepted", "declined"))
                .equals("accepted")) {
            accept(number, escalation, task.getAssignee(), answers.optional("note_answer", "Note"));
        } else {
            decline(number, escalation, task.getAssignee(), answers.required("note_answer", "Why you decline"));
        }
        task.removeVariables(answers.notes());
    }

    private void accept(
            CaseNumber number, Escalation escalation, String by, @org.jspecify.annotations.Nullable String note) {
        escalations.answer(escalation.id(), State.ACCEPTED, note);
        if (escalation.kind() == EscalationKind.FUNCTIONAL) {
            work.assign(number, escalation.toGroup(), by);
        }
        caseFile.record(new EscalationAccepted(number, escalation.id(), escalation.kind(), by));
    }

    private void decline(CaseNumber number, Escalation escalation, String by, String reason) {
        escalations.answer(escalation.id(), State.DECLINED, reason);
        caseFile.record(new EscalationDeclined(number, escalation.id(), by, reason, escalations.isEscalated(number)));
    }
}
