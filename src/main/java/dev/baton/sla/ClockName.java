package dev.baton.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** The targets of a case. */
enum ClockName {
    TRIAGE("triage", "Triage"),
    FIRST_REPLY("firstReply", "First reply"),
    NEXT_REPLY("nextReply", "Next reply"),
    CUSTOMER_UPDATE("customerUpdate", "Customer update"),
    RESOLUTION("resolution", "Resolution"),
    INACTIVITY("inactivity", "Inactivity"),
    TAKE_CHARGE("takeCharge", "Take charge"),
    DOCUMENTATION("documentation", "Documentation");

    private final String id;
    private final String title;

    ClockName(String id, String title) {
        this.id = id;
        this.title = title;
    }

    static ClockName of(String id) {
        return Arrays.stream(values())
                .filter(name -> name.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no clock \"%s\"; there are %s"
                        .formatted(
                                id, Arrays.stream(values()).map(ClockName::id).toList())));
    }

    /** @param ids with commas between, as models write them */
    static List<ClockName> listOf(String ids) {
        return Arrays.stream(ids.split(","))
                .map(String::strip)
                .map(ClockName::of)
                .toList();
    }

    @JsonValue
    String id() {
        return id;
    }

    String title() {
        return title;
    }
}
