package dev.baton.notification.preferences;

import dev.baton.casefile.TimeFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people are to hear outside of Baton, until it is in the outbox. */
@Component
class PersonMessages {

    private final JdbcClient jdbc;

    PersonMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that was told in Baton, or asked.
     *
     * @param message the id of its row here; null for a notice
     * @param group to whom it was told; null where to one person
     */
    record Told(
            @Nullable Long message,
            @Nullable Long notice,
            @Nullable String person,
            @Nullable String group,
            String what,
            List<String> facts,
            @Nullable String caseNumber,
            @Nullable String task,
            @Nullable String priority,
            Instant at) {}

    void asked(String person, String what, String name, @Nullable String caseNumber, String task, Instant at) {
        jdbc.sql("""
                insert into person_message (person, what, facts, case_number, task, made_at, due_at)
                values (:person, :what, :facts, :number, :task, :at, :at)
                """)
                .param("person", person)
                .param("what", what)
                .param("facts", new String[] {name})
                .param("number", caseNumber)
                .param("task", task)
                .param("at", TimeFormat.stored(at))
                .update();
    }

    /** The oldest that nobody has sorted; they are this transaction's. */
    List<Told> unsortedNotices(int most) {
        return jdbc.sql("""
                select null::bigint as message, n.id as notice, n.person, n.group_name, n.kind as what, n.facts, n.case_number,
                  null as task, c.priority, n.at
                from notice n left join support_case c on c.number = n.case_number
                where not n.sorted order by n.id limit ? for update of n skip locked
                """).param(most).query((row, nth) -> told(row)).list();
    }

    List<Told> unsortedTasks(int most) {
        return jdbc.sql("""
                select m.id as message, null::bigint as notice, m.person, null as group_name, m.what, m.facts, m.case_number,
                  m.task, c.priority, m.made_at as at
                from person_message m left join support_case c on c.number = m.case_number
                where m.topic is null order by m.id limit ? for update of m skip locked
                """).param(most).query((row, nth) -> told(row)).list();
    }

    void add(Told told, String person, Topic topic, boolean urgent, boolean second, Instant due) {
        jdbc.sql("""
                insert into person_message (person, what, facts, case_number, task, topic, urgent, second, made_at, due_at)
                values (:person, :what, :facts, :number, :task, :topic, :urgent, :second, :at, :due)
                """)
                .param("person", person)
                .param("what", told.what())
                .param("facts", told.facts().toArray(String[]::new))
                .param("number", told.caseNumber())
                .param("task", told.task())
                .param("topic", topic.label())
                .param("urgent", urgent)
                .param("second", second)
                .param("at", TimeFormat.stored(told.at()))
                .param("due", TimeFormat.stored(due))
                .update();
    }

    void sorted(Collection<Told> told) {
        jdbc.sql("update notice set sorted = true where id = any (?)")
                .param(told.stream().map(Told::notice).filter(Objects::nonNull).toArray(Long[]::new))
                .update();
        remove(told.stream().map(Told::message).filter(Objects::nonNull).toList());
    }

    /** Whoever has something to hear by now, one after the other. */
    List<String> peopleWithSomethingDue(Instant now, int most) {
        return jdbc.sql("""
                select person from person_message where topic is not null and due_at <= ?
                group by person order by min(due_at) limit ?
                """)
                .params(TimeFormat.stored(now), most)
                .query(String.class)
                .list();
    }

    /** The oldest of theirs that are due; they are this transaction's. */
    List<PersonMessage> due(String person, Instant now, int most) {
        return jdbc.sql("""
                select m.*, m.task is null
                    or exists (select 1 from act_ru_task where id_ = m.task and assignee_ = m.person) as open
                from person_message m where person = ? and topic is not null and due_at <= ?
                order by id limit ? for update of m skip locked
                """)
                .params(person, TimeFormat.stored(now), most)
                .query((row, nth) -> message(row))
                .list();
    }

    void postpone(Collection<Long> ids, Instant due) {
        jdbc.sql("update person_message set due_at = ? where id = any (?)")
                .params(TimeFormat.stored(due), ids.toArray(Long[]::new))
                .update();
    }

    void remove(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from person_message where id = any (?)")
                    .param(ids.toArray(Long[]::new))
                    .update();
        }
    }

    /** Whether they looked at a page or sent a form since. */
    boolean isAnswered(PersonMessage message) {
        return jdbc.sql("select exists (select 1 from sign_of_life where person = ? and at > ?)")
                .params(message.person(), TimeFormat.stored(message.madeAt()))
                .query(Boolean.class)
                .single();
    }

    void givesSignOfLife(String person, Instant at) {
        jdbc.sql("""
                insert into sign_of_life (person, at) values (?, ?)
                on conflict (person) do update set at = greatest(sign_of_life.at, excluded.at)
                """).params(person, TimeFormat.stored(at)).update();
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getObject("message", Long.class),
                row.getObject("notice", Long.class),
                row.getString("person"),
                row.getString("group_name"),
                row.getString("what"),
                List.of((String[]) row.getArray("facts").getArray()),
                row.getString("case_number"),
                row.getString("task"),
                row.getString("priority"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static PersonMessage message(ResultSet row) throws SQLException {
        return new PersonMessage(
                row.getLong("id"),
                row.getString("person"),
                row.getString("what"),
                List.of((String[]) row.getArray("facts").getArray()),
                row.getString("case_number"),
                row.getString("task"),
                row.getBoolean("urgent"),
                row.getBoolean("second"),
                row.getBoolean("open"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
