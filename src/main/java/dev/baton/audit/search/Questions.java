package dev.baton.audit.search;

import dev.baton.audit.entry.Pseudonyms;
import dev.baton.audit.entry.Subject;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people and programs ask for, by names. */
@Component
public class Questions {

    public static final Set<String> FILTERS =
            Set.of("case", "who", "kind", "from", "to", "account", "about", "model", "text");

    /** Of years as four digits write them: beyond is nothing the database has an instant for. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final Pattern PSEUDONYM = Pattern.compile("p-[0-9a-f]{16}");
    private static final Pattern KIND = Pattern.compile("[A-Za-z]{1,60}");
    private static final Pattern MODEL = Pattern.compile("[\\w.-]{1,100}(:\\d{1,9})?");
    private static final int LONGEST = 200;
    private static final int MOST_KINDS = 20;
    private static final String NOBODY = "p-";

    private final Pseudonyms pseudonyms;

    Questions(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * At most one SQL statement for each person.
     *
     * @param asked by the names of {@link #FILTERS}; what is blank is not asked, what has another name is passed over
     * @throws Refusal where a value is none
     */
    public Question read(Map<String, String> asked, Reader reader) {
        var question = new Question(
                text(asked, "case", CaseNumber::isOne, "is no number of a case; write it like C-000123"),
                person(asked, "who", reader),
                kinds(asked),
                instant(asked, "from"),
                instant(asked, "to"),
                text(asked, "account", any -> true, ""),
                person(asked, "about", reader),
                text(
                        asked,
                        "model",
                        model -> MODEL.matcher(model).matches(),
                        "is no model; write its id, or id and version like support-case:4"),
                text(asked, "text", any -> true, ""));
        if (question.from() != null && question.to() != null && !question.from().isBefore(question.to())) {
            throw new Refusal("to", "must be later than \"from\"");
        }
        return question;
    }

    /** @throws Refusal where something is asked that is neither a filter nor one of these */
    public static void checkNames(Map<String, String> asked, Set<String> others) {
        asked.keySet().stream()
                .filter(name -> !FILTERS.contains(name) && !others.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(
                            name.length() > 40 ? name.substring(0, 40) : name,
                            "is nothing to ask for here; there are %s"
                                    .formatted(String.join(
                                            ", ",
                                            java.util.stream.Stream.concat(FILTERS.stream(), others.stream())
                                                    .sorted()
                                                    .toList())));
                });
    }

    /** @throws Refusal where it is no whole number within these bounds */
    public static long number(Map<String, String> asked, String name, long absent, long least, long most) {
        var value = asked.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return absent;
        }
        try {
            var number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // as where it is beyond
        }
        throw new Refusal(
                name,
                most == Long.MAX_VALUE
                        ? "must be a whole number, %d or more".formatted(least)
                        : "must be a whole number between %d and %d".formatted(least, most));
    }

    /** @throws Refusal where it is no instant */
    public static @Nullable Instant instant(Map<String, String> asked, String name) {
        var value = asked.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException none) {
            // as where it is beyond
        }
        throw new Refusal(name, "is no instant; write it with its zone, like 2026-11-29T14:00:00Z");
    }

    private static List<String> kinds(Map<String, String> asked) {
        var kinds = Arrays.stream(asked.getOrDefault("kind", "").split(","))
                .map(String::strip)
                .filter(kind -> !kind.isEmpty())
                .distinct()
                .toList();
        if (kinds.size() > MOST_KINDS
                || !kinds.stream().allMatch(kind -> KIND.matcher(kind).matches())) {
            throw new Refusal(
                    "kind",
                    "is no kind; write names like BatonPassed, at most %d with commas between".formatted(MOST_KINDS));
        }
        return kinds;
    }

    /** Whoever reads pseudonyms only must not learn by asking whose one is. */
    private @Nullable String person(Map<String, String> asked, String name, Reader reader) {
        var value = text(asked, name, any -> true, "");
        if (value == null || value.equals("baton") || PSEUDONYM.matcher(value).matches()) {
            return value;
        }
        if (!reader.personal()) {
            if (name.equals("about")) {
                return value;
            }
            throw new Refusal(
                    name, "must be a pseudonym like p-0123456789abcdef, or baton: names are not shown to you");
        }
        var known = pseudonyms.refs(List.of(Subject.USER + value));
        return known.getOrDefault(Subject.USER + value, name.equals("about") ? value : NOBODY);
    }

    private static @Nullable String text(
            Map<String, String> asked, String name, Predicate<String> isOne, String otherwise) {
        var value = asked.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw new Refusal(name, "must have at most %d characters".formatted(LONGEST));
        }
        if (value.indexOf('\0') >= 0) {
            throw new Refusal(name, "must not contain the character NUL; leave it out");
        }
        if (!isOne.test(value)) {
            throw new Refusal(name, otherwise);
        }
        return value;
    }
}
