package dev.baton.expectations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a promise: kept in time, broken, moved in time to a later hour, replaced by another word, or ended before its hour. */
public enum Outcome {
    KEPT,
    BROKEN,
    MOVED,
    REPLACED,
    ENDED,
    WITHDRAWN;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
