package dev.baton.sla.timers;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deadlines;
import dev.baton.sla.ClockName;
import dev.baton.sla.SlaClock;
import dev.baton.sla.SlaClocks;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class ClockDeadlines implements Deadlines {

    private final SlaClocks clocks;

    ClockDeadlines(SlaClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public Optional<Instant> firstReply(CaseNumber number) {
        return clocks.of(number).find(ClockName.FIRST_REPLY).map(SlaClock::due);
    }

    @Override
    public boolean isReplyOwed(CaseNumber number) {
        return clocks.isRunning(number, ClockName.NEXT_REPLY);
    }
}
