package dev.baton.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Functional: more expertise, the Responsible changes. Hierarchical: more authority, the Accountable changes. */
public enum EscalationKind {
    FUNCTIONAL,
    HIERARCHICAL;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EscalationKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
