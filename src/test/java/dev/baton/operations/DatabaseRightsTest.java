package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The role Baton works as can neither change nor delete what is append-only, nor get around that. */
@BatonTest
class DatabaseRightsTest {

    private static final List<String> APPEND_ONLY =
            List.of("audit_entry", "audit_entry_other", "audit_leaf", "audit_subtree", "audit_checkpoint", "sla_event");

    @Autowired
    private JdbcConnectionDetails works;

    @Autowired
    private FlywayConnectionDetails owns;

    @Test
    void theRoleReadsAndWritesAndOnlyAddsToWhatIsAppendOnly() throws Exception {
        assertThat(works.getUsername()).isEqualTo("baton");
        assertThat(owns.getUsername()).isNotEqualTo("baton");
        try (var owner = DriverManager.getConnection(works.getJdbcUrl(), owns.getUsername(), owns.getPassword())) {
            var role = "worker_" + System.nanoTime();
            var jdbc = jdbc(owner);
            jdbc.sql("create role %s login password 'worker'".formatted(role)).update();
            grant(owner, role);
            try (var connection = DriverManager.getConnection(works.getJdbcUrl(), role, "worker")) {
                var worker = jdbc(connection);
                for (var table : APPEND_ONLY) {
                    for (var sql : List.of("delete from " + table, "truncate " + table)) {
                        refused(worker, sql);
                    }
                    refused(worker, "alter table %s disable trigger all".formatted(table));
                    refused(worker, "drop table " + table);
                }
                refused(worker, "update audit_entry set body = body");
                refused(worker, "set role " + owns.getUsername());
                refused(
                        worker,
                        "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'");
                assertThat(worker.sql("update alarm set what = what").update()).isNotNegative();
                refused(worker, "delete from flyway_schema_history");
                refused(worker, "select audit_drop_month('2020-01-01')");
                whatItMakesForAWhileIsNotTakenForATable(worker);
            }
        }
    }

    /** A function that works with the owner's rights sees the owner's tables only. */
    private static void whatItMakesForAWhileIsNotTakenForATable(JdbcClient worker) {
        worker.sql("""
                create function pg_temp.evil() returns timestamptz language plpgsql as $$
                begin raise exception 'worked as %', current_user; end $$
                """).update();
        worker.sql("create temp view audit_entry_other as select pg_temp.evil() as at")
                .update();

        assertThat(worker.sql("select audit_make_month('2099-01-01')")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static void refused(JdbcClient worker, String sql) {
        assertThatThrownBy(() -> worker.sql(sql).update())
                .as(sql)
                .isInstanceOf(Exception.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private static void grant(Connection owner, String role) {
        var details = Mockito.mock(JdbcConnectionDetails.class);
        Mockito.when(details.getUsername()).thenReturn(role);
        var context = Mockito.mock(Context.class);
        Mockito.when(context.getConnection()).thenReturn(owner);
        new DatabaseRights(details).handle(Event.AFTER_MIGRATE, context);
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
