package dev.baton.casefile;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person filled into a form, checked again on the server.
 *
 * <p>A form checks in the browser only; whoever calls the engine's API directly comes past it. Every reading here ends in a
 * value that can be kept or in a {@link Refusal} that names the question.
 */
public final class FormAnswers {

    /** Fields with this prefix carry free text: it belongs into the case file and never into the engine's tables. */
    public static final String NOTE = "note_";

    private static final int LONGEST_NOTE = 8_000;

    private final Map<String, Object> values;

    public FormAnswers(Map<String, Object> values) {
        this.values = values;
    }

    public String required(String field, String question) {
        return required(field, question, LONGEST_NOTE);
    }

    public String required(String field, String question, int max) {
        return checked(field, question, max, true).strip();
    }

    public @Nullable String optional(String field, String question) {
        return optional(field, question, LONGEST_NOTE);
    }

    public @Nullable String optional(String field, String question, int max) {
        var text = checked(field, question, max, false);
        return text == null || text.isBlank() ? null : text.strip();
    }

    public String oneOf(String field, String question, Set<String> choices) {
        var choice = required(field, question, 200);
        if (!choices.contains(choice)) {
            throw new Refusal(
                    field, "\"%s\": choose one of %s.".formatted(question, String.join(", ", new TreeSet<>(choices))));
        }
        return choice;
    }

    public Set<String> notes() {
        return values.keySet().stream().filter(name -> name.startsWith(NOTE)).collect(Collectors.toSet());
    }

    private String checked(String field, String question, int max, boolean required) {
        var value = values.get(field);
        var text = value == null ? null : value.toString();
        var problem = TextRules.problem(text, max, required);
        if (problem != null) {
            boolean missing = required && (text == null || TextRules.isEmpty(text));
            throw new Refusal(
                    field, missing ? "Fill in \"%s\".".formatted(question) : "\"%s\" %s.".formatted(question, problem));
        }
        return text;
    }
}
