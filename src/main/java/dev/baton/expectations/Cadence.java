package dev.baton.expectations;

import dev.baton.casefile.Priority;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** How often {@code expectations.dmn} wants the customer to hear from us. */
@Component
class Cadence {

    private final DecisionService decisions;

    Cadence(DecisionService decisions) {
        this.decisions = decisions;
    }

    Duration of(Priority priority, boolean escalated) {
        return Duration.parse(decisions
                .evaluateDecisionTableByKey("setCadence")
                .variables(Map.of("priority", priority.name(), "escalated", escalated))
                .evaluate()
                .getSingleResult()
                .getEntry("updateEvery"));
    }
}
