package dev.baton.casefile;

import org.jspecify.annotations.Nullable;

/** What people write, before it is kept. */
public final class TextRules {

    private TextRules() {}

    /** What is wrong with the text, as the rest of a sentence that begins with its field; null where nothing is. */
    public static @Nullable String problem(@Nullable String text, int max, boolean required) {
        if (text == null || text.isBlank()) {
            return required ? "is missing" : null;
        }
        if (text.length() > max) {
            return "is too long: at most %,d characters, not %,d".formatted(max, text.length());
        }
        return isStorable(text) ? null : "contains a character that cannot be stored";
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    }
}
