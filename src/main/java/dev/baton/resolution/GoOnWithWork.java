package dev.baton.resolution;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.TaskReaders;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The work that comes again, because the customer was answered or somebody else has to move, stays with who had it and asks anew. */
@Component
class GoOnWithWork implements TaskListener {

    /** Known in the transaction that ends the task and makes the next one, and kept nowhere. */
    private static final String WORKER = "worker";

    static void with(DelegateTask ended, @Nullable String worker) {
        ended.setVariable(WORKER, Variables.stringValue(worker, true));
    }

    private final CaseFile caseFile;

    GoOnWithWork(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void notify(DelegateTask task) {
        showToTheOwnTeam(task);
        if (task.getVariable(WORKER) instanceof String worker) {
            task.setAssignee(worker);
        }
        if (task.hasVariable(WORKER)) {
            task.removeVariable(WORKER);
            task.setVariable("outcome", null);
            task.setVariable("waitingOn", null);
        }
    }

    /** While another team has the work, the case's own goes on reading it. */
    private void showToTheOwnTeam(DelegateTask task) {
        var subject = caseFile.get(new CaseNumber(task.getExecution().getProcessBusinessKey()));
        if (subject.ownTeam() != null && !subject.ownTeam().equals(subject.team())) {
            task.addGroupIdentityLink(subject.ownTeam(), TaskReaders.LINK);
        }
    }
}
