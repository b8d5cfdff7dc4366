package dev.baton.operations.metrics;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What happened to cases, by kind; what is rolled back did not happen. The kinds are those of the case file, all there from the start. */
@Component
class CaseEventCounter {

    private final Map<Class<?>, Counter> counters;

    CaseEventCounter(MeterRegistry registry) {
        counters = Arrays.stream(CaseEvent.class.getPermittedSubclasses())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        kind -> registry.counter("baton.case.events", "kind", kind.getSimpleName())));
    }

    @OnCaseEvent(Phase.TELL)
    void happened(CaseEvent event) {
        var counter = counters.get(event.getClass());
        if (counter != null && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    counter.increment();
                }
            });
        }
    }
}
