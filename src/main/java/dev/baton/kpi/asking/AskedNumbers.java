package dev.baton.kpi.asking;

import dev.baton.casefile.Refusal;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.KpiSettings;
import dev.baton.kpi.Question;
import dev.baton.kpi.Shown;
import dev.baton.kpi.Span;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Reads what an address asks for. What is not known of it is left alone, what cannot be answered is refused with a sentence. */
@Component
public class AskedNumbers {

    private static final int LONGEST_WORD = 200;
    private static final int MOST_POINTS = 800;
    private static final long DAY_BY_HOURS = 2;
    private static final long DAY_BY_DAYS = 92;
    private static final long DAY_BY_WEEKS = 400;

    private static final String BY = Stream.of(Span.values(), Dimension.values())
            .flatMap(Arrays::stream)
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final Shown rights;
    private final Clock clock;
    private final ZoneId zone;

    AskedNumbers(Shown rights, Clock clock, KpiSettings settings) {
        this.rights = rights;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** @throws Refusal naming the parameter, with what to write instead */
    public Asked read(Map<String, String> parameters, Authentication login) {
        var words = words(parameters);
        var where = zone(words.get("zone"));
        var period = AskedPeriod.read(words.get("period"), words.get("from"), words.get("to"), where, clock.instant());
        var each = each(words.get("each"));
        var asked = new Asked(words, period, where, only(words), span(words.get("span"), period), each);
        var whole = asked.whole();
        var allowed = rights.allowed(each == null ? whole : whole.each(each), login);
        return new Asked(words, period, where, allowed.only(), asked.span(), each);
    }

    /**
     * The same as a program asks it: {@code by} says what the period is cut into, or what is told apart.
     *
     * @throws Refusal naming the parameter, with what to write instead
     */
    public Question question(Map<String, String> parameters, Authentication login) {
        var by = parameters.getOrDefault("by", "").strip();
        var span = Arrays.stream(Span.values()).anyMatch(one -> one.name().equalsIgnoreCase(by));
        var each = Arrays.stream(Dimension.values()).anyMatch(one -> one.name().equalsIgnoreCase(by));
        if (!by.isEmpty() && !span && !each) {
            throw new Refusal("by", "must be one of " + BY);
        }
        var words = new LinkedHashMap<>(parameters);
        words.keySet().removeAll(List.of("span", "each", "period"));
        if (!by.isEmpty()) {
            words.put(span ? "span" : "each", by);
        }
        var asked = read(words, login);
        return new Question(
                asked.whole().from(),
                asked.whole().to(),
                asked.zone(),
                span ? asked.span() : null,
                asked.each(),
                asked.only());
    }

    /** What is asked where nothing is. */
    public Asked usual(Authentication login) {
        return read(Map.of(), login);
    }

    /** What was typed, of all that is known. */
    public static Map<String, String> words(Map<String, String> parameters) {
        var words = new LinkedHashMap<String, String>();
        parameters.forEach((name, word) -> {
            if (isKnown(name) && !word.isBlank()) {
                words.put(name, word.strip());
            }
        });
        return words;
    }

    private static boolean isKnown(String name) {
        return switch (name) {
            case "period", "from", "to", "zone", "span", "each", "board" -> true;
            default ->
                Arrays.stream(Dimension.values())
                        .anyMatch(one -> Asked.name(one).equals(name));
        };
    }

    private ZoneId zone(@Nullable String asked) {
        if (asked == null) {
            return zone;
        }
        try {
            return ZoneId.of(asked);
        } catch (DateTimeException unknown) {
            throw new Refusal("zone", "is no zone that is known; write it like Europe/Berlin or UTC");
        }
    }

    private static Map<Dimension, String> only(Map<String, String> words) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : Dimension.values()) {
            var word = words.get(Asked.name(dimension));
            if (word != null) {
                if (word.length() > LONGEST_WORD || word.indexOf('\0') >= 0) {
                    throw new Refusal(Asked.name(dimension), "is longer than %d characters".formatted(LONGEST_WORD));
                }
                only.put(dimension, word);
            }
        }
        return only;
    }

    private static @Nullable Dimension each(@Nullable String asked) {
        return asked == null ? null : oneOf("each", asked, Dimension.values());
    }

    private static Span span(@Nullable String asked, AskedPeriod period) {
        if (asked == null) {
            var days = period.days();
            return days <= DAY_BY_HOURS
                    ? Span.HOUR
                    : days <= DAY_BY_DAYS ? Span.DAY : days <= DAY_BY_WEEKS ? Span.WEEK : Span.MONTH;
        }
        var span = oneOf("span", asked, Span.values());
        var points = span == Span.HOUR ? period.days() * 24 : span == Span.DAY ? period.days() : 0;
        if (points > MOST_POINTS) {
            throw new Refusal(
                    "span",
                    "gives more than %d points; choose a longer one, or a shorter period".formatted(MOST_POINTS));
        }
        return span;
    }

    private static <T extends Enum<T>> T oneOf(String field, String asked, T[] all) {
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        field,
                        "must be one of "
                                + Arrays.stream(all)
                                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
