package dev.baton.routing;

import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when. */
@Component
public class Absences {

    private final JdbcClient jdbc;

    private final ApplicationEventPublisher events;

    Absences(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
    }

    private record Added(long id, boolean isNew) {}

    @Transactional
    public long add(String person, Instant from, Instant to, @Nullable String substitute, @Nullable String reason) {
        var added = jdbc.sql("""
                with same as (
                  select id from absence where person = :person and from_at = :from and to_at = :to
                    and substitute is not distinct from cast(:substitute as text) limit 1),
                fresh as (
                  insert into absence (person, from_at, to_at, substitute, reason)
                  select :person, cast(:from as timestamptz), cast(:to as timestamptz), cast(:substitute as text), cast(:reason as text)
                  where not exists (select 1 from same) returning id)
                select id, false as is_new from same union all select id, true from fresh
                """)
                .param("person", person)
                .param("from", TimeFormat.stored(from))
                .param("to", TimeFormat.stored(to))
                .param("substitute", substitute)
                .param("reason", reason)
                .query(Added.class)
                .single();
        if (added.isNew()) {
            tell("AbsenceMade", new Absence(added.id(), person, from, to, substitute, reason));
        }
        return added.id();
    }

    private void tell(String kind, Absence absence) {
        events.publishEvent(Deed.of(kind)
                .about(Deed.PERSON, absence.person())
                .with("absence", absence.id())
                .person("substitute", absence.substitute())
                .words("from", absence.from().toString())
                .words("to", absence.to().toString())
                .words("reason", absence.reason()));
    }

    public Optional<Absence> find(String person, long id) {
        return jdbc.sql("select * from absence where person = ? and id = ?")
                .params(person, id)
                .query((row, at) -> absence(row))
                .optional();
    }

    @Transactional
    public void remove(long id) {
        jdbc.sql("delete from absence where id = ? returning *")
                .param(id)
                .query((row, at) -> absence(row))
                .list()
                .forEach(absence -> tell("AbsenceEnded", absence));
    }

    /** Of these people those that are not over before {@code from} and begin before {@code to}, in the order of time. */
    public List<Absence> between(Collection<String> people, Instant from, Instant to) {
        return jdbc.sql("""
                select * from absence where person = any (:people) and to_at > :from and from_at < :to order by from_at, id
                """)
                .param("people", people.toArray(String[]::new))
                .param("from", TimeFormat.stored(from))
                .param("to", TimeFormat.stored(to))
                .query((row, at) -> absence(row))
                .list();
    }

    private static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getString("person"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("to_at").toInstant(),
                row.getString("substitute"),
                row.getString("reason"));
    }
}
