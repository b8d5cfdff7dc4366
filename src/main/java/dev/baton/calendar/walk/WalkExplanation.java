package dev.baton.calendar.walk;

import dev.baton.calendar.Step;
import dev.baton.calendar.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers a walk, and puts into words what it passed and what lay between: as far from its start as an answer has room, however
 * long the walk is.
 */
public final class WalkExplanation implements WalkListener {

    private static final int MOST_WORDS = 1_000_000;

    private final WorkingDays days;
    private final Pauses pauses;
    private final DaylightSavingTransitions transitions;
    private final List<Passed> passed = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private boolean whole = true;
    private int words;

    public WalkExplanation(WorkingDays days, Pauses pauses, DaylightSavingTransitions transitions) {
        this.days = days;
        this.pauses = pauses;
        this.transitions = transitions;
    }

    private record Passed(long from, long to, boolean counted) {}

    @Override
    public void pass(long from, long to, boolean counted) {
        if (passed.size() < Walk.MOST_STEPS) {
            passed.add(new Passed(from, to, counted));
        } else {
            whole = false;
        }
    }

    public boolean isWhole() {
        return whole;
    }

    /** @param end {@link Walker#NEVER} for a walk that ends in an open pause */
    public List<Step> steps(long start, long end) {
        var backwards =
                passed.size() > 1 && passed.get(1).from() < passed.get(0).from();
        passed.sort(Comparator.comparingLong(Passed::from));
        var told = backwards && !whole ? passed.get(0).from() : start;
        for (var stretch : passed) {
            tellClosed(told, stretch.from());
            add(stretch.from(), stretch.to(), stretch.counted(), why(stretch));
            told = stretch.to();
        }
        if (end != Walker.NEVER && (backwards || whole)) {
            tellClosed(told, end);
        }
        return List.copyOf(steps);
    }

    private String why(Passed stretch) {
        if (stretch.counted()) {
            return "working" + transitions.told(stretch.from(), stretch.to());
        }
        var why = pauses.why(stretch.from(), stretch.to());
        return why.isEmpty() ? "paused" : "paused: " + why;
    }

    private void tellClosed(long from, long to) {
        var told = from;
        for (var date = days.dateOf(from) - 1; told < to; date++) {
            var end = Math.min(to, days.startOf(date + 1));
            if (told < end) {
                add(told, end, false, closed(days.holiday(date)));
                told = end;
            }
        }
    }

    private static String closed(@Nullable String holiday) {
        if (holiday == null) {
            return "closed";
        }
        return holiday.isEmpty() ? "holiday" : "holiday: " + holiday;
    }

    private void add(long from, long to, boolean counted, String why) {
        var start = Instant.ofEpochMilli(from);
        var end = to == Pauses.OPEN ? null : Instant.ofEpochMilli(to);
        var last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last != null && last.counted() == counted && last.why().equals(why) && start.equals(last.to())) {
            steps.set(steps.size() - 1, new Step(last.from(), end, counted, why));
        } else if (steps.size() < Walk.MOST_STEPS && words < MOST_WORDS) {
            steps.add(new Step(start, end, counted, why));
            words += why.length();
        } else {
            whole = false;
        }
    }
}
