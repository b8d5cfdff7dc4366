package dev.baton.history.tables;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of an instance.
 *
 * @param person who has it or had it last
 * @param taken when somebody had it for the first time, null where nobody had
 * @param waited from its creation until somebody had it, or it was over without; null while it waits
 * @param worked from then until it was done; null where it was not done by who had it
 * @param reason why it ended, as the engine says it, such as {@code completed}
 */
public record TaskRow(
        String id,
        String element,
        String name,
        @Nullable String person,
        Instant created,
        @Nullable Instant taken,
        @Nullable Instant ended,
        @Nullable Instant due,
        @Nullable String reason,
        @Nullable Duration waited,
        @Nullable Duration worked) {}
