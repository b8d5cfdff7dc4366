package dev.baton.casefile;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a text can be stored: its length and its characters. */
public final class TextRules {

    /** The longest text that is kept whole, in characters. */
    public static final int LONGEST = 1_048_576;

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

    private TextRules() {}

    /** What is wrong with the text, as the rest of a sentence that begins with its field; null where nothing is. */
    public static @Nullable String problem(@Nullable String text, int max, boolean required) {
        if (text == null || isEmpty(text)) {
            return required ? "is missing" : null;
        }
        if (text.length() > max) {
            return "is too long: at most %,d characters, not %,d".formatted(max, text.length());
        }
        int place = unstorable(text);
        return place < 0 ? null : "contains a character that cannot be stored: " + told(text.charAt(place), place);
    }

    /** Nobody sees anything of it: blanks, and characters without a width. */
    public static boolean isEmpty(String text) {
        return INVISIBLE.matcher(text).matches();
    }

    /** Where the first character stands that no database keeps: half of one, or U+0000; -1 where there is none. */
    public static int unstorable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) {
                return i;
            }
        }
        return -1;
    }

    /** At most so long, with an ellipsis where something is left out, and never half a character. */
    public static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static String told(char c, int place) {
        var what = c == 0 ? "U+0000" : "U+%04X, half of one (a lone surrogate)".formatted((int) c);
        return "%s, at position %,d".formatted(what, place + 1);
    }
}
