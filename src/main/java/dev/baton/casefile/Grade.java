package dev.baton.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much of something: the impact or the urgency of a case. */
public enum Grade {
    LOW,
    MEDIUM,
    HIGH;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Grade of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
