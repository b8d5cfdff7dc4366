package dev.baton.audit;

import dev.baton.audit.entry.EventJson;
import dev.baton.audit.entry.Stories;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CourseOfCase;
import dev.baton.casefile.TimeFormat;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened to a case, for ever and append-only: its events, also those of names that are not known any more, which
 * say their {@code number}, and nothing else that was done around it. What people wrote is not in it: it stands in the case file, or sealed beside the
 * entry, and is put into the story when somebody reads it.
 */
@Component
class AuditTrail implements CourseOfCase {

    private static final int LATEST = 100;

    private static final String READ = """
            select id, body,
              (coalesce((
                select jsonb_object_agg(word.field, jsonb_build_object(
                  'sealed', encode(word.sealed, 'base64'), 'key', encode(subject.key, 'base64')))
                from audit_word word join audit_subject subject using (ref) where word.entry = entry.id), '{}') ||
               case
                 when entry.subject is not null then jsonb_build_object('subject', jsonb_build_object('elsewhere', subject))
                 when entry.said is not null then jsonb_build_object('interaction.text', jsonb_build_object('elsewhere', said))
                 else '{}' end)::text as words
            from (
              select e.id, e.body, case when e.kind = 'CaseReported' then c.subject end as subject, i.text as said
              from audit_entry e
              left join support_case c on c.number = e.case_number
              left join interaction i
                on e.kind = 'ActivityRecorded' and i.id = (e.body::jsonb #>> '{details,interaction,id}')::bigint
              where e.case_number = :number and e.id > :after
                and (e.kind = any (:events) or jsonb_exists(e.body::jsonb -> 'details', 'number'))
              order by e.id %s limit :limit) entry
            order by id
            """;

    private final JdbcClient jdbc;
    private final Stories stories;

    AuditTrail(JdbcClient jdbc, Stories stories) {
        this.jdbc = jdbc;
        this.stories = stories;
    }

    /**
     * @param id grows from entry to entry
     * @param at when it was recorded, ISO-8601 UTC
     * @param who the user id of the person, or "baton" when a deadline or a rule did it
     * @param event its name in the list of events
     * @param story the event as a sentence
     */
    record Entry(long id, Instant at, String who, String event, String story) {}

    /** The first entries after this one, oldest first. At most two SQL statements. */
    List<Entry> after(long id, CaseNumber number, int limit) {
        return read("asc", number, id, limit);
    }

    /** The latest entries, oldest first. At most two SQL statements. */
    List<Entry> latest(CaseNumber number, int limit) {
        return read("desc", number, 0, limit);
    }

    @Override
    public List<Past> since(CaseNumber number, Instant since) {
        var kept = jdbc.sql("""
                        select id, body, '{}' as words from (
                          select id, body from audit_entry where case_number = ? and at > ?
                            and kind = any (?) order by id desc limit ?) latest
                        order by id
                        """)
                .params(number.value(), TimeFormat.stored(since), EventJson.names(), LATEST)
                .query(Stories.Kept.class)
                .list();
        return stories.read(kept).stream()
                .flatMap(entry ->
                        EventJson.event(entry.kind(), entry.details())
                                .map(event -> new Past(at(entry), event))
                                .stream())
                .toList();
    }

    private List<Entry> read(String direction, CaseNumber number, long after, int limit) {
        var kept = jdbc.sql(READ.formatted(direction))
                .param("number", number.value())
                .param("after", after)
                .param("events", EventJson.names())
                .param("limit", limit)
                .query(Stories.Kept.class)
                .list();
        return stories.read(kept).stream().map(AuditTrail::entry).toList();
    }

    private static Entry entry(Stories.Read read) {
        var told = EventJson.story(read.kind(), read.details(), read.words())
                .orElseGet(() -> read.words().getOrDefault("story", read.kind()));
        return new Entry(read.id(), at(read), read.entry().path("who").asText(), EventJson.name(read.kind()), told);
    }

    private static Instant at(Stories.Read read) {
        return Instant.parse(read.entry().path("at").asText());
    }
}
