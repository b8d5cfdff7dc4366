package dev.baton.links;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How another case belongs to this one. */
public enum LinkKind {
    RELATED,
    /** The other is merged into this one, or, where it is asked for, this one into the other. */
    DUPLICATE,
    /** This one is merged into the other. */
    DUPLICATE_OF;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
