package dev.baton.sla.timers;

import dev.baton.casefile.CaseEvent.ProcessRestarted;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TransactionMemory;
import dev.baton.sla.CaseClocks;
import dev.baton.sla.SlaClocks;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The ledger is the truth; timers and the dates of tasks are only its shadow. At the end of a transaction that changed clocks
 * every timer of the case that stands elsewhere, those it created included, is moved, and its tasks get their dates.
 */
@Component
public class TimerProjection {

    private final SlaClocks clocks;
    private final TimerDueDates timers;
    private final TaskDueDates tasks;
    private final TransactionMemory<Set<CaseNumber>> changed;

    TimerProjection(SlaClocks clocks, TimerDueDates timers, TaskDueDates tasks, AsSystem asSystem) {
        this.clocks = clocks;
        this.timers = timers;
        this.tasks = tasks;
        this.changed = new TransactionMemory<>(LinkedHashSet::new, cases -> asSystem.run(() -> project(cases)));
    }

    /** A process that is started again reads what the clocks say. */
    @OnCaseEvent(Phase.TELL)
    void goesOn(ProcessRestarted event) {
        follow(event.number());
    }

    public void follow(CaseNumber number) {
        changed.get().add(number);
    }

    private void project(Set<CaseNumber> cases) {
        while (!cases.isEmpty()) {
            var number = cases.iterator().next();
            cases.remove(number);
            project(number, clocks.of(number));
        }
    }

    private void project(CaseNumber number, CaseClocks now) {
        timers.follow(number, now);
        tasks.follow(number, now);
    }
}
