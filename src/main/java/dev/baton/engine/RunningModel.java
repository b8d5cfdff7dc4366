package dev.baton.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** The model whose step the engine is doing on this thread. */
public final class RunningModel {

    private RunningModel() {}

    /** Its key and version, {@code support-case:4}; null where the engine is in no step. */
    public static @Nullable String now() {
        var step = Context.getBpmnExecutionContext();
        if (step == null || step.getExecution() == null) {
            return null;
        }
        ExecutionEntity execution = step.getExecution();
        var model = execution.getProcessDefinition();
        return model == null ? null : model.getKey() + ":" + model.getVersion();
    }
}
