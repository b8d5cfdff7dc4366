package dev.baton.notification.preferences;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What people are told of, as {@code notices.dmn} sorts it. */
public enum Topic {
    /** Questions of escalations, and what becomes of them. */
    ESCALATION,
    /** Tasks that are given to them. */
    WORK,
    /** Accounts they look after, watch or lead. */
    ACCOUNT,
    /** Everything else in their inbox. */
    NEWS;

    static Topic of(String name) {
        for (var topic : values()) {
            if (topic.label().equals(name)) {
                return topic;
            }
        }
        return NEWS;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
