package dev.baton.evaluation.stories;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that somebody does in a story.
 *
 * @param after how long after the step before
 * @param says what they say: under an empty key where it is one text, else by the fields of the form, without their {@code note_}
 */
public record Step(String after, String who, Verb verb, Map<String, String> says) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d+[mh]|\\d+d \\d\\d:\\d\\d) (\\w+) (.+)");

    /** Fields whose answers are no texts. */
    private static final Set<String> CHOICES = Set.of("category", "impact", "urgency", "rootCauseCategory", "trend");

    /** @param written such as {@code 20m sam replies} */
    static Step of(String written, Map<String, String> says) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No step of a story: " + written);
        }
        return new Step(parts.group(1), parts.group(2), Verb.of(parts.group(3)), says);
    }

    public String text() {
        return says.getOrDefault("", "");
    }

    /** What is put into the form. */
    public Map<String, Object> answers(Verb.Form form) {
        var answers = new HashMap<String, Object>(form.says());
        says.forEach((field, words) -> answers.put(field(form, field), words));
        return answers;
    }

    private static String field(Verb.Form form, String field) {
        if (field.isEmpty()) {
            return form.field();
        }
        return CHOICES.contains(field) ? field : "note_" + field;
    }
}
