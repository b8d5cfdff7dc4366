package dev.baton.escalation;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The bean {@code escalations}: what a model may ask about the escalation it handles. */
@Component("escalations")
public class ModelEscalations {

    /** For {@code camunda:assignee} of the task that asks: the one person who is asked; null where everybody of a group is. */
    public @org.jspecify.annotations.Nullable String asked(DelegateExecution execution) {
        return all(execution) ? null : (String) execution.getVariable("holder");
    }

    /** For {@code camunda:candidateGroups} of that task: the group, where everybody of it is asked. */
    public List<String> askedGroups(DelegateExecution execution) {
        return all(execution) ? List.of((String) execution.getVariable("toGroup")) : List.of();
    }

    private static boolean all(DelegateExecution execution) {
        return Boolean.TRUE.equals(execution.getVariable("askedAll"));
    }
}
