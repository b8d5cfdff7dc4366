package dev.baton.sla.policy;

import dev.baton.calendar.WorkingCalendar;
import dev.baton.sla.ClockName;
import dev.baton.sla.Hours;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much time the clocks give where {@code sla.dmn} does not say: hours on the wall, which nothing pauses. */
final class PlainTimes {

    private static final Map<ClockName, Duration> BUDGETS = Map.of(
            ClockName.TRIAGE, Duration.ofHours(1),
            ClockName.FIRST_REPLY, Duration.ofHours(4),
            ClockName.NEXT_REPLY, Duration.ofHours(8),
            ClockName.RESOLUTION, Duration.ofHours(72),
            ClockName.INACTIVITY, Duration.ofHours(24),
            ClockName.TAKE_CHARGE, Duration.ofHours(1),
            ClockName.LEAD, Duration.ofHours(24),
            ClockName.DOCUMENTATION, Duration.ofHours(72));

    private PlainTimes() {}

    static Map<ClockName, Target> targets(Policy policy, @Nullable String team) {
        var targets = new EnumMap<ClockName, Target>(ClockName.class);
        for (var name : ClockName.values()) {
            targets.put(name, target(name, policy, team));
        }
        return targets;
    }

    private static Target target(ClockName name, Policy policy, @Nullable String team) {
        return new Target(
                BUDGETS.getOrDefault(name, Duration.ZERO),
                "sla.dmn fails, a plain time stands in",
                null,
                name.isOfAnEscalation() ? Hours.TEAM : Hours.CUSTOMER,
                team,
                WorkingCalendar.ALWAYS.name(),
                policy.calendarVersion(),
                policy.version(),
                Set.of(),
                List.of(Duration.ZERO));
    }
}
