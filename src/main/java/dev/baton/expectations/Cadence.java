package dev.baton.expectations;

import dev.baton.casefile.Priority;
import dev.baton.engine.Decisions;
import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How often {@code expectations.dmn} wants the customer to hear from us. */
@Component
class Cadence {

    private final Decisions decisions;

    Cadence(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param priority null while the case is in triage */
    Duration of(@Nullable Priority priority, boolean escalated) {
        var facts = new HashMap<String, Object>();
        facts.put("priority", priority == null ? null : priority.name());
        facts.put("escalated", escalated);
        return Duration.parse(
                decisions.ask("setCadence", facts).get("updateEvery").toString());
    }
}
