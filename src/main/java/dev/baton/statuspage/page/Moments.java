package dev.baton.statuspage.page;

import dev.baton.casefile.Account;
import dev.baton.casefile.Case;
import dev.baton.web.Words;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Instants as a customer reads them: in their zone and language, and how long from now. */
final class Moments {

    private final ZoneId zone;
    private final Locale language;
    private final Instant now;
    private final Words words;

    private Moments(ZoneId zone, Locale language, Instant now, Words words) {
        this.zone = zone;
        this.language = language;
        this.now = now;
        this.words = words;
    }

    /**
     * @param told such as "Monday, 30 November 2026, 14:00"
     * @param late whether it has passed
     * @param away how long from now, or ago
     */
    record Moment(Instant at, String told, boolean late, String away) {}

    /** In the zone of the case, else of its account; where nobody said any, in UTC. */
    static Moments of(Case subject, Account account, Instant now, Words words) {
        var zone = zone(subject.zone() == null ? account.zone() : subject.zone());
        return new Moments(zone, LocaleContextHolder.getLocale(), now, words);
    }

    /** Such as "Central European Time (Europe/Berlin)". */
    String zoneName() {
        return zone.equals(ZoneOffset.UTC)
                ? "UTC"
                : "%s (%s)".formatted(zone.getDisplayName(TextStyle.FULL, language), zone.getId());
    }

    Moment of(Instant at) {
        return new Moment(
                at,
                format().format(at),
                !at.isAfter(now),
                away(Duration.between(now, at).abs()));
    }

    @Nullable
    Moment orNull(@Nullable Instant at) {
        return at == null ? null : of(at);
    }

    private DateTimeFormatter format() {
        return DateTimeFormatter.ofPattern(words.of("statuspage.time"), language)
                .withZone(zone);
    }

    /** Whole minutes; of more than a day whole hours. */
    private String away(Duration time) {
        if (time.toDays() > 0) {
            return words.of("statuspage.days", time.toDays(), time.toHoursPart());
        }
        return time.toHours() > 0
                ? words.of("statuspage.hours", time.toHours(), time.toMinutesPart())
                : words.of("statuspage.minutes", time.toMinutes());
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
