package dev.baton.expectations.templates;

import dev.baton.expectations.templates.BadTemplate.Flaw;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a template is for: the lines between two lines of three hyphens at its beginning.
 *
 * @param lines how many lines it takes
 */
record FrontMatter(Map<String, String> values, int lines) {

    private static final String FENCE = "---";
    private static final Set<String> KEYS = Set.of("occasion", "language", "tone", "subject", "automatic");

    static FrontMatter of(List<String> text, List<Flaw> flaws) {
        if (text.isEmpty() || !text.get(0).strip().equals(FENCE)) {
            flaws.add(
                    new Flaw(
                            1,
                            "begins without saying what it is for; write a line \"---\", lines such as \"occasion: received\", \"language: en\", \"tone: formal\", and another line \"---\""));
            return new FrontMatter(Map.of(), 0);
        }
        var values = new HashMap<String, String>();
        for (int line = 1; line < text.size(); line++) {
            if (text.get(line).strip().equals(FENCE)) {
                return new FrontMatter(values, line + 1);
            }
            read(text.get(line), line + 1, values, flaws);
        }
        flaws.add(new Flaw(1, "begins with \"---\", and no second line \"---\" ends what it is for"));
        return new FrontMatter(values, text.size());
    }

    private static void read(String text, int line, Map<String, String> values, List<Flaw> flaws) {
        if (text.isBlank()) {
            return;
        }
        var colon = text.indexOf(':');
        var key = colon < 0 ? text.strip() : text.substring(0, colon).strip();
        if (colon < 0 || !KEYS.contains(key)) {
            flaws.add(new Flaw(
                    line,
                    "says \"%s\", which is none of occasion, language, tone, subject and automatic"
                            .formatted(text.strip())));
        } else if (values.put(key, unquoted(text.substring(colon + 1).strip())) != null) {
            flaws.add(new Flaw(line, "says %s a second time".formatted(key)));
        }
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    @Nullable
    String value(String key) {
        var value = values.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The line that says it, 1 where none does. */
    static int line(List<String> text, String key) {
        for (int line = 0; line < text.size(); line++) {
            if (text.get(line).strip().startsWith(key + ":")) {
                return line + 1;
            }
        }
        return 1;
    }
}
