package dev.baton.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The targets of a case. Those that measure our own work stop while we wait on somebody else. */
enum ClockName {
    TRIAGE("triage", "Triage", false),
    FIRST_REPLY("firstReply", "First reply", false),
    NEXT_REPLY("nextReply", "Next reply", false),
    CUSTOMER_UPDATE("customerUpdate", "Customer update", false),
    RESOLUTION("resolution", "Resolution", true),
    INACTIVITY("inactivity", "Inactivity", true),
    TAKE_CHARGE("takeCharge", "Take charge", false);

    private final String id;
    private final String title;
    private final boolean pausable;

    ClockName(String id, String title, boolean pausable) {
        this.id = id;
        this.title = title;
        this.pausable = pausable;
    }

    static ClockName of(String id) {
        return Arrays.stream(values())
                .filter(name -> name.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no clock \"%s\"; there are %s"
                        .formatted(
                                id, Arrays.stream(values()).map(ClockName::id).toList())));
    }

    @JsonValue
    String id() {
        return id;
    }

    String title() {
        return title;
    }

    boolean isPausable() {
        return pausable;
    }
}
