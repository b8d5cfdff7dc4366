package dev.baton.sla;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Moments;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The two deadlines a person sees in every form, in words. */
@Component
class ToldDeadlines {

    private final SlaClocks clocks;
    private final Clock time;

    ToldDeadlines(SlaClocks clocks, Clock time) {
        this.clocks = clocks;
        this.time = time;
    }

    Map<String, Object> of(CaseNumber number) {
        return Map.of(
                "firstReplyDue", told(number, ClockName.FIRST_REPLY),
                "resolutionDue", told(number, ClockName.RESOLUTION));
    }

    private String told(CaseNumber number, ClockName name) {
        return clocks.find(number, name, "").map(this::told).orElse("not started");
    }

    private String told(SlaClock clock) {
        return switch (clock.state(time.instant())) {
            case IDLE -> "not started";
            case MET -> "done";
            case PAUSED -> "paused";
            case RUNNING, LATE -> Moments.told(clock.deadline());
        };
    }
}
