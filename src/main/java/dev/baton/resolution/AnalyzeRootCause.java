package dev.baton.resolution;

import dev.baton.casefile.CaseEvent.RootCauseFound;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class AnalyzeRootCause implements TaskListener {

    private final CaseFile caseFile;

    AnalyzeRootCause(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = new FormAnswers(task.getVariables());
        caseFile.record(new RootCauseFound(
                new CaseNumber(task.getExecution().getProcessBusinessKey()),
                answers.required("note_rootCause", "Root cause"),
                answers.required("note_fix", "Fix")));
        task.setVariable("rootCauseKnown", true);
        task.setVariable("outcome", null);
        task.removeVariables(answers.notes());
    }
}
