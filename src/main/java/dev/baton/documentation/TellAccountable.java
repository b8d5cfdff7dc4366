package dev.baton.documentation;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A case that nobody documents stands among the tasks of whoever answers for it, overdue; no alarm is raised over it. */
@Component
class TellAccountable implements JavaDelegate {

    private final CaseFile caseFile;
    private final TaskService tasks;

    TellAccountable(CaseFile caseFile, TaskService tasks) {
        this.caseFile = caseFile;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var accountable =
                caseFile.get(new CaseNumber(execution.getProcessBusinessKey())).accountable();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey("userTask_documentCase")
                .list()
                .forEach(task -> tasks.addCandidateUser(task.getId(), accountable));
    }
}
