package dev.baton.casefile;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})\\s?([mhd])");

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

    /** An hour as a form of Tasklist or a program says it: in how long from now, or with its offset; null where it says none. */
    public @Nullable Instant hour(String field, String question, Instant now) {
        var text = optional(field, question, 60);
        if (text == null) {
            return null;
        }
        var span = SPAN.matcher(text);
        if (span.matches()) {
            var amount = Long.parseLong(span.group(1));
            return now.plus(
                    switch (span.group(2)) {
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Refusal(
                    field,
                    "\"%s\": write it like 90m, 4h, 2d or 2026-12-01T15:00+01:00, or leave it out."
                            .formatted(question));
        }
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
