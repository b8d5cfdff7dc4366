package dev.baton.engine.jobs;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.engine.LostTimer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/** Compares the timers that the models declare with those that are there, within one command of the engine. */
public class LostTimers {

    private final CommandContext context;

    public LostTimers(CommandContext context) {
        this.context = context;
    }

    public List<LostTimer> in(List<OpenScope> scopes) {
        return scopes.stream().collect(groupingBy(OpenScope::processInstanceId)).values().stream()
                .flatMap(this::lostInProcess)
                .toList();
    }

    public void rearm(LostTimer lost) {
        var execution = context.getExecutionManager().findExecutionById(lost.executionId());
        var event = definition(lost.processDefinitionId()).findActivity(lost.activityId());
        if (execution.getJobs().stream().noneMatch(job -> event.getId().equals(job.getActivityId()))) {
            TimerDeclarationImpl.getDeclarationsForScope(event.getEventScope())
                    .get(event.getId())
                    .createTimerInstance(execution);
            // Who leaves the activity at this moment does not know of the new job and must not leave it behind.
            execution.forceUpdate();
        }
    }

    private Stream<LostTimer> lostInProcess(List<OpenScope> scopes) {
        return scopes.stream()
                .filter(scope -> scopes.stream().noneMatch(other -> interrupts(other, scope)))
                .flatMap(this::lostInScope);
    }

    private Stream<LostTimer> lostInScope(OpenScope scope) {
        return TimerDeclarationImpl.getDeclarationsForScope(model(scope)).entrySet().stream()
                .filter(event -> !scope.armed().contains(event.getKey()))
                .filter(event -> !hasFiredEnough(event.getKey(), event.getValue(), scope))
                .map(event -> scope.without(event.getKey()));
    }

    private boolean hasFiredEnough(String event, TimerDeclarationImpl declaration, OpenScope scope) {
        var firings = scope.firings(event);
        return firings > 0 && firings >= new Repetitions(context, declaration).in(scope);
    }

    /** The timers of what an event subprocess has interrupted are gone for good. */
    private boolean interrupts(OpenScope other, OpenScope scope) {
        var activity = other.activityId() == null
                ? null
                : definition(other.processDefinitionId()).findActivity(other.activityId());
        return activity != null
                && activity.getActivityStartBehavior() == ActivityStartBehavior.INTERRUPT_EVENT_SCOPE
                && Objects.equals(activity.getEventScope(), model(scope));
    }

    private ScopeImpl model(OpenScope scope) {
        var definition = definition(scope.processDefinitionId());
        return scope.activityId() == null ? definition : definition.findActivity(scope.activityId());
    }

    private ProcessDefinitionEntity definition(String id) {
        return context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
    }
}
