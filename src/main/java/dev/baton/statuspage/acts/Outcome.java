package dev.baton.statuspage.acts;

import dev.baton.casefile.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * What came of something a customer did.
 *
 * @param key its sentence is {@code statuspage.done.<key>}
 * @param followUp the case in which it goes on, where theirs is closed
 */
public record Outcome(String key, @Nullable CaseNumber followUp) {

    public static Outcome of(String key) {
        return new Outcome(key, null);
    }
}
