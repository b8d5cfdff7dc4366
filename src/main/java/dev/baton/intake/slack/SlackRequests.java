package dev.baton.intake.slack;

import dev.baton.casefile.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Slack sent has its effect once, however often it comes. */
@Component
class SlackRequests {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SlackRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False where it came before. It belongs to the caller's transaction, if there is one. */
    @Transactional
    public boolean isFirst(String key) {
        var now = clock.instant();
        jdbc.sql("""
                delete from slack_request where key in (
                  select key from slack_request where at < ? limit 100 for update skip locked)
                """).param(TimeFormat.stored(now.minus(REMEMBERED))).update();
        return jdbc.sql("insert into slack_request (key, at) values (?, ?) on conflict do nothing")
                        .params(key, TimeFormat.stored(now))
                        .update()
                == 1;
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
