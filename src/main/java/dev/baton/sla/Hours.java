package dev.baton.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose hours a clock counts: the customer's for what they were promised, a team's for what teams owe each other. */
public enum Hours {
    CUSTOMER,
    TEAM;

    public static Hours of(String label) {
        return switch (label) {
            case "customer" -> CUSTOMER;
            case "team" -> TEAM;
            default ->
                throw new IllegalArgumentException("\"%s\" is nobody's hours; write customer or team".formatted(label));
        };
    }

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
