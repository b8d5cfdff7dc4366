package dev.baton.kpi.okrs;

import dev.baton.engine.Decisions;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How long things may take, as {@code paceImprovement} of reviews.dmn says. */
@Component
public class Pace {

    private final Decisions decisions;

    Pace(Decisions decisions) {
        this.decisions = decisions;
    }

    public Duration of(String step) {
        return Duration.parse(
                (String) decisions.ask("paceImprovement", Map.of("step", step)).get("within"));
    }
}
