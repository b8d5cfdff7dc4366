package dev.baton.sla;

import dev.baton.casefile.WaitingOn;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One version of the SLA policy with one version of the calendars: a pure function from facts to targets, which therefore
 * remembers what it answered.
 */
class Policy {

    private static final List<String> TIGHTENINGS =
            List.of("tightenByIndustry", "tightenByContract", "tightenByAccount");
    private static final int REMEMBERED = 1_000;

    private final String definition;
    private final int version;
    private final long calendarVersion;
    private final PolicyRules rules;
    private final Map<Map<String, Object>, Map<ClockName, Target>> answers = new ConcurrentHashMap<>();

    Policy(String definition, int version, long calendarVersion, PolicyRules rules) {
        this.definition = definition;
        this.version = version;
        this.calendarVersion = calendarVersion;
        this.rules = rules;
    }

    boolean isOf(String otherDefinition, long otherCalendars) {
        return definition.equals(otherDefinition) && calendarVersion == otherCalendars;
    }

    int version() {
        return version;
    }

    long calendarVersion() {
        return calendarVersion;
    }

    /**
     * @param facts as models name them; {@code priority} is null before triage
     */
    Map<ClockName, Target> targets(Map<String, Object> facts) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        return answers.computeIfAbsent(Map.copyOf(withoutNulls(facts)), known -> decide(facts));
    }

    private Map<ClockName, Target> decide(Map<String, Object> facts) {
        var targets = new EnumMap<ClockName, Target>(ClockName.class);
        for (var name : ClockName.values()) {
            targets.put(name, target(name, facts));
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

    /** A clock without a column in the table has its time from what was promised. */
    private Target target(ClockName name, Map<String, Object> facts) {
        var about = new HashMap<>(facts);
        about.put("clock", name.id());
        var row = rules.one("setBudgets", facts);
        var course = rules.one("setRungs", about);
        var because = facts.get("priority") == null ? "not yet triaged" : "priority " + facts.get("priority");
        var budget = row.textOrNull(name.id());
        var calendarTime = budget == null || Cells.isCalendarTime(budget);
        var target = new Target(
                budget == null ? Duration.ZERO : budget(row, budget),
                because,
                row.id(),
                rules.one("chooseCalendar", about).text("calendar"),
                calendarVersion,
                version,
                pausedBy(course),
                rungs(course));
        return calendarTime ? target.on("24x7") : target;
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
        return read(row, () -> Cells.budget(text));
    }

    private static List<Duration> rungs(PolicyRules.Row row) {
        return read(row, () -> Cells.rungs(row.text("rungs")));
    }

    private static Set<WaitingOn> pausedBy(PolicyRules.Row row) {
        var waits = row.textOrNull("pausedBy");
        return waits == null ? Set.of() : read(row, () -> Cells.waits(waits));
    }

    private static <T> T read(PolicyRules.Row row, Supplier<T> cell) {
        try {
            return cell.get();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("sla.dmn, %s: %s".formatted(row.id(), wrong.getMessage()), wrong);
        }
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
