package dev.baton.evaluation;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class EvaluationDatabase {

    @Bean
    EmbeddedDatabase embeddedDatabase(
            @Value("${baton.database.directory}") Path directory,
            @Value("${baton.database.programs}") Path programs,
            @Value("${baton.demo}") boolean livedIn) {
        return new EmbeddedDatabase(directory, programs, livedIn);
    }

    @Bean
    UnfinishedDesk unfinishedDesk(EmbeddedDatabase database) {
        return database.desk();
    }

    @Bean
    JdbcConnectionDetails evaluationConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.ROLE;
            }

            @Override
            public String getPassword() {
                return database.rolePassword();
            }
        };
    }

    /** Migrations own the tables; Baton itself works with fewer rights. */
    @Bean
    FlywayConnectionDetails evaluationMigrations(EmbeddedDatabase database) {
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.OWNER;
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
    }
}
