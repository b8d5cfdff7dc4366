package dev.baton.escalation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an escalated case gets on, as whoever leads the escalation sees it. */
public enum Trend {
    IMPROVING,
    SAME,
    DECLINING;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Trend of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
