package dev.baton.sla.policy;

import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.WaitingOn;
import dev.baton.sla.ClockName;
import dev.baton.sla.Hours;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One version of the SLA policy with one version of the calendars: a pure function from facts to targets. */
public class Policy {

    private static final List<String> TIGHTENINGS =
            List.of("tightenByIndustry", "tightenByContract", "tightenByAccount");

    private final String definition;
    private final int version;
    private final long calendarVersion;
    private final PolicyRules rules;

    Policy(String definition, int version, long calendarVersion, PolicyRules rules) {
        this.definition = definition;
        this.version = version;
        this.calendarVersion = calendarVersion;
        this.rules = rules;
    }

    boolean isOf(String otherDefinition, long otherCalendars) {
        return definition.equals(otherDefinition) && calendarVersion == otherCalendars;
    }

    public int version() {
        return version;
    }

    public long calendarVersion() {
        return calendarVersion;
    }

    /**
     * @param facts as models name them; {@code priority} is null before triage
     */
    Map<ClockName, Target> targets(Map<String, Object> facts) {
        var targets = new EnumMap<ClockName, Target>(ClockName.class);
        var budgets = rules.one("setBudgets", facts);
        for (var name : ClockName.values()) {
            target(name, budgets, facts).ifPresent(target -> targets.put(name, target));
        }
        var untightened = Map.copyOf(targets);
        for (var table : TIGHTENINGS) {
            for (var row : rules.all(table, facts)) {
                var name = ClockName.of(row.text("clock"));
                targets.computeIfPresent(
                        name,
                        (same, target) -> tighten(target, untightened.get(name).budget(), row));
            }
        }
        return targets;
    }

    /**
     * What is promised has its time from the promise. A policy that was written before a clock was known has no column for
     * it, and then there is none.
     */
    private Optional<Target> target(ClockName name, PolicyRules.Row row, Map<String, Object> facts) {
        var budget = row.textOrNull(name.id());
        if (budget == null && !name.isPromised()) {
            return Optional.empty();
        }
        var about = new HashMap<>(facts);
        about.put("clock", name.id());
        var course = rules.find("setRungs", about);
        var hours = hours(about);
        var target = new Target(
                budget == null ? Duration.ZERO : budget(row, budget),
                facts.get("priority") == null ? "not yet triaged" : "priority " + facts.get("priority"),
                row.id(),
                hours,
                hours == Hours.TEAM ? (String) facts.get("team") : null,
                rules.one(hours == Hours.TEAM ? "chooseTeamCalendar" : "chooseCalendar", about)
                        .text("calendar"),
                calendarVersion,
                version,
                course.map(Policy::pausedBy).orElse(Set.of()),
                course.map(Policy::rungs).orElse(List.of(Duration.ZERO)));
        return Optional.of(isCalendarTime(name, budget, facts) ? target.on(WorkingCalendar.ALWAYS.name()) : target);
    }

    private Hours hours(Map<String, Object> about) {
        return rules.find("chooseHours", about)
                .map(row -> read(row, () -> Hours.of(row.text("hours"))))
                .orElse(Hours.CUSTOMER);
    }

    private boolean isCalendarTime(ClockName name, @Nullable String budget, Map<String, Object> facts) {
        if (budget == null || PolicyNotation.isCalendarTime(budget)) {
            return true;
        }
        return name == ClockName.RESOLUTION
                && rules.find("countResolution", facts)
                        .map(row -> read(row, () -> PolicyNotation.countsAlways(row.text("counts"))))
                        .orElse(false);
    }

    /** The tightest row counts: a factor is one of the budget that the priority gives, not of what another row left of it. */
    private static Target tighten(Target target, Duration whole, PolicyRules.Row row) {
        var because = row.text("because");
        var tightened = target;
        if (row.textOrNull("atMost") != null) {
            tightened = tightened.atMost(budget(row, row.text("atMost")), because, row.id());
        }
        if (row.says().get("factor") instanceof Number factor) {
            var seconds = Math.max(1, Math.round(whole.toSeconds() * factor.doubleValue()));
            tightened = tightened.atMost(Duration.ofSeconds(seconds), because, row.id());
        }
        return tightened;
    }

    private static Duration budget(PolicyRules.Row row, String text) {
        return read(row, () -> PolicyNotation.budget(text));
    }

    private static List<Duration> rungs(PolicyRules.Row row) {
        return read(row, () -> PolicyNotation.rungs(row.text("rungs")));
    }

    private static Set<WaitingOn> pausedBy(PolicyRules.Row row) {
        var waits = row.textOrNull("pausedBy");
        return waits == null ? Set.of() : read(row, () -> PolicyNotation.waits(waits));
    }

    private static <T> T read(PolicyRules.Row row, Supplier<T> cell) {
        try {
            return cell.get();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("sla.dmn, %s: %s".formatted(row.id(), wrong.getMessage()), wrong);
        }
    }
}
