package dev.baton.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** The targets of a case. */
public enum ClockName {
    TRIAGE("triage", "Triage"),
    FIRST_REPLY("firstReply", "First reply"),
    NEXT_REPLY("nextReply", "Next reply"),
    CUSTOMER_UPDATE("customerUpdate", "Customer update"),
    RESOLUTION("resolution", "Resolution"),
    INACTIVITY("inactivity", "Inactivity"),
    TAKE_CHARGE("takeCharge", "Take charge"),
    LEAD("lead", "Lead escalation"),
    DOCUMENTATION("documentation", "Documentation"),
    AGREED("agreed", "Agreed date");

    private final String id;
    private final String title;

    ClockName(String id, String title) {
        this.id = id;
        this.title = title;
    }

    public static ClockName of(String id) {
        return Arrays.stream(values())
                .filter(name -> name.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no clock \"%s\"; there are %s"
                        .formatted(
                                id, Arrays.stream(values()).map(ClockName::id).toList())));
    }

    /** @param ids with commas between, as models write them */
    public static List<ClockName> listOf(String ids) {
        return Arrays.stream(ids.split(","))
                .map(String::strip)
                .map(ClockName::of)
                .toList();
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** What a missed deadline of this clock is called where the models decide what follows from it. */
    public String trigger() {
        return this == INACTIVITY ? id() : id() + "Overdue";
    }

    public String title() {
        return title;
    }

    /** Whether a case has one for each of its escalations. */
    public boolean isOfAnEscalation() {
        return this == TAKE_CHARGE || this == LEAD;
    }

    /** Whether it is due when somebody said, and not after a budget of the policy. */
    public boolean isPromised() {
        return this == CUSTOMER_UPDATE || this == AGREED;
    }
}
