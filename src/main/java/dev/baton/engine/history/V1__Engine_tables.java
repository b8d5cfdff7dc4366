package dev.baton.engine.history;

import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * The engine's own creation scripts as they were in 7.24.0, run under Flyway's lock: several nodes that start at once on an
 * empty database do not race for its tables, and a later engine does not change what this migration once did.
 */
@Component
public class V1__Engine_tables extends BaseJavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) {
        PARTS.forEach(part -> ScriptUtils.executeSqlScript(
                context.getConnection(),
                new ClassPathResource("db/engine/7.24.0/activiti.postgres.create." + part + ".sql")));
    }
}
