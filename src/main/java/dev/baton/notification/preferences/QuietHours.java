package dev.baton.notification.preferences;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of each day in which nobody wants to be told anything that can wait; they may go over midnight.
 *
 * @param to the first at which they may be told again
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** That instant, or the end of the quiet hours it is in. */
    Instant after(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return isQuiet(local.toLocalTime()) ? next(local, to) : instant;
    }

    /** When it is that time of day, from that moment on; an hour that a change of the clocks skips is the one after it. */
    static Instant next(ZonedDateTime from, LocalTime time) {
        var today = from.with(time);
        return (today.isBefore(from) ? from.plusDays(1).with(time) : today).toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
