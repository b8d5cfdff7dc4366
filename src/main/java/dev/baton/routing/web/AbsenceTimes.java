package dev.baton.routing.web;

import dev.baton.casefile.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When somebody is away, as it is written: instants, or whole days on the clock of their zone, UTC where none is known. */
record AbsenceTimes(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(732);
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    /** @param to an instant is exclusive, a day is one they are away on */
    static AbsenceTimes of(@Nullable String from, @Nullable String to, @Nullable String zone, Instant now) {
        var place = zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        var times = new AbsenceTimes(read("from", from, place, 0), read("to", to, place, 1));
        if (!times.from.isBefore(times.to)) {
            throw new Refusal("to", "must be after from");
        }
        if (!times.to.isAfter(now)) {
            throw new Refusal("to", "is over already; what was need not be said");
        }
        if (Duration.between(times.from, times.to).compareTo(LONGEST) > 0) {
            throw new Refusal("to", "is more than two years after from; take the person out of their groups instead");
        }
        return times;
    }

    private static Instant read(String field, @Nullable String text, ZoneId zone, int days) {
        if (text == null || text.isBlank()) {
            throw new Refusal(field, "is missing; write a day like 2027-03-31, or a time like 2027-03-31T14:30:00Z");
        }
        try {
            var written = text.strip();
            var instant = written.length() > 10
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDate.parse(written).plusDays(days).atStartOfDay(zone).toInstant();
            var day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
            if (day.isBefore(FIRST) || day.isAfter(LAST)) {
                throw new Refusal(field, "must lie between %s and %s".formatted(FIRST, LAST));
            }
            return instant;
        } catch (DateTimeException unreadable) {
            throw new Refusal(field, "is no time; write a day like 2027-03-31, or a time like 2027-03-31T14:30:00Z");
        }
    }
}
