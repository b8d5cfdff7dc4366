package dev.baton.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * What the role Baton works as may do with the tables, where another one migrates ({@code spring.flyway.user}): read and write all,
 * and only add to those that are append-only, which are those with a trigger that refuses changes.
 */
@Component
class DatabaseRights implements Callback {

    private static final Logger log = LoggerFactory.getLogger(DatabaseRights.class);

    private static final String APPEND_ONLY = """
            select distinct tgrelid::regclass::text from pg_trigger join pg_proc on pg_proc.oid = tgfoid
            where proname = 'refuse_change' and not tgisinternal
            """;

    private final JdbcConnectionDetails works;

    DatabaseRights(JdbcConnectionDetails works) {
        this.works = works;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        var role = works.getUsername();
        try {
            if (role != null && isAnother(context.getConnection(), role)) {
                grant(context.getConnection(), role);
                log.info("The database role {} may read and write, and only add to what is append-only.", role);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "The rights of the database role %s could not be set".formatted(role), failure);
        }
    }

    @Override
    public String getCallbackName() {
        return "rights";
    }

    private static boolean isAnother(Connection connection, String role) throws SQLException {
        try (var asked =
                connection.prepareStatement("select 1 from pg_roles where rolname = ? and rolname <> current_user")) {
            asked.setString(1, role);
            return asked.executeQuery().next();
        }
    }

    private static void grant(Connection connection, String role) throws SQLException {
        try (var statement = connection.createStatement()) {
            var whom = statement.enquoteIdentifier(role, true);
            var schema = statement.enquoteIdentifier(connection.getSchema(), true);
            statement.execute("grant usage on schema %s to %s".formatted(schema, whom));
            statement.execute(
                    "grant select, insert, update, delete on all tables in schema %s to %s".formatted(schema, whom));
            statement.execute(
                    "grant usage, select, update on all sequences in schema %s to %s".formatted(schema, whom));
            statement.execute("revoke insert, update, delete, truncate on flyway_schema_history from " + whom);
            statement.execute("grant execute on function audit_make_month(date) to " + whom);
            for (var table : appendOnly(connection)) {
                statement.execute("revoke update, delete, truncate on %s from %s".formatted(table, whom));
            }
        }
    }

    /** Names as PostgreSQL quotes them itself. */
    private static List<String> appendOnly(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(APPEND_ONLY)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
