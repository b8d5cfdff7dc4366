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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
                .filter(clock -> clock.isRunning() && clock.deadline().isBefore(time.instant()))
                .findFirst()
                .ifPresent(late -> caseFile.record(unwatched(late)));
    }

    void settle(Collection<CaseNumber> cases) {
        var known = Set.copyOf(alarms.open(Alarm.Kind.DEADLINE_UNWATCHED));
        cases.stream()
                .filter(number -> known.contains(number.value()))
                .filter(number -> clocks.of(number).clocks().stream()
                        .noneMatch(
                                clock -> clock.isRunning() && clock.deadline().isBefore(time.instant())))
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

    /** The clocks that a timer which can still fire asks for. */
    private Set<ClockName> watched(CaseNumber number) {
        return timers.of(List.of(number.value())).stream()
                .filter(timer -> timer.retries() > 0)
                .map(this::asked)
                .filter(Objects::nonNull)
                .flatMap(question -> ClockName.listOf(question).stream())
                .collect(Collectors.toSet());
    }

    private @org.jspecify.annotations.Nullable String asked(Timer timer) {
        var question = references.timers(timer.processDefinitionId()).get(timer.activityId());
        return question == null || question.warning() ? null : question.clocks();
    }

    private java.time.Instant late() {
        return time.instant().minus(WHILE);
    }

    private static String[] numbers(Collection<CaseNumber> cases) {
        return cases.stream().map(CaseNumber::value).toArray(String[]::new);
    }
}
