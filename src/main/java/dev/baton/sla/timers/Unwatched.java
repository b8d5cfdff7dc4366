package dev.baton.sla.timers;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseEvent.ProcessLost;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Timers;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases that no timer sees to any more: whose process somebody deleted, or a deadline of which passed without a timer. They are
 * told, once, and an alarm stands until they are set right.
 */
@Component
class Unwatched {

    private static final Logger log = LoggerFactory.getLogger(Unwatched.class);

    private final Timers timers;
    private final UnwatchedDeadlines deadlines;
    private final CaseFile caseFile;
    private final Alarms alarms;
    private final TransactionTemplate apart;

    Unwatched(
            Timers timers,
            UnwatchedDeadlines deadlines,
            CaseFile caseFile,
            Alarms alarms,
            PlatformTransactionManager transactions) {
        this.timers = timers;
        this.deadlines = deadlines;
        this.caseFile = caseFile;
        this.alarms = alarms;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A few statements for all of them, and a transaction for each that needs one. */
    void look(Collection<CaseNumber> cases) {
        var open = caseFile.openOf(cases);
        var running = timers.running(values(open));
        settle(cases, open, running);
        open.stream()
                .filter(number -> !running.contains(number.value()))
                .forEach(number -> attempt(number, () -> tell(number)));
        deadlines.watch(
                open.stream().filter(number -> running.contains(number.value())).toList(), cases);
        deadlines.passed(open).forEach(number -> attempt(number, () -> deadlines.see(number)));
        deadlines.settle(cases);
    }

    private void tell(CaseNumber number) {
        var subject = caseFile.getForChange(number);
        var isGone = subject.closedAt() == null
                && timers.running(List.of(number.value())).isEmpty();
        if (isGone && alarms.raise(Alarm.Kind.PROCESS_GONE, number.value(), whatToDo(subject.accountable()))) {
            caseFile.record(new ProcessLost(number));
        }
    }

    private static String whatToDo(@org.jspecify.annotations.Nullable String accountable) {
        return "Somebody deleted it, so nobody is asked to work on the case. %s answers for it; every manager and administrator sees this. A button on the page Deadlines starts it again where it stood."
                .formatted(accountable == null ? "Nobody" : accountable);
    }

    private void settle(Collection<CaseNumber> cases, List<CaseNumber> open, Set<String> running) {
        var known = Set.copyOf(alarms.open(Alarm.Kind.PROCESS_GONE));
        cases.stream()
                .filter(number -> known.contains(number.value()))
                .filter(number -> !open.contains(number) || running.contains(number.value()))
                .forEach(number -> alarms.settle(Alarm.Kind.PROCESS_GONE, number.value()));
    }

    private void attempt(CaseNumber number, Runnable work) {
        try {
            apart.executeWithoutResult(begun -> work.run());
        } catch (RuntimeException failure) {
            log.warn("{} could not be looked at; tried again soon", number, failure);
        }
    }

    private static List<String> values(List<CaseNumber> cases) {
        return cases.stream().map(CaseNumber::value).toList();
    }
}
