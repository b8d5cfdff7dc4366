package dev.baton.intake.texts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum TextFormat {
    TEXT,
    HTML;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
