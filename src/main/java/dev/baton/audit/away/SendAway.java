package dev.baton.audit.away;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.audit.log.Checkpoints;
import dev.baton.casefile.TimeFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends the latest checkpoint to every keeper that has not got it. Whom it does not reach gets a later one, and an alarm stands until then. */
@Component
public class SendAway {

    private final List<Keeper> keepers;
    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Alarms alarms;

    SendAway(List<Keeper> keepers, Checkpoints checkpoints, JdbcClient jdbc, Clock clock, Alarms alarms) {
        this.keepers = keepers;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.clock = clock;
        this.alarms = alarms;
    }

    private record Had(long size, Instant at) {}

    /** How many keepers got one. No transaction is open while it waits for them. */
    public int send() {
        var latest = checkpoints.latest();
        return latest.isEmpty()
                ? 0
                : (int) keepers.stream()
                        .filter(keeper -> send(keeper, latest.get()))
                        .count();
    }

    private boolean send(Keeper keeper, Checkpoints.Signed latest) {
        var had = jdbc.sql("select size, at from audit_kept where keeper = ?")
                .param(keeper.name())
                .query(Had.class)
                .optional()
                .orElse(new Had(0, Instant.EPOCH));
        if (had.size() >= latest.size() || had.at().plus(keeper.every()).isAfter(clock.instant())) {
            return false;
        }
        try {
            keeper.keep(latest, had.size());
        } catch (IOException | RuntimeException failure) {
            alarms.raise(
                    Alarm.Kind.CHECKPOINT_NOT_KEPT,
                    keeper.name(),
                    "Until it is, nobody outside can prove what was added meanwhile: " + failure.getMessage());
            return false;
        }
        jdbc.sql("""
                insert into audit_kept (keeper, size, at) values (?, ?, ?)
                on conflict (keeper) do update set size = excluded.size, at = excluded.at
                """)
                .params(keeper.name(), latest.size(), TimeFormat.stored(clock.instant()))
                .update();
        alarms.settle(Alarm.Kind.CHECKPOINT_NOT_KEPT, keeper.name());
        return true;
    }
}
