package dev.baton.sla.timers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Which clocks the timers and tasks of a deployed process ask, read from the process itself. */
@Component
class ModelClockReferences {

    private static final Pattern ASKED =
            Pattern.compile("clocks\\.(due|cycle|warning|taskDue)\\(\\s*\\w+\\s*,\\s*'([^']+)'\\s*\\)");

    private final RepositoryService repository;
    private final Map<String, Asked> known = new ConcurrentHashMap<>();

    ModelClockReferences(RepositoryService repository) {
        this.repository = repository;
    }

    /** By the id of the timer event or the user task. */
    private record Asked(Map<String, Question> timers, Map<String, Question> tasks) {}

    /** @param warning whether it is for the rungs before the deadline */
    record Question(String clocks, boolean warning) {}

    Map<String, Question> timers(String processDefinition) {
        return asked(processDefinition).timers();
    }

    Map<String, Question> tasks(String processDefinition) {
        return asked(processDefinition).tasks();
    }

    private Asked asked(String processDefinition) {
        return known.computeIfAbsent(processDefinition, id -> read(repository.getBpmnModelInstance(id)));
    }

    private static Asked read(BpmnModelInstance model) {
        var timers = model.getModelElementsByType(TimerEventDefinition.class).stream()
                .filter(timer -> timer.getParentElement() instanceof CatchEvent)
                .filter(timer -> isQuestion(timer.getTextContent()))
                .collect(Collectors.toMap(
                        timer -> ((CatchEvent) timer.getParentElement()).getId(),
                        timer -> question(timer.getTextContent())));
        var tasks = model.getModelElementsByType(UserTask.class).stream()
                .filter(task -> isQuestion(task.getCamundaDueDate()))
                .collect(Collectors.toMap(UserTask::getId, task -> question(task.getCamundaDueDate())));
        return new Asked(timers, tasks);
    }

    private static boolean isQuestion(String expression) {
        return expression != null && ASKED.matcher(expression).find();
    }

    private static Question question(String expression) {
        var asked = ASKED.matcher(expression);
        asked.find();
        return new Question(asked.group(2), asked.group(1).equals("warning"));
    }
}
