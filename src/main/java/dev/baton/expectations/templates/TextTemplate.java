package dev.baton.expectations.templates;

import com.samskivert.mustache.Template;
import dev.baton.expectations.Occasion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said on an occasion, in one language and tone.
 *
 * @param file its name without folder, by which it is known
 * @param automatic whether its owner lets it go out without a person
 */
public record TextTemplate(
        String file,
        Occasion occasion,
        String language,
        String tone,
        boolean automatic,
        @Nullable Template subject,
        Template body) {

    /** @param facts each a text, a list of texts, or missing; what is in them is text, whatever it looks like */
    public String text(Map<String, Object> facts) {
        return BoundedText.of(body, facts).replaceAll("\n{3,}", "\n\n").strip();
    }

    /** In one line; null where the template has none. */
    public @Nullable String subject(Map<String, Object> facts) {
        return subject == null
                ? null
                : BoundedText.of(subject, facts).replaceAll("\\s+", " ").strip();
    }
}
