package dev.baton.kpi.facts;

import static dev.baton.kpi.facts.Course.yes;

import dev.baton.casefile.CaseEvent.EscalationAccepted;
import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.Trail.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How clocks ended, once for each time they ran. In time is what was done at its deadline or before it, as the clock says; a breach is one
 * at the instant the clock was due, also while nothing was done yet.
 */
final class ClockOutcomes implements Counting {

    static final String KIND = "ClocksChanged";

    /** What people and teams owe; the others only watch. */
    private static final Set<String> OWED =
            Set.of("triage", "firstReply", "nextReply", "resolution", "takeCharge", "documentation");

    private final Map<String, Running> running = new TreeMap<>();

    /** The escalations somebody took charge of, or declined: the others end with their case, which answers nothing. */
    private final Set<String> answered = new HashSet<>();

    private static final class Running {
        private final String clock;
        private @Nullable Instant due;
        private boolean warned;
        private @Nullable Instant missed;

        private Running(String clock) {
            this.clock = clock;
        }
    }

    @Override
    public void happened(Happened happened, Course course) {
        if (happened.event() instanceof EscalationAccepted accepted) {
            answered.add(String.valueOf(accepted.id()));
        } else if (happened.event() instanceof EscalationDeclined declined) {
            answered.add(String.valueOf(declined.id()));
        } else if (happened.kind().equals(KIND) && happened.details().get("clocks") instanceof List<?> changes) {
            changes.forEach(change -> {
                if (change instanceof Map<?, ?> facts && OWED.contains(String.valueOf(facts.get("clock")))) {
                    changed(facts, happened.at(), course);
                }
            });
        }
    }

    private void changed(Map<?, ?> facts, Instant at, Course course) {
        var name = String.valueOf(facts.get("clock"));
        var key = name + " " + facts.get("of");
        var what = String.valueOf(facts.get("what"));
        var due = instant(facts.get("to"));
        switch (what) {
            case "started", "restarted" -> {
                settle(running.get(key), course);
                var begun = new Running(name);
                begun.due = due;
                running.put(key, begun);
            }
            case "met" -> {
                var ended = running.remove(key);
                if (name.equals("takeCharge") && !answered.contains(String.valueOf(facts.get("of")))) {
                    settle(ended, course);
                } else {
                    met(ended, facts, at, course);
                }
            }
            case "stopped" -> settle(running.remove(key), course);
            case "passed" -> passed(running.computeIfAbsent(key, none -> new Running(name)), due);
            case "warned" -> running.computeIfAbsent(key, none -> new Running(name)).warned = true;
            default -> moved(running.computeIfAbsent(key, none -> new Running(name)), due);
        }
    }

    /** Where it is due later after all, what was missed stays missed: it was told. */
    private static void moved(Running clock, @Nullable Instant due) {
        clock.due = due;
    }

    private static void passed(Running clock, @Nullable Instant due) {
        if (clock.missed == null) {
            clock.missed = due;
        }
    }

    private static void met(@Nullable Running clock, Map<?, ?> facts, Instant recorded, Course course) {
        if (clock == null) {
            return;
        }
        var at = facts.get("metAt") == null ? recorded : instant(facts.get("metAt"));
        var due = facts.get("from") == null ? clock.due : instant(facts.get("from"));
        var inTime = due == null || !at.isAfter(due);
        if (!inTime || (clock.missed != null && at.isAfter(clock.missed))) {
            add(clock, clock.missed == null ? due : clock.missed, false, at, course);
        } else {
            add(clock, at, true, at, course);
        }
    }

    private static void settle(@Nullable Running clock, Course course) {
        if (clock != null && clock.missed != null) {
            add(clock, clock.missed, false, null, course);
        }
    }

    private static void add(Running clock, Instant counts, boolean met, @Nullable Instant done, Course course) {
        var figures = new HashMap<String, Long>();
        figures.put("met", yes(met));
        figures.put("nearMiss", yes(met && clock.warned));
        if (met) {
            figures.put("late", 0L);
        } else if (done != null) {
            figures.put("late", Duration.between(counts, done).toSeconds());
        }
        course.add("clock", clock.clock, counts, figures);
    }

    /** What was missed and is not done yet. */
    @Override
    public void end(Course course) {
        running.values().forEach(clock -> settle(clock, course));
    }

    private static @Nullable Instant instant(@Nullable Object told) {
        return told == null ? null : Instant.parse(told.toString());
    }
}
