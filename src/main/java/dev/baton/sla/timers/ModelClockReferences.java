package dev.baton.sla.timers;

import dev.baton.sla.CaseClocks;
import dev.baton.sla.ClockName;
import dev.baton.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which clocks the timers and tasks of a deployed process ask, read from the process itself. */
@Component
public class ModelClockReferences {

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
    public record Question(String clocks, boolean warning) {

        /** Whether each escalation of the case has its own answer. */
        public boolean isOfOneEscalation() {
            return names().stream().allMatch(ClockName::isOfAnEscalation);
        }

        public CaseClocks of(CaseClocks all, @Nullable String escalation) {
            return all.named(names(), escalation);
        }

        /** When the timer of the question has to fire; null while it has nothing to fire for. */
        public @Nullable Instant next(CaseClocks asked) {
            return asked.next(warning ? SlaClock.WARNING : SlaClock.DEADLINE);
        }

        private List<ClockName> names() {
            return ClockName.listOf(clocks);
        }
    }

    public Map<String, Question> timers(String processDefinition) {
        return asked(processDefinition).timers();
    }

    public Map<String, Question> tasks(String processDefinition) {
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
