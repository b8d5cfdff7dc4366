package dev.baton.desk.home;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks on cases and account escalations: somebody's own, and those their groups may take. A page of them, read in order and no further. */
@Component
class OpenWork {

    /** Of fewer tasks than this all are read and sorted; of more, the list is walked in the order it is kept in. */
    private static final int FEW = 1_000;

    private static final String TASKS = """
            select task.id_ as id, task.name_ as name, task.due_date_ at time zone 'UTC' as due, process.business_key_ as number,
              coalesce(c.subject, (select name from account where id = one.account)) as subject, c.priority, c.number is null as of_account
            from act_ru_task task
              join act_ru_execution process on process.id_ = task.proc_inst_id_
              left join support_case c on c.number = process.business_key_
              left join account_escalation one on one.number = process.business_key_
            """;

    private final JdbcClient jdbc;

    OpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param due null where nothing says by when */
    record Work(
            String id,
            String name,
            @Nullable Instant due,
            String number,
            String subject,
            @Nullable String priority,
            boolean ofAccount) {

        public String page() {
            return (ofAccount ? "/account-escalations/" : "/cases/") + number;
        }

        public boolean isLateAt(Instant now) {
            return due != null && due.isBefore(now);
        }
    }

    /** What this person has, the earliest due first. */
    List<Work> of(String person, int most) {
        return list(jdbc.sql(
                        TASKS
                                + " where num_nonnulls(c.number, one.number) > 0 and task.assignee_ = :person order by task.due_date_ nulls last, task.id_ limit :most")
                .param("person", person)
                .param("most", most));
    }

    /** What nobody has and one of these groups may take: the most important first, of equals the earliest due. */
    List<Work> openTo(Collection<String> groups, int most) {
        var few = few(groups);
        var which = few.size() > FEW
                ? """
                 where num_nonnulls(c.number, one.number) > 0 and task.assignee_ is null and (select true from act_ru_identitylink link
                    where link.task_id_ = task.id_ and link.type_ = 'candidate' and link.group_id_ = any (:groups) limit 1)
                """
                : " where num_nonnulls(c.number, one.number) > 0 and task.assignee_ is null and task.id_ = any (:few)";
        return list(jdbc.sql(TASKS + which + " order by task.priority_ desc, task.due_date_, task.id_ limit :most")
                .param("groups", groups.toArray(String[]::new))
                .param("few", few.toArray(String[]::new))
                .param("most", most));
    }

    private List<String> few(Collection<String> groups) {
        return jdbc.sql("""
                select link.task_id_ from act_ru_identitylink link
                where link.group_id_ = any (:groups) and link.type_ = 'candidate' and link.task_id_ is not null limit %d
                """.formatted(FEW + 1))
                .param("groups", groups.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static List<Work> list(JdbcClient.StatementSpec asked) {
        return asked.query((row, number) -> {
                    var due = row.getObject("due", OffsetDateTime.class);
                    return new Work(
                            row.getString("id"),
                            row.getString("name"),
                            due == null ? null : due.toInstant(),
                            row.getString("number"),
                            row.getString("subject"),
                            row.getString("priority"),
                            row.getBoolean("of_account"));
                })
                .list();
    }
}
