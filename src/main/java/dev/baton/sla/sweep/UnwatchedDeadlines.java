package dev.baton.sla.sweep;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseEvent.DeadlineNear;
import dev.baton.casefile.CaseEvent.DeadlinePassed;
import dev.baton.casefile.CaseEvent.DeadlineUnwatched;
import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.CaseProcess.State;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.Timer;
import dev.baton.engine.Timers;
import dev.baton.sla.ClockJournal;
import dev.baton.sla.ClockKeeper;
import dev.baton.sla.ClockName;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import dev.baton.sla.timers.ModelClockReferences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
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

    private static final String PASSED = "passed";
    private static final List<Alarm.Kind> KINDS = List.of(Alarm.Kind.CLOCK_UNWATCHED, Alarm.Kind.DEADLINE_UNWATCHED);
    private static final String WATCHED_BY_NOBODY =
            "%s: the model has no timer for it where the case stands. When its deadline passes it is told and escalated by the sweep.";

    private final SlaClocks clocks;
    private final ClockJournal journal;
    private final CaseProcess processes;
    private final ClockKeeper keeper;
    private final ModelClockReferences references;
    private final Timers timers;
    private final CaseFile caseFile;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final Clock time;

    UnwatchedDeadlines(
            SlaClocks clocks,
            ClockJournal journal,
            CaseProcess processes,
            ClockKeeper keeper,
            ModelClockReferences references,
            Timers timers,
            CaseFile caseFile,
            Alarms alarms,
            JdbcClient jdbc,
            Clock time) {
        this.clocks = clocks;
        this.journal = journal;
        this.processes = processes;
        this.keeper = keeper;
        this.references = references;
        this.timers = timers;
        this.caseFile = caseFile;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Those of the cases that are to be looked at. A few statements for all of them. */
    Set<CaseNumber> suspects(Collection<CaseNumber> cases) {
        var known = alarms.subjects(KINDS);
        var suspects = cases.stream()
                .filter(number -> known.contains(number.value()))
                .collect(Collectors.toCollection(HashSet::new));
        suspects.addAll(passed(cases));
        suspects.addAll(unwatched(cases).keySet());
        return suspects;
    }

    /** Tells and hands on what no timer will, and raises the alarm before that, while a clock runs that none asks for. */
    void look(CaseNumber number) {
        var hasProcess = processes.of(number) != State.GONE;
        var unwatched = unwatched(List.of(number)).getOrDefault(number, List.of());
        if (hasProcess && !unwatched.isEmpty()) {
            alarms.raise(Alarm.Kind.CLOCK_UNWATCHED, number.value(), WATCHED_BY_NOBODY.formatted(titles(unwatched)));
        } else {
            alarms.settle(Alarm.Kind.CLOCK_UNWATCHED, number.value());
        }
        var heard = unwatched.stream()
                .filter(clock -> hasProcess || !clock.name().isOfAnEscalation())
                .toList();
        heard.stream()
                .filter(clock -> clock.passed(SlaClock.DEADLINE, late()).isEmpty())
                .filter(clock -> !clock.passed(SlaClock.WARNING, late()).isEmpty())
                .forEach(this::warn);
        heard.stream()
                .filter(clock -> !clock.passed(SlaClock.DEADLINE, late()).isEmpty())
                .forEach(this::see);
        if (clocks.of(number).clocks().stream().noneMatch(clock -> clock.isLateAt(time.instant()))) {
            alarms.settle(Alarm.Kind.DEADLINE_UNWATCHED, number.value());
        }
    }

    /** The clocks that run towards a deadline and that no timer of a model asks for. */
    private Map<CaseNumber, List<SlaClock>> unwatched(Collection<CaseNumber> cases) {
        var watched = timers.of(List.of(numbers(cases))).stream()
                .collect(Collectors.groupingBy(
                        Timer::businessKey, Collectors.flatMapping(this::asked, Collectors.toSet())));
        return clocks.list(cases).stream()
                .filter(clock -> clock.isRunning() && clock.next(SlaClock.DEADLINE) != null)
                .filter(clock ->
                        !watched.getOrDefault(clock.number().value(), Set.of()).contains(clock.name()))
                .collect(Collectors.groupingBy(SlaClock::number));
    }

    /** Those of the cases with a rung in the past that nobody has acted on. One statement. */
    private List<CaseNumber> passed(Collection<CaseNumber> cases) {
        return jdbc.sql("""
                select distinct case_number from sla_clock
                where case_number = any (?) and met_at is null and next_at < ? order by case_number
                """).params(numbers(cases), TimeFormat.stored(late())).query(String.class).list().stream()
                .map(CaseNumber::new)
                .toList();
    }

    /**
     * What was told while the process was gone, and could be handed to nobody, is handed on now. A question that nobody answered
     * and what is not told yet are left to their timers, which fire at once.
     */
    @OnCaseEvent(Phase.TELL)
    void goesOn(ProcessRestarted event) {
        alarms.since(Alarm.Kind.PROCESS_GONE, event.number().value())
                .ifPresent(gone -> clocks.of(event.number()).clocks().stream()
                        .filter(clock -> clock.isLateAt(time.instant()) && journal.tells(clock, PASSED, gone))
                        .forEach(clock -> caseFile.record(unwatched(clock))));
    }

    private static String titles(List<SlaClock> clocks) {
        return clocks.stream().map(clock -> clock.name().title()).distinct().collect(Collectors.joining(", "));
    }

    private void warn(SlaClock near) {
        if (keeper.claimWarnings(near)) {
            caseFile.record(new DeadlineNear(near.number(), near.name().title(), near.deadline()));
        }
    }

    private void see(SlaClock late) {
        keeper.claim(late, late.passed(SlaClock.DEADLINE, time.instant()), PASSED);
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

    /** The clocks that the timer asks for, if it can still fire. */
    private Stream<ClockName> asked(Timer timer) {
        var question = references.timers(timer.processDefinitionId()).get(timer.activityId());
        return timer.retries() == 0 || question == null || question.warning()
                ? Stream.of()
                : ClockName.listOf(question.clocks()).stream();
    }

    private Instant late() {
        return time.instant().minus(WHILE);
    }

    private static String[] numbers(Collection<CaseNumber> cases) {
        return cases.stream().map(CaseNumber::value).toArray(String[]::new);
    }
}
