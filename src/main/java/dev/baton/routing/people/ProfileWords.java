package dev.baton.routing.people;

import dev.baton.casefile.TextRules;
import dev.baton.routing.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person in words, as in a file or a form. Several groups, skills or languages stand between semicolons; a skill may have its level
 * behind a colon, and is known without.
 */
public final class ProfileWords {

    private ProfileWords() {}

    /**
     * @param words by the name of a field; null where it stays as it is
     * @param problems gets what cannot be read, by the field
     */
    public static Profile over(Profile before, UnaryOperator<@Nullable String> words, Map<String, String> problems) {
        var said = new Said(words);
        return new Profile(
                before.id(),
                said.of("name", before.name(), text -> text),
                said.of(
                        "groups",
                        before.groups(),
                        text -> several(text).sorted().toList()),
                said.of("skills", before.skills(), text -> skills(text, problems)),
                said.of(
                        "languages",
                        before.languages(),
                        text -> several(text.toLowerCase(Locale.ROOT)).toList()),
                said.of("zone", before.zone(), ProfileWords::orNull),
                said.of("calendar", before.calendar(), ProfileWords::orNull),
                said.of("capacity", before.capacity(), text -> capacity(text, problems)),
                said.of("disabled", before.disabled(), text -> isYes(text, problems)));
    }

    /** As {@link #over} reads them. */
    public static String told(Map<String, Integer> skills) {
        return skills.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private record Said(UnaryOperator<@Nullable String> words) {

        <T extends @Nullable Object> T of(String field, T before, java.util.function.Function<String, T> read) {
            var text = words.apply(field);
            return text == null ? before : read.apply(text.strip());
        }
    }

    private static Map<String, Integer> skills(String text, Map<String, String> problems) {
        var skills = new TreeMap<String, Integer>();
        several(text).forEach(one -> {
            var parts = one.split(":", 2);
            var level = parts.length == 1 ? "2" : parts[1].strip();
            if (level.matches("[123]")) {
                skills.put(parts[0].strip().toLowerCase(Locale.ROOT), Integer.parseInt(level));
            } else {
                problems.put(
                        "skills", "have the level \"%s\"; it is 1, 2 or 3".formatted(TextRules.shortened(level, 60)));
            }
        });
        return skills;
    }

    private static @Nullable Integer capacity(String text, Map<String, String> problems) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,6}")) {
            problems.put("capacity", "is no number of cases; leave it empty where no limit is known");
            return null;
        }
        return Integer.parseInt(text);
    }

    private static boolean isYes(String text, Map<String, String> problems) {
        var word = text.toLowerCase(Locale.ROOT);
        if (!List.of("", "true", "false", "yes", "no").contains(word)) {
            problems.put("disabled", "must be true or false");
        }
        return word.equals("true") || word.equals("yes");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Stream<String> several(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct();
    }
}
