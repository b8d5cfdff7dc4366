package dev.baton.documentation;

import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * A case that nobody documents stands among the tasks of whoever answers for it, overdue, and goes along when another does; no alarm
 * is raised over it.
 */
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
        var number = execution.getProcessBusinessKey();
        var accountable = caseFile.get(new CaseNumber(number)).accountable();
        documenting(number).list().forEach(task -> tasks.addCandidateUser(task.getId(), accountable));
    }

    @OnCaseEvent(Phase.ACT)
    void goAlong(BatonPassed passed) {
        var before = passed.from();
        if (before != null) {
            documenting(passed.number().value()).list().stream()
                    .filter(task -> isTold(task, before))
                    .forEach(task -> pass(task, before, passed.to()));
        }
    }

    private TaskQuery documenting(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey("userTask_documentCase");
    }

    private boolean isTold(Task task, String person) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && person.equals(link.getUserId()));
    }

    private void pass(Task task, String before, String to) {
        tasks.deleteCandidateUser(task.getId(), before);
        tasks.addCandidateUser(task.getId(), to);
    }
}
