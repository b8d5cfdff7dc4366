package dev.baton.intake.repeats;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of asking for a key. */
sealed interface Claim {

    /** The request acts: it is the first, or the one before it ended without acting. */
    record Granted(String who, String key, UUID run) implements Claim {}

    record Answered(FirstAnswer answer) implements Claim {}

    /** @param problem why the request neither acts nor has an answer @param retryAfter seconds, null where it is no use */
    record Refused(int status, String problem, @Nullable Integer retryAfter) implements Claim {}
}
