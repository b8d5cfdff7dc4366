package dev.baton.sla.timers;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.CaseFacts;
import dev.baton.sla.CaseClocks;
import dev.baton.sla.ClockName;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The two deadlines a person sees in every form, in words. */
@Component
class ToldDeadlines implements CaseFacts {

    private static final Map<String, ClockName> CLOCKS =
            Map.of("firstReplyDue", ClockName.FIRST_REPLY, "resolutionDue", ClockName.RESOLUTION);

    private final SlaClocks clocks;
    private final Clock time;

    ToldDeadlines(SlaClocks clocks, Clock time) {
        this.clocks = clocks;
        this.time = time;
    }

    @Override
    public Set<String> names() {
        return CLOCKS.keySet();
    }

    @Override
    public Map<String, String> of(String number) {
        if (!CaseNumber.isOne(number)) {
            return Map.of();
        }
        var all = clocks.of(new CaseNumber(number));
        return CLOCKS.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, clock -> told(all, clock.getValue())));
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
