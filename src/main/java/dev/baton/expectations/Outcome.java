package dev.baton.expectations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a promise: kept in time, broken, replaced by another word, or ended before its hour. */
enum Outcome {
    KEPT,
    BROKEN,
    REPLACED,
    ENDED,
    WITHDRAWN;

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
