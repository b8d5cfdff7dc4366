package dev.baton.expectations;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** When something is said to a customer. */
public enum Occasion {
    RECEIVED("received", true),
    FIRST_REPLY("first-reply", false),
    UPDATE("update", false),
    PROMISE_MOVED("promise-moved", false),
    ESCALATED("escalated", true),
    WAITING_FOR_YOU("waiting-for-you", true),
    RESOLVED("resolved", true),
    CLOSED("closed", true),
    WHAT_YOUR_INPUT_CHANGED("what-your-input-changed", true);

    private final String label;
    private final boolean byItself;

    Occasion(String label, boolean byItself) {
        this.label = label;
        this.byItself = byItself;
    }

    /** As templates call it. */
    public String label() {
        return label;
    }

    /** Whether its text may go out without a person; the others are words of somebody who knows the case. */
    public boolean mayGoByItself() {
        return byItself;
    }

    public static Optional<Occasion> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** All of them, with commas. */
    public static String labels() {
        return Arrays.stream(values()).map(Occasion::label).collect(Collectors.joining(", "));
    }
}
