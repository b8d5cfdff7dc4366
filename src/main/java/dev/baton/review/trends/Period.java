package dev.baton.review.trends;

import dev.baton.review.books.Review.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A month or quarter of the desk's zone, and the one before it.
 *
 * @param to exclusive; {@code before} is when the one before began
 */
public record Period(Instant before, Instant from, Instant to) {

    /** The last one that was over at that instant. */
    static Period overAt(Instant now, Kind kind, ZoneId zone) {
        var months = kind == Kind.MONTH ? 1 : 3;
        var today = LocalDate.ofInstant(now, zone).withDayOfMonth(1);
        var begin = kind == Kind.MONTH ? today : today.minusMonths((today.getMonthValue() - 1) % months);
        return ending(begin, months, zone);
    }

    /** That of a review. */
    public static Period of(Instant from, Kind kind, ZoneId zone) {
        var months = kind == Kind.MONTH ? 1 : 3;
        return ending(LocalDate.ofInstant(from, zone).plusMonths(months), months, zone);
    }

    private static Period ending(LocalDate end, int months, ZoneId zone) {
        return new Period(
                end.minusMonths(2L * months).atStartOfDay(zone).toInstant(),
                end.minusMonths(months).atStartOfDay(zone).toInstant(),
                end.atStartOfDay(zone).toInstant());
    }

    /** Of it in both together, by their lengths: a February is shorter than the January before. */
    double share() {
        return (double) length() / Duration.between(before, to).toSeconds();
    }

    /** How long it is for one of the one before. */
    public double lengths() {
        return (double) length() / Duration.between(before, from).toSeconds();
    }

    private long length() {
        return Duration.between(from, to).toSeconds();
    }
}
