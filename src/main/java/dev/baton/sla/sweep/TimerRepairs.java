package dev.baton.sla.sweep;

import dev.baton.casefile.CaseEvent.TimerRepaired;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.LostTimer;
import dev.baton.engine.Timer;
import dev.baton.engine.Timers;
import dev.baton.sla.CaseClocks;
import dev.baton.sla.ClockJournal;
import dev.baton.sla.JournalEntry;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import dev.baton.sla.timers.EscalationsOfProcesses;
import dev.baton.sla.timers.ModelClockReferences;
import dev.baton.sla.timers.ModelClockReferences.Question;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares the timers of cases with the ledger and sets right what differs: a timer that is lost, dead or set to another
 * instant. A deadline that passed meanwhile fires then, late and once. Every repair is told: in the clock's journal, in the
 * story of the case, and as the metric {@code baton.sla.repairs} by kind.
 */
@Component
class TimerRepairs {

    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final Duration ASLEEP = Duration.ofDays(18_250);
    private static final Duration BETWEEN_REVIVALS = Duration.ofMinutes(10);

    private final SlaClocks clocks;
    private final ClockJournal journal;
    private final ModelClockReferences times;
    private final Timers timers;
    private final ManagementService management;
    private final EscalationsOfProcesses escalations;
    private final CaseFile caseFile;
    private final MeterRegistry meters;
    private final Clock time;

    TimerRepairs(
            SlaClocks clocks,
            ClockJournal journal,
            ModelClockReferences times,
            Timers timers,
            ManagementService management,
            EscalationsOfProcesses escalations,
            CaseFile caseFile,
            MeterRegistry meters,
            Clock time) {
        this.clocks = clocks;
        this.journal = journal;
        this.times = times;
        this.timers = timers;
        this.management = management;
        this.escalations = escalations;
        this.caseFile = caseFile;
        this.meters = meters;
        this.time = time;
    }

    /** Those of the cases with something to set right. A few statements for all of them. */
    Set<CaseNumber> differing(Collection<CaseNumber> cases) {
        return repairs(cases).stream().map(Repair::number).collect(Collectors.toSet());
    }

    /** Sets right what there is, in the caller's transaction, which has locked the case. */
    void mend(CaseNumber number) {
        repairs(List.of(number)).forEach(repair -> repair.work().run());
    }

    private List<Repair> repairs(Collection<CaseNumber> cases) {
        var numbers = cases.stream().map(CaseNumber::value).toList();
        var byCase = clocks.list(cases).stream()
                .collect(Collectors.groupingBy(
                        clock -> clock.number().value(),
                        Collectors.collectingAndThen(Collectors.toList(), CaseClocks::new)));
        return Stream.concat(
                        timers.lost(numbers).stream().map(lost -> find(lost, byCase)),
                        timers.of(numbers).stream().map(timer -> compare(timer, byCase)))
                .flatMap(Optional::stream)
                .toList();
    }

    private record Repair(CaseNumber number, Runnable work) {

        static Optional<Repair> of(String number, List<Runnable> works) {
            return works.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Repair(new CaseNumber(number), () -> works.forEach(Runnable::run)));
        }
    }

    private Optional<Repair> find(LostTimer lost, Map<String, CaseClocks> byCase) {
        var question = times.timers(lost.processDefinitionId()).get(lost.activityId());
        var asked = asked(question, lost.businessKey(), lost.processInstanceId(), byCase);
        if (question == null || asked == null) {
            return Optional.empty();
        }
        return Repair.of(lost.businessKey(), List.of(() -> {
            timers.rearm(lost);
            tell(asked, "lost", "its timer was gone and is armed again", null);
        }));
    }

    private Optional<Repair> compare(Timer timer, Map<String, CaseClocks> byCase) {
        var question = times.timers(timer.processDefinitionId()).get(timer.activityId());
        var asked = asked(question, timer.businessKey(), timer.processInstanceId(), byCase);
        if (question == null || asked == null) {
            return Optional.empty();
        }
        var works = new ArrayList<Runnable>();
        if (timer.retries() == 0 && mayBeRevived(asked)) {
            works.add(() -> revive(timer, asked));
        }
        if (isElsewhere(timer, question.next(asked))) {
            works.add(() -> move(timer, asked));
        }
        return Repair.of(timer.businessKey(), works);
    }

    private void move(Timer timer, CaseClocks asked) {
        management.recalculateJobDuedate(timer.jobId(), false);
        tell(asked, "moved", "its timer stood at " + TimeFormat.told(timer.due()), timer.due());
    }

    /** Whatever killed it may kill it again; in between its incident is there for whoever looks after Baton. */
    private boolean mayBeRevived(CaseClocks asked) {
        var since = time.instant().minus(BETWEEN_REVIVALS);
        return asked.clocks().stream().noneMatch(clock -> journal.tells(clock, "repaired", since));
    }

    private void revive(Timer timer, CaseClocks asked) {
        timers.revive(timer.jobId());
        tell(asked, "dead", "its timer had failed too often and is tried again", timer.due());
    }

    /** What is past is due at once, whenever exactly that is; what is not due sleeps, wherever exactly. */
    private boolean isElsewhere(Timer timer, @Nullable Instant expected) {
        var now = time.instant();
        if (expected == null) {
            return timer.due().isBefore(now.plus(ASLEEP));
        }
        var overdue = expected.isBefore(now.plus(SLACK));
        return overdue
                ? timer.due().isAfter(now.plus(SLACK))
                : Duration.between(timer.due(), expected).abs().compareTo(SLACK) > 0;
    }

    private @Nullable CaseClocks asked(
            @Nullable Question question, String number, String process, Map<String, CaseClocks> byCase) {
        var all = byCase.get(number);
        if (question == null || all == null) {
            return null;
        }
        return question.of(all, question.isOfOneEscalation() ? escalations.of(process) : null);
    }

    private void tell(CaseClocks asked, String kind, String what, @Nullable Instant stood) {
        meters.counter("baton.sla.repairs", "kind", kind).increment();
        asked.clocks().stream().filter(SlaClock::isRunning).findFirst().ifPresent(clock -> {
            journal.add(clock, new JournalEntry(time.instant(), "repaired", what, stood, clock.due()));
            caseFile.record(new TimerRepaired(clock.number(), clock.name().title(), what));
        });
    }
}
