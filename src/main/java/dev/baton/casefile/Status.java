package dev.baton.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum Status {
    OPEN,
    RESOLVED,
    CLOSED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
