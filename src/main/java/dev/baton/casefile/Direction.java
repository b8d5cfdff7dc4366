package dev.baton.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which way words went: from the customer, to the customer, or among ourselves. */
public enum Direction {
    INBOUND,
    OUTBOUND,
    INTERNAL;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
