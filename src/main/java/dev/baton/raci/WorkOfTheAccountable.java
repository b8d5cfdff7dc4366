package dev.baton.raci;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** An open task that is the accountable's goes along when the baton passes. */
@Component
class WorkOfTheAccountable {

    private static final Pattern ASKED =
            Pattern.compile("raci\\.accountableDoer\\(\\s*execution\\s*,\\s*['\"](\\w+)['\"]\\s*\\)");

    private final TaskService tasks;
    private final RepositoryService repository;
    private final CaseFile caseFile;
    private final Raci raci;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    WorkOfTheAccountable(TaskService tasks, RepositoryService repository, CaseFile caseFile, Raci raci) {
        this.tasks = tasks;
        this.repository = repository;
        this.caseFile = caseFile;
        this.raci = raci;
    }

    @OnCaseEvent(Phase.ACT)
    void whoTakesTheBatonTakesIt(BatonPassed event) {
        var subject = caseFile.get(event.number());
        for (var task : tasks.createTaskQuery()
                .processInstanceBusinessKey(event.number().value())
                .list()) {
            var activity = known.computeIfAbsent(task.getProcessDefinitionId(), this::activities)
                    .get(task.getTaskDefinitionKey());
            if (activity != null) {
                give(task, subject, activity);
            }
        }
    }

    private void give(Task task, Case subject, String activity) {
        var doer = raci.accountableDoer(subject, activity);
        if (!Objects.equals(doer, task.getAssignee())) {
            tasks.setAssignee(task.getId(), doer);
        }
    }

    /** Step to activity. */
    private Map<String, String> activities(String process) {
        return repository.getBpmnModelInstance(process).getModelElementsByType(UserTask.class).stream()
                .filter(task -> task.getCamundaAssignee() != null
                        && ASKED.matcher(task.getCamundaAssignee()).find())
                .collect(Collectors.toUnmodifiableMap(UserTask::getId, task -> {
                    var asked = ASKED.matcher(task.getCamundaAssignee());
                    asked.find();
                    return asked.group(1);
                }));
    }
}
