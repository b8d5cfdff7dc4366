package dev.baton.engine.tasks;

import dev.baton.engine.guard.QueryExpressions;
import dev.baton.engine.texts.PlainNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.QueryValidators;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Task queries whose own look at themselves, which ends at the outermost one, is replaced by one that goes all the way down;
 * and tasks that take what their form asks for, whichever way it is sent, end by it alone and go to people who exist.
 */
public class GuardedTasks extends TaskServiceImpl {

    /** What everybody sees of a task and somebody may have changed. */
    private static final Set<String> SHOWN = Set.of(TaskEntity.NAME, TaskEntity.DESCRIPTION);

    private final TaskAtHand atHand = new TaskAtHand(() -> commandExecutor);

    @Override
    public TaskQuery createTaskQuery() {
        var query = (TaskQueryImpl) super.createTaskQuery();
        query.removeValidator(QueryValidators.AdhocQueryValidator.get());
        query.addValidator(QueryExpressions::refuseIn);
        return query;
    }

    @Override
    public void claim(String task, @Nullable String person) {
        atHand.mayBeTakenOnBy(person);
        with(task, () -> super.claim(task, person));
    }

    @Override
    public void setAssignee(String task, @Nullable String person) {
        if (person == null && atHand.isOnesOwn(task)) {
            commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
                super.setAssignee(task, null);
                return null;
            }));
            return;
        }
        atHand.mayBeGivenTo(person);
        super.setAssignee(task, person);
    }

    @Override
    public void setOwner(String task, @Nullable String person) {
        atHand.mayBeGivenTo(person);
        super.setOwner(task, person);
    }

    @Override
    public void delegateTask(String task, @Nullable String person) {
        atHand.mayBeGivenTo(person);
        super.delegateTask(task, person);
    }

    @Override
    public void addCandidateUser(String task, String person) {
        atHand.mayBeGivenTo(person);
        super.addCandidateUser(task, person);
    }

    @Override
    public void addUserIdentityLink(String task, String person, String type) {
        atHand.mayBeGivenTo(person);
        super.addUserIdentityLink(task, person, type);
    }

    private static boolean isNew(Task task) {
        return !(task instanceof TaskEntity stored) || stored.getRevision() == 0;
    }

    @Override
    public void saveTask(Task task) {
        if (isNew(task)
                || ((TaskEntity) task).getPropertyChanges().keySet().stream().anyMatch(SHOWN::contains)) {
            PlainNames.check("The task", task.getName(), task.getDescription());
        }
        atHand.mayBeGivenTo(task.getAssignee());
        atHand.mayBeGivenTo(task.getOwner());
        super.saveTask(task);
    }

    @Override
    public void complete(String task) {
        completing(task, () -> super.complete(task));
    }

    @Override
    public void complete(String task, @Nullable Map<String, Object> variables) {
        completing(task, () -> {
            check(task, variables);
            super.complete(task, variables);
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String task, @Nullable Map<String, Object> variables, boolean deserialize) {
        return atHand.completing(task, () -> {
            check(task, variables);
            return super.completeWithVariablesInReturn(task, variables, deserialize);
        });
    }

    @Override
    public void resolveTask(String task) {
        atHand.mayBeTakenOff(task);
        super.resolveTask(task);
    }

    @Override
    public void resolveTask(String task, @Nullable Map<String, Object> variables) {
        atHand.mayBeTakenOff(task);
        check(task, variables);
        super.resolveTask(task, variables);
    }

    @Override
    public void handleBpmnError(String task, String code) {
        throw TaskAtHand.isCompletedOnly();
    }

    @Override
    public void handleBpmnError(String task, String code, @Nullable String message) {
        throw TaskAtHand.isCompletedOnly();
    }

    @Override
    public void handleBpmnError(
            String task, String code, @Nullable String message, @Nullable Map<String, Object> variables) {
        throw TaskAtHand.isCompletedOnly();
    }

    @Override
    public void handleEscalation(String task, String code) {
        throw TaskAtHand.isCompletedOnly();
    }

    @Override
    public void handleEscalation(String task, String code, @Nullable Map<String, Object> variables) {
        throw TaskAtHand.isCompletedOnly();
    }

    @Override
    public VariableMap getVariablesTyped(String task, boolean deserialize) {
        return atHand.of(task, () -> super.getVariablesTyped(task, deserialize));
    }

    @Override
    public VariableMap getVariablesLocalTyped(String task, boolean deserialize) {
        return atHand.of(task, () -> super.getVariablesLocalTyped(task, deserialize));
    }

    @Override
    public <T extends TypedValue> T getVariableTyped(String task, String name, boolean deserialize) {
        return atHand.of(task, () -> super.getVariableTyped(task, name, deserialize));
    }

    @Override
    public <T extends TypedValue> T getVariableLocalTyped(String task, String name, boolean deserialize) {
        return atHand.of(task, () -> super.getVariableLocalTyped(task, name, deserialize));
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

    private void completing(String task, Runnable work) {
        atHand.completing(task, () -> {
            work.run();
            return null;
        });
    }

    private void with(String task, Runnable work) {
        atHand.with(task, () -> {
            work.run();
            return null;
        });
    }

    private void check(String task, @Nullable Map<String, ? extends Object> variables) {
        FormVariables.check(commandExecutor, task, variables == null ? null : variables.keySet());
    }
}
