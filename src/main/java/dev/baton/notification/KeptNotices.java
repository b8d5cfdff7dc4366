package dev.baton.notification;

import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was told to somebody, or in the last thirty days to a group of theirs. */
@Component
public class KeptNotices {

    /** What a group was told before somebody came is not new to them for ever. */
    private static final Duration OF_GROUPS = Duration.ofDays(30);

    /** More than that is told as "99+". */
    static final int COUNTED = 100;

    private static final String UNREAD = """
             and n.id > coalesce((select notice from notice_read_until where person = :person), 0)
             and not exists (select 1 from notice_read r where r.person = :person and r.notice = n.id)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Reader(String person, Collection<String> groups) {}

    record Kept(
            long id,
            String kind,
            List<String> facts,
            Instant at,
            @Nullable String caseNumber,
            @Nullable String subject,
            @Nullable String account,
            boolean personal,
            boolean read) {}

    /** Newest first. */
    List<Kept> before(Reader reader, long before, int limit) {
        return list(reader, before, limit, "");
    }

    /** The newest that they have not read. */
    List<Kept> unread(Reader reader, int limit) {
        return list(reader, Long.MAX_VALUE, limit, UNREAD);
    }

    private List<Kept> list(Reader reader, long before, int limit, String which) {
        return of(reader, """
                select n.id, n.kind, n.facts, n.at, n.case_number, c.subject, n.account, n.person is not null as personal,
                  n.id <= coalesce((select notice from notice_read_until where person = :person), 0)
                    or exists (select 1 from notice_read r where r.person = :person and r.notice = n.id) as read
                from (
                  (select * from notice n where person = :person and id < :before %1$s order by id desc limit :limit)
                  union all
                  (select * from notice n where group_name = any (:groups) and at > :since and id < :before %1$s
                    order by id desc limit :limit)) n
                left join support_case c on c.number = n.case_number
                order by n.id desc limit :limit
                """.formatted(which))
                .param("before", before)
                .param("limit", limit)
                .query((row, nth) -> new Kept(
                        row.getLong("id"),
                        row.getString("kind"),
                        List.of((String[]) row.getArray("facts").getArray()),
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                        row.getString("case_number"),
                        row.getString("subject"),
                        row.getString("account"),
                        row.getBoolean("personal"),
                        row.getBoolean("read")))
                .list();
    }

    /** How many they have not read, {@link #COUNTED} at most. */
    int unread(Reader reader) {
        return of(
                        reader,
                        "select count(*) from (select id from ((select n.id from notice n where n.person = :person"
                                + UNREAD
                                + " limit 100) union all (select n.id from notice n where n.group_name = any (:groups) and n.at > :since"
                                + UNREAD + " limit 100)) new_ones limit 100) counted")
                .query(Integer.class)
                .single();
    }

    /** Nothing where it was not told to them. */
    void read(Reader reader, long id) {
        of(reader, """
                insert into notice_read (person, notice)
                select :person, id from notice
                where id = :id and (person = :person or group_name = any (:groups))
                on conflict do nothing
                """).param("id", id).update();
    }

    /** What is told meanwhile stays new. */
    void readUntil(String person, long id) {
        jdbc.sql("""
                insert into notice_read_until (person, notice)
                select :person, least(:id, (select coalesce(max(id), 0) from notice))
                on conflict (person) do update set notice = greatest(notice_read_until.notice, excluded.notice)
                """).param("person", person).param("id", id).update();
        jdbc.sql("delete from notice_read where person = :person and notice <= :id")
                .param("person", person)
                .param("id", id)
                .update();
    }

    /** Some of those that were told before that instant; how many went. */
    public int forget(Instant before, int most) {
        return jdbc.sql("delete from notice where id in (select id from notice where at < ? order by at limit ?)")
                .params(TimeFormat.stored(before), most)
                .update();
    }

    private JdbcClient.StatementSpec of(Reader reader, String sql) {
        return jdbc.sql(sql)
                .param("person", reader.person())
                .param("groups", reader.groups().toArray(String[]::new))
                .param("since", TimeFormat.stored(clock.instant().minus(OF_GROUPS)));
    }
}
