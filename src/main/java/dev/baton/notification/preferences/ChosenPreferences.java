package dev.baton.notification.preferences;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.notification.preferences.Preference.How;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Preferences as somebody wrote them, in a form or as a program; what is wrong is refused by its field. */
final class ChosenPreferences {

    private static final int LONGEST = 254;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+\\.[^\\s@<>,;:\"()\\[\\]\\\\]+");

    private final UnaryOperator<@Nullable String> words;

    private ChosenPreferences(UnaryOperator<@Nullable String> words) {
        this.words = words;
    }

    /** @param words by {@code mail, second, quietFrom, quietTo, digestAt} and the topics */
    static Preference over(Preference before, UnaryOperator<@Nullable String> words) {
        return new ChosenPreferences(words).over(before);
    }

    private Preference over(Preference before) {
        var from = time("quietFrom");
        var to = time("quietTo");
        if ((from == null) != (to == null)) {
            throw new Refusal(
                    from == null ? "quietFrom" : "quietTo", "is missing: quiet hours have a beginning and an end");
        }
        if (from != null && from.equals(to)) {
            throw new Refusal("quietTo", "is when they begin; leave both empty to be told at any hour");
        }
        var digest = time("digestAt");
        return new Preference(
                before.person(),
                otherThan(before.account(), address("mail")),
                before.account(),
                address("second"),
                from == null || to == null ? null : new QuietHours(from, to),
                digest == null ? Preference.MORNING : digest,
                topics(),
                before.zone(),
                before.language());
    }

    private Map<Topic, How> topics() {
        var chosen = new EnumMap<Topic, How>(Topic.class);
        for (var topic : Topic.values()) {
            var word = word(topic.label());
            if (word != null) {
                chosen.put(topic, how(topic, word));
            }
        }
        return chosen;
    }

    private static How how(Topic topic, String word) {
        for (var how : How.values()) {
            if (how.label().equals(word)) {
                return how;
            }
        }
        throw new Refusal(topic.label(), "must be inbox, at-once or digest");
    }

    private @Nullable String address(String field) {
        var word = word(field);
        if (word != null
                && (word.length() > LONGEST
                        || TextRules.unstorable(word) >= 0
                        || !ADDRESS.matcher(word).matches())) {
            throw new Refusal(field, "is no mail address; write one like eli@example.com, or nothing");
        }
        return word;
    }

    /** Whoever gives the address of their account as theirs goes on being told at that, also when it changes. */
    private static @Nullable String otherThan(@Nullable String account, @Nullable String given) {
        return given != null && given.equalsIgnoreCase(account) ? null : given;
    }

    private @Nullable LocalTime time(String field) {
        var word = word(field);
        try {
            return word == null ? null : LocalTime.parse(word).withSecond(0).withNano(0);
        } catch (DateTimeParseException none) {
            throw new Refusal(field, "is no time of day; write one like 22:00");
        }
    }

    private @Nullable String word(String field) {
        var word = words.apply(field);
        return word == null || word.isBlank() ? null : word.strip();
    }
}
