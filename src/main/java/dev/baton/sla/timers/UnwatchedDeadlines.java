package dev.baton.sla.timers;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseEvent.DeadlinePassed;
import dev.baton.casefile.CaseEvent.DeadlineUnwatched;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.Timer;
import dev.baton.engine.Timers;
import dev.baton.sla.ClockKeeper;
import dev.baton.sla.ClockName;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deadlines that passed a while ago and that nobody acted on, because no timer of a model asks for them. */
@Component
class UnwatchedDeadlines {

    /** A timer that is due has had time enough to fire. */
    private static final Duration WHILE = Duration.ofSeconds(30);

    private final SlaClocks clocks;
    private final ClockKeeper keeper;
    private final ModelClockReferences references;
    private final Timers timers;
    private final CaseFile caseFile;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final Clock time;

    UnwatchedDeadlines(
            SlaClocks clocks,
            ClockKeeper keeper,
            ModelClockReferences references,
            Timers timers,
            CaseFile caseFile,
            Alarms alarms,
            JdbcClient jdbc,
            Clock time) {
        this.clocks = clocks;
        this.keeper = keeper;
        this.references = references;
        this.timers = timers;
        this.caseFile = caseFile;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Raises the alarm for clocks that run in these cases and that no timer asks for, before their deadline passes.
     *
     * @param looked all cases that were looked at: where there is nothing of the kind the alarm ends
     */
    void watch(Collection<CaseNumber> running, Collection<CaseNumber> looked) {
        var unwatched = unwatched(running);
        unwatched.forEach((number, names) -> alarms.raise(
                Alarm.Kind.CLOCK_UNWATCHED,
                number,
                "%s: the model has no timer for it where the case stands. When its deadline passes it is told and escalated by the sweep."
                        .formatted(names)));
        var known = Set.copyOf(alarms.open(Alarm.Kind.CLOCK_UNWATCHED));
        looked.stream()
                .map(CaseNumber::value)
                .filter(number -> known.contains(number) && !unwatched.containsKey(number))
                .forEach(number -> alarms.settle(Alarm.Kind.CLOCK_UNWATCHED, number));
    }

    private Map<String, String> unwatched(Collection<CaseNumber> running) {
        var watched = timers.of(List.of(numbers(running))).stream()
                .collect(Collectors.groupingBy(
                        Timer::businessKey, Collectors.flatMapping(this::asked, Collectors.toSet())));
        return clocks.list(running).stream()
                .filter(clock -> clock.isRunning() && clock.next(SlaClock.DEADLINE) != null)
                .filter(clock ->
                        !watched.getOrDefault(clock.number().value(), Set.of()).contains(clock.name()))
                .collect(Collectors.groupingBy(
                        clock -> clock.number().value(),
                        Collectors.mapping(clock -> clock.name().title(), Collectors.joining(", "))));
    }

    /** Those of the cases with a rung in the past that nobody has acted on. One statement. */
    List<CaseNumber> passed(Collection<CaseNumber> cases) {
        return jdbc
                .sql("""
                select distinct case_number from sla_clock
                where case_number = any (?) and met_at is null and next_at < ? order by case_number
                """)
                .params(numbers(cases), TimeFormat.stored(time.instant().minus(WHILE)))
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    /** Tells and hands on what no timer will. */
    void see(CaseNumber number) {
        caseFile.getForChange(number);
        var watched = watched(number);
        clocks.of(number).clocks().stream()
                .filter(clock -> !watched.contains(clock.name())
                        && !clock.passed(SlaClock.DEADLINE, late()).isEmpty())
                .forEach(this::see);
    }

    /** What passed while the process was gone is handed on as soon as there is somebody to hand it to. */
    @OnCaseEvent(Phase.TELL)
    void goesOn(ProcessRestarted event) {
        clocks.of(event.number()).clocks().stream()
                .filter(clock -> clock.isLateAt(time.instant()))
                .findFirst()
                .ifPresent(late -> caseFile.record(unwatched(late)));
    }

    void settle(Collection<CaseNumber> cases) {
        var known = Set.copyOf(alarms.open(Alarm.Kind.DEADLINE_UNWATCHED));
        cases.stream()
                .filter(number -> known.contains(number.value()))
                .filter(number ->
                        clocks.of(number).clocks().stream().noneMatch(clock -> clock.isLateAt(time.instant())))
                .forEach(number -> alarms.settle(Alarm.Kind.DEADLINE_UNWATCHED, number.value()));
    }

    private void see(SlaClock late) {
        keeper.claim(late, late.passed(SlaClock.DEADLINE, time.instant()), "passed");
        caseFile.record(new DeadlinePassed(late.number(), late.name().title(), late.deadline()));
        caseFile.record(unwatched(late));
        alarms.raise(
                Alarm.Kind.DEADLINE_UNWATCHED,
                late.number().value(),
                "%s was due %s. The case was handed on as for any missed deadline; the model has no timer for this clock where the case stands."
                        .formatted(late.name().title(), TimeFormat.told(late.deadline())));
    }

    private static DeadlineUnwatched unwatched(SlaClock late) {
        return new DeadlineUnwatched(
                late.number(), late.name().title(), late.deadline(), late.name().trigger());
    }

    private Set<ClockName> watched(CaseNumber number) {
        return timers.of(List.of(number.value())).stream().flatMap(this::asked).collect(Collectors.toSet());
    }

    /** The clocks that the timer asks for, if it can still fire. */
    private Stream<ClockName> asked(Timer timer) {
        var question = references.timers(timer.processDefinitionId()).get(timer.activityId());
        return timer.retries() == 0 || question == null || question.warning()
                ? Stream.of()
                : ClockName.listOf(question.clocks()).stream();
    }

    private java.time.Instant late() {
        return time.instant().minus(WHILE);
    }

    private static String[] numbers(Collection<CaseNumber> cases) {
        return cases.stream().map(CaseNumber::value).toArray(String[]::new);
    }
}
