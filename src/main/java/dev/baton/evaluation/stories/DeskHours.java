package dev.baton.evaluation.stories;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When the people of the demo are at work: from eight to six, Monday to Friday, in Berlin. */
final class DeskHours {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private DeskHours() {}

    /** After so much time at work. */
    static Instant after(Instant from, Duration work) {
        var at = opened(from.atZone(ZONE));
        var left = work;
        for (var today = untilClosing(at); left.compareTo(today) > 0; today = untilClosing(at)) {
            left = left.minus(today);
            at = opened(at.with(CLOSES));
        }
        return at.plus(left).toInstant();
    }

    /** At that time, so many working days later. */
    static Instant daysAfter(Instant from, int days, LocalTime time) {
        return on(from.atZone(ZONE).toLocalDate(), days, 1, time);
    }

    /** At that time, so many working days before. */
    static Instant daysBefore(Instant from, int days, LocalTime time) {
        return on(from.atZone(ZONE).toLocalDate(), days, -1, time);
    }

    /** So much time at work ago. */
    static Instant before(Instant until, Duration work) {
        var at = closed(until.atZone(ZONE));
        var left = work;
        for (var today = sinceOpening(at); left.compareTo(today) > 0; today = sinceOpening(at)) {
            left = left.minus(today);
            at = closed(at.with(OPENS));
        }
        return at.minus(left).toInstant();
    }

    private static Instant on(LocalDate start, int days, int direction, LocalTime time) {
        var day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(direction);
            left -= isWorked(day) ? 1 : 0;
        }
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    private static Duration untilClosing(ZonedDateTime at) {
        return Duration.between(at, at.with(CLOSES));
    }

    private static Duration sinceOpening(ZonedDateTime at) {
        return Duration.between(at.with(OPENS), at);
    }

    /** The next moment at which somebody is at work. */
    private static ZonedDateTime opened(ZonedDateTime from) {
        var at = from.toLocalTime().isBefore(OPENS) ? from.with(OPENS) : from;
        while (!isWorked(at.toLocalDate()) || !at.toLocalTime().isBefore(CLOSES)) {
            at = at.plusDays(1).with(OPENS);
        }
        return at;
    }

    /** The last moment before at which somebody was. */
    private static ZonedDateTime closed(ZonedDateTime until) {
        var at = until.toLocalTime().isAfter(CLOSES) ? until.with(CLOSES) : until;
        while (!isWorked(at.toLocalDate()) || !at.toLocalTime().isAfter(OPENS)) {
            at = at.minusDays(1).with(CLOSES);
        }
        return at;
    }

    private static boolean isWorked(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }
}
