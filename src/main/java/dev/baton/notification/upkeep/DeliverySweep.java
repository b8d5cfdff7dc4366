package dev.baton.notification.upkeep;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.TimeFormat;
import dev.baton.notification.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The slow path beside the jobs: a delivery whose process is gone gets one again, and a job that gave up tries once more. What waits for
 * longer than it should, or failed, is an alarm until it is set right.
 */
@Component
public class DeliverySweep {

    private static final int AT_ONCE = 200;

    private final Outbox outbox;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration late;

    DeliverySweep(
            Outbox outbox,
            Alarms alarms,
            JdbcClient jdbc,
            Clock clock,
            @Value("${baton.deliveries.late-after}") Duration late) {
        this.outbox = outbox;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.clock = clock;
        this.late = late;
    }

    /** How many were in nobody's hands. */
    @Transactional
    public int sweep() {
        alarms.settleAllBut(
                Alarm.Kind.DELIVERIES_FAILED, channels("select distinct channel from delivery where state = 'FAILED'"));
        var waiting = jdbc.sql("select distinct channel from delivery where state = 'WAITING' and tried_since <= ?")
                .param(TimeFormat.stored(clock.instant().minus(late)))
                .query(String.class)
                .list();
        alarms.settleAllBut(Alarm.Kind.DELIVERIES_WAIT, waiting);
        waiting.forEach(channel -> alarms.raise(
                Alarm.Kind.DELIVERIES_WAIT,
                channel,
                "Nothing is lost: it is tried again by itself. Look at Deliveries for the reason, and at the server of "
                        + channel + "."));
        return waiting.isEmpty() ? 0 : outbox.resume(AT_ONCE);
    }

    private List<String> channels(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
