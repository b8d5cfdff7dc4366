package dev.baton.operations;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Why the database lets nobody in, from the class of its error (SQLSTATE). */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class DatabaseAdvice extends AbstractFailureAnalyzer<SQLException> {

    private final Environment environment;

    public DatabaseAdvice(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
        var state = cause.getSQLState() == null ? "" : cause.getSQLState();
        var user = environment.getProperty("spring.datasource.username", "");
        if (state.startsWith("08")) {
            return new FailureAnalysis(
                    "The database at %s cannot be reached.".formatted(place()),
                    "Start it, or set SPRING_DATASOURCE_URL to where it is; see that nothing between keeps Baton from it.",
                    cause);
        } else if (state.startsWith("28")) {
            return new FailureAnalysis(
                    "The database at %s does not let the user \"%s\" in.".formatted(place(), user),
                    "Set SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to those of the database.",
                    cause);
        } else if (state.equals("3D000")) {
            return new FailureAnalysis(
                    "The database server has no database at %s.".formatted(place()),
                    "Create it (an empty one will do), or set SPRING_DATASOURCE_URL to the one that is meant.",
                    cause);
        }
        return null;
    }

    /** Without what may hold a password. */
    private String place() {
        return environment
                .getProperty("spring.datasource.url", "")
                .replaceFirst("\\?.*", "")
                .replaceFirst("//[^/]*@", "//");
    }
}
