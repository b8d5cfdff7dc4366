package dev.baton.casefile;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where the work on an open case stands once it is triaged. */
public enum WorkStep {
    WORK("work"),
    ROOT_CAUSE("root-cause"),
    SIGN_OFF("sign-off");

    private final String label;

    WorkStep(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
