package dev.baton.intake.repeats;

import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of the last day: what was asked under them, by whom, and what it was answered. */
@Component
class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);
    static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private static final int SWEPT_AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Known(
            byte[] request,
            UUID run,
            Instant at,
            boolean acted,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String location,
            byte @Nullable [] body) {}

    Claim claim(String who, String key, byte[] request) {
        var now = clock.instant();
        var run = UUID.randomUUID();
        sweep(now);
        if (insert(who, key, request, run, now)) {
            return new Claim.Granted(who, key, run);
        }
        return known(who, key)
                .map(known -> claim(who, key, request, known, run, now))
                .orElseGet(() -> running());
    }

    /** Called in the transaction in which something happens: with it, the key is used up. */
    void acts(Claim.Granted claim) {
        var mine = jdbc.sql("update idempotency_key set acted = true where who = ? and key = ? and run = ?")
                        .params(claim.who(), claim.key(), claim.run())
                        .update()
                == 1;
        if (!mine) {
            throw new OptimisticLockingFailureException("The same request was sent again and acts instead");
        }
    }

    void answered(Claim.Granted claim, FirstAnswer answer) {
        jdbc.sql("""
                update idempotency_key set status = ?, content_type = ?, location = ?, body = ?
                where who = ? and key = ? and run = ?
                """)
                .params(
                        answer.status(),
                        answer.contentType(),
                        answer.location(),
                        answer.body(),
                        claim.who(),
                        claim.key(),
                        claim.run())
                .update();
    }

    /** What was refused or failed leaves nothing, so its key is free again. */
    void free(Claim.Granted claim) {
        jdbc.sql("delete from idempotency_key where who = ? and key = ? and run = ? and not acted")
                .params(claim.who(), claim.key(), claim.run())
                .update();
    }

    private Claim claim(String who, String key, byte[] request, Known known, UUID run, Instant now) {
        if (!java.security.MessageDigest.isEqual(known.request(), request)) {
            return new Claim.Refused(
                    422,
                    "Another request was sent under this Idempotency-Key. Give each request a key of its own.",
                    null);
        }
        if (known.status() != null) {
            return new Claim.Answered(
                    new FirstAnswer(known.status(), known.contentType(), known.location(), known.body()));
        }
        if (known.at().isAfter(now.minus(LONGEST_RUN))) {
            return running();
        }
        if (known.acted()) {
            return new Claim.Refused(
                    409,
                    "This request was carried out and its answer was lost. Look at the case; do not send it again.",
                    null);
        }
        return takeOver(who, key, known.run(), run, now) ? new Claim.Granted(who, key, run) : running();
    }

    private static Claim running() {
        return new Claim.Refused(409, "The same request is still being carried out. Send it again in a moment.", 1);
    }

    private boolean insert(String who, String key, byte[] request, UUID run, Instant now) {
        return jdbc.sql("""
                insert into idempotency_key (who, key, request, run, at) values (?, ?, ?, ?, ?) on conflict do nothing
                """)
                        .params(who, key, request, run, TimeFormat.stored(now))
                        .update()
                == 1;
    }

    private java.util.Optional<Known> known(String who, String key) {
        return jdbc.sql("select * from idempotency_key where who = ? and key = ?")
                .params(who, key)
                .query(Known.class)
                .optional();
    }

    private boolean takeOver(String who, String key, UUID from, UUID run, Instant now) {
        return jdbc.sql("""
                update idempotency_key set run = ?, at = ? where who = ? and key = ? and run = ? and status is null and not acted
                """).params(run, TimeFormat.stored(now), who, key, from).update() == 1;
    }

    private void sweep(Instant now) {
        jdbc.sql("""
                delete from idempotency_key where (who, key) in (
                  select who, key from idempotency_key where at < ? order by at limit ? for update skip locked)
                """)
                .params(TimeFormat.stored(now.minus(KEPT)), SWEPT_AT_A_TIME)
                .update();
    }
}
