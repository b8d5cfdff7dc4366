package dev.baton.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of a clock's journal.
 *
 * @param what started, restarted, paused, resumed, met, stopped, reopened, retargeted, warned, skipped, passed or repaired
 * @param oldDue when it was due before, null where it was not
 */
public record JournalEntry(
        Instant at,
        String what,
        String reason,
        @Nullable Instant oldDue,
        @Nullable Instant newDue) {

    /** What the difference between two states of one clock tells. */
    static List<JournalEntry> of(@Nullable SlaClock before, SlaClock after, Instant at, String reason) {
        var entries = new ArrayList<JournalEntry>();
        if (before == null || isStartedAnew(before, after)) {
            add(entries, after.round() > 0, after.round() > 1 ? "restarted" : "started", before, after, at, reason);
            return entries;
        }
        add(
                entries,
                before.isStarted() && !before.target().equals(after.target()),
                "retargeted",
                before,
                after,
                at,
                reason);
        add(entries, before.isStarted() && !after.isStarted(), "stopped", before, after, at, reason);
        add(entries, before.isMet() && !after.isMet() && after.isStarted(), "reopened", before, after, at, reason);
        add(entries, !before.isPaused() && after.isPaused(), "paused", before, after, at, reason);
        add(entries, before.isPaused() && after.isRunning() && !after.isPaused(), "resumed", before, after, at, reason);
        add(entries, !before.isMet() && after.isMet(), "met", before, after, at, reason);
        return entries;
    }

    private static boolean isStartedAnew(SlaClock before, SlaClock after) {
        return before.round() < after.round() && !Objects.equals(before.anchor(), after.anchor());
    }

    boolean moved() {
        return what.equals("retargeted") && !Objects.equals(oldDue, newDue);
    }

    private static void add(
            List<JournalEntry> entries,
            boolean happened,
            String what,
            @Nullable SlaClock before,
            SlaClock after,
            Instant at,
            String reason) {
        if (happened) {
            entries.add(new JournalEntry(at, what, reason, before == null ? null : before.due(), after.due()));
        }
    }
}
