package dev.baton.engine.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.QueryValidators;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Task queries whose own look at themselves, which ends at the outermost one, is replaced by one that goes all the way down;
 * and tasks that take what their form asks for, whichever way it is sent.
 */
public class GuardedTasks extends TaskServiceImpl {

    @Override
    public TaskQuery createTaskQuery() {
        var query = (TaskQueryImpl) super.createTaskQuery();
        query.removeValidator(QueryValidators.AdhocQueryValidator.get());
        query.addValidator(QueryExpressions::refuseIn);
        return query;
    }

    @Override
    public void complete(String task, @Nullable Map<String, Object> variables) {
        check(task, variables);
        super.complete(task, variables);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String task, @Nullable Map<String, Object> variables, boolean deserialize) {
        check(task, variables);
        return super.completeWithVariablesInReturn(task, variables, deserialize);
    }

    @Override
    public void resolveTask(String task, @Nullable Map<String, Object> variables) {
        check(task, variables);
        super.resolveTask(task, variables);
    }

    @Override
    public void handleBpmnError(
            String task, String code, @Nullable String message, @Nullable Map<String, Object> variables) {
        check(task, variables);
        super.handleBpmnError(task, code, message, variables);
    }

    @Override
    public void handleEscalation(String task, String code, @Nullable Map<String, Object> variables) {
        check(task, variables);
        super.handleEscalation(task, code, variables);
    }

    @Override
    protected void setVariables(String task, Map<String, ? extends Object> variables, boolean local) {
        check(task, variables);
        super.setVariables(task, variables, local);
    }

    @Override
    protected void updateVariables(
            String task,
            @Nullable Map<String, ? extends Object> changes,
            @Nullable Collection<String> deletions,
            boolean local) {
        check(task, changes);
        FormVariables.check(commandExecutor, task, deletions);
        super.updateVariables(task, changes, deletions, local);
    }

    @Override
    public void removeVariable(String task, String name) {
        FormVariables.check(commandExecutor, task, List.of(name));
        super.removeVariable(task, name);
    }

    @Override
    public void removeVariableLocal(String task, String name) {
        FormVariables.check(commandExecutor, task, List.of(name));
        super.removeVariableLocal(task, name);
    }

    private void check(String task, @Nullable Map<String, ? extends Object> variables) {
        FormVariables.check(commandExecutor, task, variables == null ? null : variables.keySet());
    }
}
