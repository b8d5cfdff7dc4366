package dev.baton.audit;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened, for ever and append-only. What people wrote is not in it: it stands in the case file, or in
 * {@code case_event_text}, and is put into the story when somebody reads it.
 */
@Component
class AuditTrail {

    /** Of the JSON in {@code details}; 1 had people's words in it until they were taken out. */
    private static final int VERSION = 2;

    private static final String READ = """
            select id, at, who, event, story, details::text as details,
              (coalesce((select jsonb_object_agg(field, text) from case_event_text where event_id = entry.id), '{}') ||
               case event
                 when 'CaseReported' then jsonb_build_object('subject', subject)
                 when 'ActivityRecorded' then jsonb_strip_nulls(jsonb_build_object('interaction.text', said))
                 else '{}' end)::text as texts
            from (
              select e.*, c.subject, i.text as said
              from case_event e
              join support_case c on c.number = e.case_number
              left join interaction i
                on e.event = 'ActivityRecorded' and i.id = (e.details -> 'interaction' ->> 'id')::bigint
              where e.case_number = :number and e.id > :after
              order by e.id %s limit :limit) entry
            order by id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param id grows from entry to entry
     * @param at when it was recorded, ISO-8601 UTC
     * @param who the user id of the person, or "baton" when a deadline or a rule did it
     * @param event its name in the list of events
     * @param story the event as a sentence
     */
    record Entry(long id, Instant at, String who, String event, String story) {}

    /** First of all listeners: what others record in answer comes after what they answer to. One SQL statement. */
    @OnCaseEvent(Phase.REMEMBER)
    void remember(CaseEvent event) {
        var kept = EventJson.keep(event);
        jdbc.sql("""
                with entry as (
                  insert into case_event (case_number, at, who, event, version, details) values (?, ?, ?, ?, ?, ?::jsonb)
                  returning id)
                insert into case_event_text (event_id, field, text)
                select entry.id, word.field, word.text from entry, unnest(?::text[], ?::text[]) as word (field, text)
                """)
                .params(
                        event.number().value(),
                        TimeFormat.stored(clock.instant()),
                        Actor.now(),
                        kept.event(),
                        VERSION,
                        kept.details(),
                        kept.texts().keySet().toArray(String[]::new),
                        kept.texts().values().toArray(String[]::new))
                .update();
    }

    /** The first entries after this one, oldest first. One SQL statement. */
    List<Entry> after(long id, CaseNumber number, int limit) {
        return read("asc", number, id, limit);
    }

    /** The latest entries, oldest first. One SQL statement. */
    List<Entry> latest(CaseNumber number, int limit) {
        return read("desc", number, 0, limit);
    }

    private List<Entry> read(String direction, CaseNumber number, long after, int limit) {
        return jdbc
                .sql(READ.formatted(direction))
                .param("number", number.value())
                .param("after", after)
                .param("limit", limit)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::entry)
                .toList();
    }

    private record Row(
            long id,
            Instant at,
            String who,
            String event,
            @Nullable String story,
            String details,
            String texts) {

        Entry entry() {
            var told = EventJson.story(event, details, texts).orElse(story == null ? event : story);
            var by = EventJson.isByRule(event) ? Actor.BATON : who;
            return new Entry(id, at, by, EventJson.name(event), told);
        }
    }
}
