package dev.baton.sla.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** The repairs of timers are counted from the start, so that none is told from not measured. */
@Component
class RepairMetrics implements MeterBinder {

    private static final List<String> KINDS = List.of("lost", "dead", "moved");

    @Override
    public void bindTo(MeterRegistry registry) {
        KINDS.forEach(kind -> registry.counter("baton.sla.repairs", "kind", kind));
    }
}
