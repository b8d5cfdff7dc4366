package dev.baton.operations.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The latest sample, kept in the database: what one node counted every node shows. */
@Component
class Samples {

    /** A clock that was set back must not stop the counting. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Samples(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether it is this node's turn: nobody began to count within that time. */
    boolean claim(Instant now, Duration every) {
        return jdbc.sql("update measured set claimed_at = :now where claimed_at <= :before or claimed_at > :ahead")
                        .param("now", TimeFormat.stored(now))
                        .param("before", TimeFormat.stored(now.minus(every)))
                        .param("ahead", TimeFormat.stored(now.plus(AHEAD)))
                        .update()
                == 1;
    }

    void keep(Sample sample) {
        try {
            jdbc.sql("update measured set at = :at, node = :node, body = :body::jsonb")
                    .param("at", TimeFormat.stored(sample.at()))
                    .param("node", sample.node())
                    .param("body", json.writeValueAsString(sample.all()))
                    .update();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty before the first. */
    Optional<Sample> latest() {
        return jdbc.sql("select at, node, body::text as body from measured where at is not null")
                .query((row, number) -> new Sample(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("node"),
                        read(row.getString("body"))))
                .optional();
    }

    private List<Measured> read(String body) {
        try {
            return json.readValue(body, new TypeReference<List<Measured>>() {});
        } catch (JsonProcessingException ofAnotherVersion) {
            return List.of();
        }
    }
}
