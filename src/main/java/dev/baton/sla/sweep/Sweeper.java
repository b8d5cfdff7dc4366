package dev.baton.sla.sweep;

import dev.baton.alarms.Alarm;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the cases that nothing would move any more, and sets them right or tells of them: a timer that is not where its clock
 * says, a process that is gone, a deadline that no timer watches. A few statements find them among all; each is then looked at
 * by itself, in transactions of its own.
 */
@Component
public class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final TimerRepairs repairs;
    private final StuckProcesses processes;
    private final UnwatchedDeadlines deadlines;
    private final AlarmsEndWithTheCase alarms;
    private final CaseLocks locks;
    private final TransactionTemplate apart;
    private final Troubles troubles;

    Sweeper(
            TimerRepairs repairs,
            StuckProcesses processes,
            UnwatchedDeadlines deadlines,
            AlarmsEndWithTheCase alarms,
            CaseLocks locks,
            PlatformTransactionManager transactions,
            Troubles troubles) {
        this.repairs = repairs;
        this.processes = processes;
        this.deadlines = deadlines;
        this.alarms = alarms;
        this.locks = locks;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.troubles = troubles;
    }

    /** A case that cannot be looked at does not keep the others from it; whatever it is, it is told with its case. */
    public void sweep(Collection<CaseNumber> cases) {
        var suspects = new TreeSet<>(Comparator.comparing(CaseNumber::value));
        suspects.addAll(suspects(cases));
        if (!suspects.isEmpty()) {
            var watch = troubles.watch(Alarm.Kind.TIMERS_NOT_COMPARED);
            suspects.forEach(number -> watch.over(
                    number,
                    () -> alone(number, processes::look),
                    () -> alone(number, repairs::mend),
                    () -> alone(number, deadlines::look)));
        }
    }

    /** Ends the alarms about cases that are closed by now, which no sweep looks at any more. */
    public void endAlarms() {
        apart.executeWithoutResult(begun -> alarms.look());
    }

    /** One that is known to fail keeps no other from being looked at together with the rest. */
    private Collection<CaseNumber> suspects(Collection<CaseNumber> cases) {
        var known = troubles.known(Alarm.Kind.TIMERS_NOT_COMPARED, cases);
        var others = new ArrayList<>(cases);
        others.removeAll(known);
        try {
            known.addAll(found(others));
            return known;
        } catch (RuntimeException failure) {
            log.debug("One of {} cases cannot be looked at; each is looked at by itself", cases.size(), failure);
            return cases;
        }
    }

    private Set<CaseNumber> found(List<CaseNumber> cases) {
        return Objects.requireNonNull(apart.execute(begun -> {
            var found = new HashSet<CaseNumber>();
            found.addAll(repairs.differing(cases));
            found.addAll(processes.suspects(cases));
            found.addAll(deadlines.suspects(cases));
            return found;
        }));
    }

    private void alone(CaseNumber number, Consumer<CaseNumber> work) {
        apart.executeWithoutResult(begun -> {
            locks.take(List.of(number.value()));
            work.accept(number);
        });
    }
}
