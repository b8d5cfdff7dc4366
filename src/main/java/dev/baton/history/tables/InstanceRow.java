package dev.baton.history.tables;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance as a list has it.
 *
 * @param businessKey number of its case, of a delivery, or null
 * @param key of its model
 * @param definition id of the version it has now
 * @param state as the engine calls it, such as {@code COMPLETED} or {@code EXTERNALLY_TERMINATED}
 * @param reason why it was cancelled, null where nobody said
 * @param at labels of what is open now; empty where it is over
 * @param endedAt label of the element it ended with, null where it runs or was cancelled
 */
public record InstanceRow(
        String id,
        @Nullable String businessKey,
        String key,
        String definition,
        Instant began,
        @Nullable Instant ended,
        String state,
        @Nullable String reason,
        List<String> at,
        @Nullable String endedAt,
        boolean hasIncident) {}
