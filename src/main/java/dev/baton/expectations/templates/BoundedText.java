package dev.baton.expectations.templates;

import com.samskivert.mustache.Template;
import dev.baton.casefile.TextRules;
import java.io.Writer;
import java.util.Map;

/** What a template becomes, as much of it as a message may hold; what would be longer is cut, and nothing of it is kept meanwhile. */
final class BoundedText extends Writer {

    private static final class Full extends RuntimeException {

        Full() {
            super(null, null, false, false);
        }
    }

    private final StringBuilder text = new StringBuilder();

    private BoundedText() {}

    static String of(Template template, Map<String, Object> facts) {
        var text = new BoundedText();
        try {
            template.execute(facts, text);
        } catch (Full full) {
            return TextRules.shortened(text.text.toString(), TextRules.LONGEST);
        }
        return text.text.toString();
    }

    @Override
    public void write(char[] from, int start, int length) {
        text.append(from, start, Math.min(length, TextRules.LONGEST + 1 - text.length()));
        if (text.length() > TextRules.LONGEST) {
            throw new Full();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
