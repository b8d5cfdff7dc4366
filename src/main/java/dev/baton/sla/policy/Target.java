package dev.baton.sla.policy;

import dev.baton.casefile.WaitingOn;
import dev.baton.sla.Hours;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the policy asks of a clock.
 *
 * @param budget counted time
 * @param because where the budget comes from, for people
 * @param rule the row of {@code sla.dmn} it comes from, null where no row does
 * @param hours whose hours are counted
 * @param team whose hours they are where they are a team's and it is known
 * @param calendar name of the calendar the time is counted on, and its version
 * @param policyVersion of {@code sla.dmn}
 * @param pausedBy whom waiting on stops the clock
 * @param rungs offsets to the deadline at which something happens, in order: warnings before it are negative
 */
public record Target(
        Duration budget,
        String because,
        @Nullable String rule,
        Hours hours,
        @Nullable String team,
        String calendar,
        long calendarVersion,
        int policyVersion,
        Set<WaitingOn> pausedBy,
        List<Duration> rungs) {

    public Target {
        pausedBy = Set.copyOf(pausedBy);
        rungs = rungs.stream().distinct().sorted().toList();
    }

    public Target budget(Duration other, String reason, @Nullable String row) {
        return new Target(other, reason, row, hours, team, calendar, calendarVersion, policyVersion, pausedBy, rungs);
    }

    Target atMost(Duration limit, String reason, String row) {
        return limit.compareTo(budget) < 0 ? budget(limit, reason, row) : this;
    }

    public Target on(String otherCalendar) {
        return new Target(
                budget, because, rule, hours, team, otherCalendar, calendarVersion, policyVersion, pausedBy, rungs);
    }

    /** Whatever the case waits on. */
    public Target unpaused() {
        return new Target(
                budget, because, rule, hours, team, calendar, calendarVersion, policyVersion, Set.of(), rungs);
    }
}
