package dev.baton.history.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a model.
 *
 * @param id in the engine
 * @param caseNumber of its case; null where it is of none
 * @param businessKey what it is about where that is no case, such as the number of a delivery
 * @param model key of its model
 * @param version number of the version it has now; null where that was deleted
 * @param state running, finished, cancelled or suspended
 * @param took from begin to end, ISO-8601; null while it runs
 * @param at labels of what is open now
 * @param endedAt label of the element it ended with
 * @param reason why it was cancelled, where somebody said
 * @param hasIncident whether something of it failed and waits for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundInstance(
        String id,
        @Nullable String caseNumber,
        @Nullable String businessKey,
        String model,
        String modelName,
        @Nullable Integer version,
        Instant began,
        @Nullable Instant ended,
        @Nullable Duration took,
        String state,
        List<String> at,
        @Nullable String endedAt,
        @Nullable String reason,
        boolean hasIncident) {}
