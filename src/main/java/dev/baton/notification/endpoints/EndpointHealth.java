package dev.baton.notification.endpoints;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Since when an endpoint cannot be reached: after a while there is an alarm, after days it is disabled, and people are told. */
@Component
public class EndpointHealth {

    private static final List<String> TOLD = List.of("process-owner", "camunda-admin");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Alarms alarms;
    private final Notices notices;
    private final WantedEvents wanted;
    private final Duration alarmAfter;
    private final Duration disableAfter;

    EndpointHealth(
            JdbcClient jdbc,
            Clock clock,
            Alarms alarms,
            Notices notices,
            WantedEvents wanted,
            @Value("${baton.endpoints.alarm-after}") Duration alarmAfter,
            @Value("${baton.endpoints.disable-after}") Duration disableAfter) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.alarms = alarms;
        this.notices = notices;
        this.wanted = wanted;
        this.alarmAfter = alarmAfter;
        this.disableAfter = disableAfter;
    }

    /** One SQL statement where it was well before. */
    @Transactional
    public void reached(String endpoint) {
        var failed = jdbc.sql("update endpoint set failing_since = null where id = ? and failing_since is not null")
                .param(endpoint)
                .update();
        if (failed > 0) {
            alarms.settle(Alarm.Kind.ENDPOINT_FAILING, endpoint);
        }
    }

    @Transactional
    public void failed(String endpoint, String why) {
        var now = clock.instant();
        jdbc.sql("""
                update endpoint set failing_since = coalesce(failing_since, ?) where id = ? and state = 'ENABLED'
                returning failing_since
                """)
                .params(TimeFormat.stored(now), endpoint)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .ifPresent(since -> consider(endpoint, since, now, why));
    }

    /** It said that it is no more. */
    @Transactional
    public void gone(String endpoint) {
        disable(endpoint, "it answered 410: it is gone");
    }

    private void consider(String endpoint, Instant since, Instant now, String why) {
        if (!since.plus(disableAfter).isAfter(now)) {
            disable(endpoint, "nothing reached it since %s: %s".formatted(TimeFormat.told(since), why));
        } else if (!since.plus(alarmAfter).isAfter(now)) {
            alarms.raise(
                    Alarm.Kind.ENDPOINT_FAILING,
                    endpoint,
                    "Nothing reached it since %s: %s. See Endpoints.".formatted(TimeFormat.told(since), why));
        }
    }

    private void disable(String endpoint, String because) {
        var disabled = jdbc.sql("""
                update endpoint set state = 'DISABLED', because = ? where id = ? and state = 'ENABLED'
                """).params(because, endpoint).update();
        if (disabled > 0) {
            wanted.changed();
            alarms.settle(Alarm.Kind.ENDPOINT_FAILING, endpoint);
            alarms.raise(
                    Alarm.Kind.ENDPOINT_DISABLED,
                    endpoint,
                    "It is told nothing any more, because %s. Enable it on Endpoints once it is well, and have sent again there what failed;"
                            + " what happens until then is not kept for it.".formatted(because));
            TOLD.forEach(group ->
                    notices.tellGroup(group, new Notice(null, null, "endpointDisabled", List.of(endpoint, because))));
        }
    }
}
