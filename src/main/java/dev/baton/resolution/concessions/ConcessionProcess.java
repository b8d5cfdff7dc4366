package dev.baton.resolution.concessions;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Messages;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The process of {@code concession.bpmn} that asks for one concession, beside that of its case. */
@Component
class ConcessionProcess {

    static final String ID = "concession";

    private static final String KEY = "concession";
    private static final String TASK = "userTask_approveConcession";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identities;

    ConcessionProcess(RuntimeService runtime, TaskService tasks, IdentityService identities) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identities = identities;
    }

    /** @param known what the cards of its task show of the case, and what its form shows of the concession */
    void start(CaseNumber number, long id, Map<String, Object> known) {
        asBaton(() -> runtime.startProcessInstanceByKey(KEY, number.value(), with(id, known)));
    }

    /** With the one who is asked already. */
    void goOn(CaseNumber number, long id, Map<String, Object> known) {
        asBaton(() -> runtime.createProcessInstanceByKey(KEY)
                .businessKey(number.value())
                .setVariables(with(id, known))
                .startBeforeActivity(TASK)
                .execute());
    }

    boolean isGone(CaseNumber number, long id) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value(), KEY)
                        .variableValueEquals(ID, id)
                        .count()
                == 0;
    }

    /** Nobody is asked any more. */
    void end(CaseNumber number, long id) {
        asBaton(() -> runtime.createMessageCorrelation(Messages.CONCESSION_ENDED)
                .processInstanceBusinessKey(number.value())
                .processInstanceVariableEquals(ID, id)
                .correlateAll());
    }

    /** Its task is somebody else's from now on. */
    void ask(CaseNumber number, long id, Approver approver) {
        asBaton(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKey(TASK)
                .processVariableValueEquals(ID, id)
                .list()
                .forEach(task -> ask(task, approver)));
    }

    private void ask(Task task, Approver approver) {
        tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
        if (approver.person() == null) {
            tasks.addCandidateGroup(task.getId(), approver.group());
        }
        tasks.setAssignee(task.getId(), approver.person());
    }

    private static Map<String, Object> with(long id, Map<String, Object> known) {
        var variables = new HashMap<>(known);
        variables.put(ID, id);
        return variables;
    }

    /** Whoever may give a concession need not be allowed to start processes. */
    private void asBaton(Runnable work) {
        var person = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            work.run();
        } finally {
            if (person != null) {
                identities.setAuthentication(person);
            }
        }
    }
}
