package dev.baton.kpi;

import dev.baton.casefile.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a question from the parameters of a request: {@code from}, {@code to}, {@code zone}, {@code by}, and a value of each dimension. */
@Component
public class Asked {

    public static final int MOST_POINTS = 1_000;

    private static final Duration LATELY = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final Map<Span, Duration> LENGTHS = new EnumMap<>(Map.of(
            Span.HOUR, Duration.ofHours(1),
            Span.DAY, Duration.ofDays(1),
            Span.WEEK, Duration.ofDays(7),
            Span.MONTH, Duration.ofDays(28),
            Span.QUARTER, Duration.ofDays(90)));

    private final KpiSettings settings;
    private final Clock clock;

    Asked(KpiSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Without a time, the last 30 days until the end of today. A time is an instant (ISO-8601), or a local day: the last one of {@code to} counts.
     *
     * @throws Refusal that says what is wrong with it
     */
    public Question read(Map<String, String> parameters) {
        var zone = zone(parameters.get("zone"));
        var to = to(parameters.get("to"), zone);
        var from = from(parameters.get("from"), zone, to);
        if (!from.isBefore(to)) {
            throw new Refusal("to", "must lie after from");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new Refusal(
                    "from", "lies more than %d days before to; ask for a shorter time".formatted(LONGEST.toDays()));
        }
        var by = parameters.getOrDefault("by", "").strip();
        var span = find(Span.values(), by);
        var each = find(Dimension.values(), by);
        if (!by.isEmpty() && span == null && each == null) {
            throw new Refusal(
                    "by",
                    "must be one of "
                            + Stream.concat(Arrays.stream(Span.values()), Arrays.stream(Dimension.values()))
                                    .map(Asked::word)
                                    .collect(Collectors.joining(", ")));
        }
        if (span != null && Duration.between(from, to).dividedBy(LENGTHS.get(span)) > MOST_POINTS) {
            throw new Refusal(
                    "by", "gives more than %d points; ask for a shorter time or longer periods".formatted(MOST_POINTS));
        }
        return new Question(from, to, zone, span, each, only(parameters));
    }

    /** As it is written in requests. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private ZoneId zone(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return settings.zone();
        }
        try {
            return ZoneId.of(given.strip());
        } catch (DateTimeException unknown) {
            throw new Refusal("zone", "must be a time zone such as Europe/Vienna");
        }
    }

    private Instant to(@Nullable String given, ZoneId zone) {
        return given == null || given.isBlank()
                ? today(zone).plusDays(1).atStartOfDay(zone).toInstant()
                : instant("to", given, zone, 1);
    }

    private Instant from(@Nullable String given, ZoneId zone, Instant to) {
        return given == null || given.isBlank()
                ? LocalDate.ofInstant(to.minus(LATELY), zone).atStartOfDay(zone).toInstant()
                : instant("from", given, zone, 0);
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static Instant instant(String field, String given, ZoneId zone, int days) {
        try {
            return given.length() == 10
                    ? LocalDate.parse(given).plusDays(days).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException none) {
            throw new Refusal(field, "must be a day such as 2026-11-30, or an instant such as 2026-11-30T08:00:00Z");
        }
    }

    private static Map<Dimension, String> only(Map<String, String> parameters) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : Dimension.values()) {
            var value = parameters.get(word(dimension));
            if (value != null && !value.isBlank()) {
                only.put(dimension, value.strip());
            }
        }
        return only;
    }

    private static <E extends Enum<E>> @Nullable E find(E[] values, String given) {
        return Arrays.stream(values)
                .filter(value -> word(value).equals(given.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
