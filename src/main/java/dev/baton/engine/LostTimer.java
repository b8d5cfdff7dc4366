package dev.baton.engine;

/**
 * A timer event that should wait and does not.
 *
 * @param activityId of the timer event in the model
 * @param executionId of what it is attached to; two tokens in the same task have a timer each
 */
public record LostTimer(
        String businessKey,
        String processInstanceId,
        String processDefinitionId,
        String activityId,
        String executionId) {}
