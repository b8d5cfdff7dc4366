package dev.baton.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Whom a case can wait for without anyone on the desk being late. */
public enum WaitingOn {
    CUSTOMER,
    THIRD_PARTY;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static WaitingOn of(String label) {
        return Arrays.stream(values())
                .filter(on -> on.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Refusal("on", "must be customer or third-party, whom a case can wait on"));
    }
}
