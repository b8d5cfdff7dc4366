package dev.baton.calendar.walk;

import dev.baton.calendar.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The changes between standard and daylight-saving time in a zone, in words. */
public record DaylightSavingTransitions(ZoneRules zone, Week week) {

    /** What to add to a stretch of work that a shift made longer, shorter or later; empty for an ordinary one. */
    String told(long from, long to) {
        var shift = zone.nextTransition(Instant.ofEpochMilli(from));
        if (shift != null && shift.getInstant().toEpochMilli() < to) {
            return told(shift);
        }
        var moved = moved(from) != null ? moved(from) : moved(to);
        return moved == null ? "" : told(moved);
    }

    /** The shift forward that moved an opening or a closing to this instant. */
    private @Nullable ZoneOffsetTransition moved(long instant) {
        var shift = zone.previousTransition(Instant.ofEpochMilli(instant + 1));
        if (shift == null || !shift.isGap()) {
            return null;
        }
        var written = LocalDateTime.ofEpochSecond(Math.floorDiv(instant, 1000L), 0, shift.getOffsetBefore());
        var inGap = !written.isBefore(shift.getDateTimeBefore()) && written.isBefore(shift.getDateTimeAfter());
        return inGap && isWritten(written) ? shift : null;
    }

    private boolean isWritten(LocalDateTime local) {
        var time = local.toLocalTime().toSecondOfDay() * 1000;
        return week.on(local.getDayOfWeek()).stream().anyMatch(window -> window.from() == time || window.to() == time);
    }

    private static String told(ZoneOffsetTransition shift) {
        return ", clocks go %s %s"
                .formatted(
                        shift.isGap() ? "forward" : "back",
                        told(shift.getDuration().abs()));
    }

    private static String told(Duration length) {
        var parts = new ArrayList<String>();
        add(parts, length.toHours(), "hour");
        add(parts, length.toMinutesPart(), "minute");
        add(parts, length.toSecondsPart(), "second");
        return String.join(" ", parts);
    }

    private static void add(ArrayList<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add("%d %s%s".formatted(amount, unit, amount == 1 ? "" : "s"));
        }
    }
}
