package dev.baton.sla.timers;

import dev.baton.casefile.TimeFormat;
import dev.baton.sla.CaseClocks;
import dev.baton.sla.ClockName;
import dev.baton.sla.SlaClock;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The two deadlines a person sees in every form, in words. */
@Component
public class ToldDeadlines {

    private final Clock time;

    ToldDeadlines(Clock time) {
        this.time = time;
    }

    public Map<String, Object> of(CaseClocks clocks) {
        return Map.of(
                "firstReplyDue", told(clocks, ClockName.FIRST_REPLY),
                "resolutionDue", told(clocks, ClockName.RESOLUTION));
    }

    private String told(CaseClocks clocks, ClockName name) {
        return clocks.find(name).map(this::told).orElse("not started");
    }

    private String told(SlaClock clock) {
        return switch (clock.state(time.instant())) {
            case IDLE -> "not started";
            case MET -> "done";
            case PAUSED -> "paused";
            case RUNNING, LATE -> TimeFormat.told(clock.deadline());
        };
    }
}
