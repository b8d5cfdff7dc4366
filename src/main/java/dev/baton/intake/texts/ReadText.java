package dev.baton.intake.texts;

import org.jspecify.annotations.Nullable;

/** A text as it is kept, and whether it came as HTML. */
public record ReadText(String text, boolean wasHtml) {

    public static final String NONE = "(no text)";

    /** @param format text or html; found out where null: what is laid out in HTML is HTML */
    public static ReadText of(String given, @Nullable TextFormat format) {
        boolean html = format == null ? HtmlText.looksLikeIt(given) : format == TextFormat.HTML;
        if (!html) {
            return new ReadText(given, false);
        }
        var text = HtmlText.of(given);
        return new ReadText(text.isEmpty() ? NONE : text, true);
    }
}
