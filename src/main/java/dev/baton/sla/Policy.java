package dev.baton.sla;

import dev.baton.casefile.WaitingOn;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of the SLA policy with one version of the calendars: a pure function from facts to targets, which therefore
 * remembers what it answered.
 */
class Policy {

    private static final List<String> TIGHTENINGS =
            List.of("tightenByIndustry", "tightenByContract", "tightenByAccount");
    private static final int REMEMBERED = 1_000;
    private static final String CALENDAR_TIME = " calendar";

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
        var calendarTime = budget == null || budget.endsWith(CALENDAR_TIME);
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

    /** Working time as {@code PT8H}; {@code P3D calendar} for days that pass at night and on holidays too. */
    private static Duration budget(PolicyRules.Row row, String text) {
        var calendarTime = text.endsWith(CALENDAR_TIME);
        if (!calendarTime && text.matches("P.*\\dD.*")) {
            throw wrong(row, text, "write working hours like PT16H, or \"P2D calendar\" for calendar days");
        }
        var budget = duration(row, text.replace(CALENDAR_TIME, "").strip());
        if (budget.isNegative() || budget.isZero()) {
            throw wrong(row, text, "a budget must be longer than nothing");
        }
        return budget;
    }

    private static List<Duration> rungs(PolicyRules.Row row) {
        return parts(row.text("rungs")).map(rung -> duration(row, rung)).toList();
    }

    private static Set<WaitingOn> pausedBy(PolicyRules.Row row) {
        var waits = row.textOrNull("pausedBy");
        return waits == null ? Set.of() : parts(waits).map(WaitingOn::of).collect(Collectors.toSet());
    }

    private static Stream<String> parts(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static Duration duration(PolicyRules.Row row, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw wrong(row, text, "write a duration like PT30M or -PT1H");
        }
    }

    private static IllegalStateException wrong(PolicyRules.Row row, String text, String help) {
        return new IllegalStateException("sla.dmn, %s: \"%s\" cannot be used; %s".formatted(row.id(), text, help));
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
