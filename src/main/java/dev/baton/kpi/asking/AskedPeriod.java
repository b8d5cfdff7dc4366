package dev.baton.kpi.asking;

import dev.baton.casefile.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period as an address asks for it, today with all its hours, and the one before it to compare with, which is as long in the calendar of the zone.
 *
 * @param word {@code 30d} or the like; null where its days are given
 * @param from inclusive, {@code to} exclusive
 */
public record AskedPeriod(
        @Nullable String word, ZonedDateTime from, ZonedDateTime to, Period length, ZonedDateTime now) {

    static final List<String> WORDS = List.of("7d", "30d", "90d", "month", "lastMonth", "quarter");
    static final String USUAL = "30d";

    private static final long LONGEST_DAYS = 1_100;
    private static final int EARLIEST = 1970;
    private static final int LATEST = 9998;

    /** @throws Refusal naming the parameter, with what to write instead */
    static AskedPeriod read(
            @Nullable String word, @Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        if (from != null || to != null) {
            return days(from, to, zone, now);
        }
        var asked = word == null ? USUAL : word;
        var today = now.atZone(zone).truncatedTo(ChronoUnit.DAYS);
        var until = today.plusDays(1);
        return switch (asked) {
            case "7d" -> new AskedPeriod(asked, today.minusDays(6), until, Period.ofDays(7), now.atZone(zone));
            case "30d" -> new AskedPeriod(asked, today.minusDays(29), until, Period.ofDays(30), now.atZone(zone));
            case "90d" -> new AskedPeriod(asked, today.minusDays(89), until, Period.ofDays(90), now.atZone(zone));
            case "month" ->
                new AskedPeriod(asked, today.withDayOfMonth(1), until, Period.ofMonths(1), now.atZone(zone));
            case "lastMonth" ->
                new AskedPeriod(
                        asked,
                        today.withDayOfMonth(1).minusMonths(1),
                        today.withDayOfMonth(1),
                        Period.ofMonths(1),
                        now.atZone(zone));
            case "quarter" ->
                new AskedPeriod(
                        asked, today.with(IsoFields.DAY_OF_QUARTER, 1), until, Period.ofMonths(3), now.atZone(zone));
            default -> throw new Refusal("period", "must be one of " + String.join(", ", WORDS));
        };
    }

    private static AskedPeriod days(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        var until = to == null ? now.atZone(zone).truncatedTo(ChronoUnit.DAYS).plusDays(1) : end(to, zone);
        var since = from == null ? until.minusDays(30).truncatedTo(ChronoUnit.DAYS) : begin(from, zone);
        if (!since.isBefore(until)) {
            throw new Refusal("from", "lies after the end of the period; exchange the two days");
        }
        var days = Math.max(1, ChronoUnit.DAYS.between(since, until.minusNanos(1)) + 1);
        if (days > LONGEST_DAYS) {
            throw new Refusal("from", "lies too far back: ask for at most %d days at once".formatted(LONGEST_DAYS));
        }
        return new AskedPeriod(null, since, until, Period.ofDays((int) days), now.atZone(zone));
    }

    private static ZonedDateTime begin(String text, ZoneId zone) {
        return text.contains("T")
                ? instant("from", text).atZone(zone)
                : day("from", text).atStartOfDay(zone);
    }

    /** A day is meant with all its hours. */
    private static ZonedDateTime end(String text, ZoneId zone) {
        return text.contains("T")
                ? instant("to", text).atZone(zone)
                : day("to", text).plusDays(1).atStartOfDay(zone);
    }

    private static LocalDate day(String field, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
                throw new DateTimeException("out of reach");
            }
            return day;
        } catch (DateTimeException unreadable) {
            throw new Refusal(field, "is no day; write it like 2027-03-31");
        }
    }

    private static Instant instant(String field, String text) {
        try {
            var at = Instant.parse(text);
            day(field, at.toString().substring(0, 10));
            return at;
        } catch (DateTimeException | StringIndexOutOfBoundsException unreadable) {
            throw new Refusal(field, "is no day and no time; write it like 2027-03-31 or 2027-03-31T14:30:00Z");
        }
    }

    /** As many days, months or quarters earlier; of one that goes on, until the same hour. */
    public AskedPeriod before() {
        var end = to.isAfter(now) ? now : to;
        return new AskedPeriod(null, from.minus(length), end.minus(length), length, now);
    }

    /** The same with whole days, which suffices for what does not grow with the time. */
    AskedPeriod wholeBefore() {
        return new AskedPeriod(null, from.minus(length), to.minus(length), length, now);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to.minusNanos(1)) + 1;
    }
}
