package dev.baton.notification.endpoints;

import dev.baton.casefile.TimeFormat;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What messages to an endpoint are signed with, as Standard Webhooks writes it. It is shown when it is made, and never again. */
@Component
public class EndpointSecrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration overlap;

    EndpointSecrets(JdbcClient jdbc, Clock clock, @Value("${baton.endpoints.secret-overlap}") Duration overlap) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.overlap = overlap;
    }

    /** A new one; those before sign beside it for a while, and the older of two stops at once. */
    @Transactional
    String make(String endpoint) {
        var now = clock.instant();
        jdbc.sql("delete from endpoint_secret where endpoint = ? and ends_at is not null")
                .param(endpoint)
                .update();
        jdbc.sql("update endpoint_secret set ends_at = ? where endpoint = ?")
                .params(TimeFormat.stored(now.plus(overlap)), endpoint)
                .update();
        var secret = secret();
        jdbc.sql("insert into endpoint_secret (endpoint, secret, made_at) values (?, ?, ?)")
                .params(endpoint, secret, TimeFormat.stored(now))
                .update();
        return secret;
    }

    /** Those that sign now, the newest first. */
    public List<String> of(String endpoint) {
        return jdbc.sql("""
                select secret from endpoint_secret where endpoint = ? and (ends_at is null or ends_at > ?) order by id desc
                """)
                .params(endpoint, TimeFormat.stored(clock.instant()))
                .query(String.class)
                .list();
    }

    private static String secret() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
