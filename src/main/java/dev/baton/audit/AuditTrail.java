package dev.baton.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Moments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AuditTrail {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param at when it was recorded, ISO-8601 UTC
     * @param who the user id of the person, or "baton" when a deadline or a rule did it
     * @param event its name in the list of events
     * @param story the event as a sentence
     */
    record Entry(Instant at, String who, String event, String story) {}

    /** First of all listeners: what others record in answer comes after what they answer to. */
    @EventListener
    @Order(0)
    void remember(CaseEvent event) throws JsonProcessingException {
        jdbc.sql(
                        "insert into case_event (case_number, at, who, event, story, details) values (?, ?, ?, ?, ?, ?::jsonb)")
                .params(
                        event.number().value(),
                        Moments.stored(clock.instant()),
                        Actor.now(),
                        event.getClass().getSimpleName(),
                        event.story(),
                        json.writeValueAsString(event))
                .update();
    }

    List<Entry> of(CaseNumber number) {
        return jdbc.sql("select at, who, event, story from case_event where case_number = ? order by id")
                .param(number.value())
                .query(Entry.class)
                .list();
    }
}
