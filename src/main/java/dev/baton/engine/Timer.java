package dev.baton.engine;

import java.time.Instant;

/**
 * A timer event that waits.
 *
 * @param activityId of the timer event in the model
 * @param retries how often it may still be tried; with 0 it is dead until it is {@linkplain Timers#revive revived}
 */
public record Timer(
        String businessKey,
        String processInstanceId,
        String processDefinitionId,
        String activityId,
        String jobId,
        Instant due,
        int retries) {}
