package dev.baton.operations.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.JobsOfADatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database that counts the statements it is asked. */
class CountedStatements extends AbstractDataSource {

    private final DataSource database;
    private final AtomicLong statements = new AtomicLong();

    CountedStatements(DataSource database) {
        this.database = database;
    }

    /** Gauges of another node on it. */
    Gauges gauges(Clock clock) {
        var jdbc = JdbcClient.create(this);
        var labels = new Labels(List.of("support-agent"), 20);
        return new Gauges(
                new SimpleMeterRegistry(),
                new Samples(jdbc, new ObjectMapper()),
                new Count(this, JobsOfADatabase.on(jdbc, clock), labels, Duration.ofMinutes(30)),
                clock,
                Duration.ofSeconds(15),
                "counted");
    }

    long statements() {
        return statements.get();
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
        var real = database.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws java.sql.SQLException {
        return getConnection();
    }
}
