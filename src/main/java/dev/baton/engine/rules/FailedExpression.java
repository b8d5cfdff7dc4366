package dev.baton.engine.rules;

import dev.baton.engine.RuleFailed;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;

/** Tells an expression that is wrong from a bean that fails when an expression calls it: only the first is the model's. */
public final class FailedExpression {

    private FailedExpression() {}

    public static ProcessEngineException told(
            String text, @Nullable VariableScope scope, ProcessEngineException failed) {
        if (scope == null || !(root(failed) instanceof ELException wrong)) {
            return failed;
        }
        var place = place(scope);
        var message = "%s: the expression %s cannot be answered: %s".formatted(place, text, reason(wrong));
        return new RuleFailed(place, message, failed.getCause());
    }

    private static Throwable root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String reason(ELException wrong) {
        return String.valueOf(wrong.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static String place(VariableScope scope) {
        if (scope instanceof DelegateExecution execution) {
            return "%s, %s".formatted(model(execution.getProcessDefinitionId()), execution.getCurrentActivityId());
        }
        return scope instanceof DelegateTask task
                ? "%s, %s".formatted(model(task.getProcessDefinitionId()), task.getTaskDefinitionKey())
                : "a model";
    }

    /** An id of a definition is its key, version and number. */
    private static String model(@Nullable String definition) {
        return definition == null ? "a model" : definition.replaceFirst(":.*", "") + ".bpmn";
    }
}
