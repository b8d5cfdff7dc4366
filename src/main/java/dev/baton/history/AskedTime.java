package dev.baton.history;

import dev.baton.casefile.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The begin or end of a period as somebody writes it: a day (UTC), meant with all its hours, or an instant. */
public final class AskedTime {

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private AskedTime() {}

    /** @param field to name where it is not readable */
    public static @Nullable Instant begin(String field, @Nullable String asked) {
        return read(field, asked, 0);
    }

    /** Exclusive. */
    public static @Nullable Instant end(String field, @Nullable String asked) {
        return read(field, asked, 1);
    }

    private static @Nullable Instant read(String field, @Nullable String asked, int daysLater) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        try {
            var at = instant(asked.strip(), daysLater);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LAST)) {
                throw new DateTimeException("out of reach");
            }
            return at;
        } catch (DateTimeException unreadable) {
            throw new Refusal(field, "is no day and no time; write it like 2027-03-31 or 2027-03-31T14:30:00Z");
        }
    }

    private static Instant instant(String text, int daysLater) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text)
                        .plusDays(daysLater)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }
}
