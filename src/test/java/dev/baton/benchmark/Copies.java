package dev.baton.benchmark;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Many open cases made from the few that are open, row by row: each copy has numbers and ids of its own, and its process, tasks,
 * timers and clocks. What the engine and the trail remember is not copied.
 */
final class Copies {

    private static final String OF_THE_ENGINE = """
            'act_ru_execution', 'act_ru_task', 'act_ru_variable', 'act_ru_identitylink', 'act_ru_job', 'act_ru_event_subscr'
            """;

    /** An id made by the engine is a time-based UUID, unique by its first three parts; that of a definition has a colon before it. */
    private static final String COPY = """
            insert into %1$s (%2$s)
            select %3$s from base.%1$s b, generate_series(?, ?) copy, lateral jsonb_populate_record(null::%1$s,
              regexp_replace(regexp_replace(to_jsonb(b)::text,
                '(?<!:)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4})-[0-9a-f]{4}-[0-9a-f]{12}',
                '\\1-' || lpad(to_hex(copy), 4, '0') || '-000000000000', 'g'),
                'C-(\\d{6})\\M', 'C-' || copy || '\\1', 'g')::jsonb
              || coalesce((select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(b))
                where key in ('deployment_id_', 'job_def_id_')), '{}')) made
            """;

    private final JdbcClient jdbc;
    private final List<String> tables;
    private final int originals;
    private int copies;

    Copies(Server server, String database) {
        jdbc = JdbcClient.create(new SingleConnectionDataSource(server.url(database), true));
        tables = jdbc.sql("""
                select table_name from information_schema.tables t where table_schema = 'public' and (table_name in (%s)
                  or table_name = 'support_case' or table_name <> 'sla_event' and table_name not like 'audit%%' and exists (
                    select 1 from information_schema.columns c where c.table_name = t.table_name and column_name = 'case_number'))
                """.formatted(OF_THE_ENGINE)).query(String.class).list();
        await().atMost(Duration.ofMinutes(2)).until(() -> !isReviewing());
        jdbc.sql("create schema base").update();
        tables.forEach(
                table -> jdbc.sql("create table base.%1$s as select * from %1$s %2$s".formatted(table, ofCases(table)))
                        .update());
        originals = jdbc.sql("select count(*) from base.support_case")
                .query(Integer.class)
                .single();
        jdbc.sql("set session_replication_role = replica").update();
    }

    /** Until about so many cases are open. */
    void grow(int open) {
        var first = copies + 1;
        copies = open / originals - 1;
        if (copies >= first) {
            tables.forEach(table -> copy(table, first));
            jdbc.sql("vacuum analyze").update();
        }
    }

    private void copy(String table, int first) {
        var columns = columns(table);
        var made = columns.stream().map("made."::concat).toList();
        jdbc.sql(COPY.formatted(table, String.join(", ", columns), String.join(", ", made)))
                .params(first, copies)
                .update();
    }

    private boolean isReviewing() {
        return jdbc.sql("select exists (select 1 from act_ru_execution where proc_def_id_ like 'deadline-review%')")
                .query(Boolean.class)
                .single();
    }

    private static String ofCases(String table) {
        return switch (table) {
            case "act_ru_job" -> "where process_instance_id_ is not null";
            case "act_ru_variable" -> "where proc_inst_id_ is not null";
            default -> "";
        };
    }

    private List<String> columns(String table) {
        return jdbc.sql("""
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = ? and is_identity = 'NO' and is_generated = 'NEVER'
                  and coalesce(column_default, '') not like 'nextval%'
                """).param(table).query(String.class).list();
    }
}
