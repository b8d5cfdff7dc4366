package dev.baton.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Low, medium or high: the impact or the urgency of a case. */
public enum Grade {
    LOW,
    MEDIUM,
    HIGH;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** However it is spelt; nothing where it is none. */
    public static Optional<Grade> understood(@Nullable String given) {
        return Arrays.stream(values())
                .filter(grade -> given != null && grade.name().equalsIgnoreCase(given.strip()))
                .findFirst();
    }

    public static Grade of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
