package dev.baton.operations;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers, said within a second whatever it does. It is asked over a connection and on a thread of its
 * own: those of the desk may all be waiting for it. Named so that it takes the place of Spring Boot's, which waits with them.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator, DisposableBean {

    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final HikariDataSource connection;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var asker = new Thread(work, "database-health");
        asker.setDaemon(true);
        return asker;
    });

    private @Nullable CompletableFuture<Health> asked;

    DatabaseHealth(JdbcConnectionDetails database) {
        var own = new HikariConfig();
        own.setPoolName("health");
        own.setJdbcUrl(database.getJdbcUrl());
        own.setUsername(database.getUsername());
        own.setPassword(database.getPassword());
        own.setMaximumPoolSize(1);
        own.setMinimumIdle(0);
        own.setInitializationFailTimeout(-1);
        own.setConnectionTimeout(1000);
        own.setValidationTimeout(500);
        own.addDataSourceProperty("socketTimeout", "1");
        own.addDataSourceProperty("connectTimeout", "1");
        own.addDataSourceProperty("ApplicationName", "Baton health");
        this.connection = new HikariDataSource(own);
    }

    @Override
    public Health health() {
        try {
            return ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return down("The database does not answer within " + PATIENCE.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return down("Asking the database was interrupted");
        } catch (ExecutionException failure) {
            return Health.down(failure).build();
        }
    }

    /** Whoever asks while the database is being asked waits for the same answer. */
    private synchronized CompletableFuture<Health> ask() {
        if (asked == null || asked.isDone()) {
            asked = CompletableFuture.supplyAsync(this::look, thread);
        }
        return asked;
    }

    private Health look() {
        try (var open = connection.getConnection();
                var statement = open.createStatement()) {
            statement.execute("select 1");
            return Health.up().build();
        } catch (SQLException failure) {
            return down("The database cannot be asked");
        }
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
        connection.close();
    }
}
