package dev.baton.engine.jobs;

import dev.baton.engine.LostTimer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something active to which timers may be attached: an activity, or the process itself.
 *
 * @param activityId null for the process itself
 * @param armed the events that have a job
 * @param fired the events that have fired here, as often as they have
 */
record OpenScope(
        String businessKey,
        String processInstanceId,
        String processDefinitionId,
        @Nullable String activityId,
        String executionId,
        List<String> armed,
        List<String> fired) {

    long firings(String event) {
        return fired.stream().filter(event::equals).count();
    }

    LostTimer without(String event) {
        return new LostTimer(businessKey, processInstanceId, processDefinitionId, event, executionId);
    }
}
