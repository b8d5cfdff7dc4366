package dev.baton.intelligence.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One way to write times. What names no offset is UTC. */
public final class Times {

    private static final List<String> COMMON = List.of(
            "uuuu-MM-dd'T'HH:mm[:ss][XXX][XX][X]",
            "uuuu-MM-dd HH:mm[:ss][ ][XXX][XX][X]",
            "uuuu/MM/dd HH:mm[:ss][ ][XXX][XX][X]",
            "d.M.uuuu H:mm[:ss]",
            "d/M/uuuu H:mm[:ss]",
            "M/d/uuuu H:mm[:ss]",
            "d-M-uuuu H:mm[:ss]",
            "M-d-uuuu H:mm[:ss]",
            "d/M/uuuu h:mm[:ss] a",
            "M/d/uuuu h:mm[:ss] a",
            "uuuu-MM-dd",
            "d.M.uuuu",
            "d/M/uuuu",
            "M/d/uuuu",
            "d-M-uuuu");

    private final DateTimeFormatter format;
    private final String pattern;

    private Times(String pattern) {
        this.pattern = pattern;
        try {
            this.format = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ofPattern(withFraction(pattern), Locale.ENGLISH))
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ENGLISH);
        } catch (IllegalArgumentException fault) {
            throw new LogFault(
                    "\"%s\" is no way to write times: %s. One is dd/MM/yyyy HH:mm"
                            .formatted(pattern, fault.getMessage()),
                    fault);
        }
    }

    /** @param pattern as Java's DateTimeFormatter writes it */
    public static Times of(String pattern) {
        return new Times(pattern);
    }

    /** The first common way in which all of these are written. */
    public static Optional<Times> in(Collection<String> texts) {
        return COMMON.stream()
                .map(Times::new)
                .filter(way -> texts.stream().allMatch(way::reads))
                .findFirst();
    }

    public String pattern() {
        return pattern;
    }

    public boolean reads(String text) {
        return read(text).isPresent();
    }

    public Optional<Instant> read(String text) {
        try {
            return Optional.of(instant(format.parseBest(
                    text.strip(), OffsetDateTime::from, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor read) {
        if (read instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (read instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        return read instanceof LocalDate day
                ? day.atStartOfDay(ZoneOffset.UTC).toInstant()
                : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
    }

    /** Fractions of a second may follow whatever ends in seconds. */
    private static String withFraction(String pattern) {
        return pattern.contains("S") || !pattern.contains("ss")
                ? pattern
                : pattern.replace("ss", "ss[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");
    }
}
