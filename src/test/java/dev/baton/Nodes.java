package dev.baton;

import static org.awaitility.Awaitility.await;

import dev.baton.engine.RunningNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two Batons in processes of their own, on one PostgreSQL and with the same models. */
final class Nodes implements AutoCloseable {

    private static final Duration STARTED = Duration.ofMinutes(3);

    private final Path models;
    private final EmbeddedPostgres postgres;
    private final List<RunningNode> nodes = new ArrayList<>();

    /** @param policy what becomes of {@code sla.dmn} */
    Nodes(Path models, UnaryOperator<String> policy) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        this.models = models;
        copyModels(policy);
        postgres = EmbeddedPostgres.start();
        nodes.add(start("one"));
        nodes.add(start("other"));
        await().atMost(STARTED).until(() -> nodes.stream().allMatch(RunningNode::isReady));
    }

    List<RunningNode> alive() {
        return nodes.stream().filter(RunningNode::isAlive).toList();
    }

    void killAllButOne() throws InterruptedException {
        for (var node : alive().subList(1, alive().size())) {
            node.kill();
        }
    }

    /** With the same name, once it is gone. */
    void restart(RunningNode killed) throws IOException {
        var node = start(killed.name());
        nodes.add(node);
        await().atMost(STARTED).until(node::isReady);
    }

    DataSource database() {
        return postgres.getPostgresDatabase();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database());
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    @Override
    public void close() throws Exception {
        for (var node : nodes) {
            node.close();
        }
        postgres.close();
    }

    private RunningNode start(String name) throws IOException {
        return RunningNode.start(
                name, postgres.getJdbcUrl("postgres", "postgres"), "--baton.models.location=" + models);
    }

    private void copyModels(UnaryOperator<String> policy) throws IOException {
        for (var folder : List.of("processes", "forms")) {
            Files.createDirectories(models.resolve(folder));
            try (var files = Files.list(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var content = Files.readString(file);
                    Files.writeString(
                            models.resolve(folder).resolve(file.getFileName()),
                            file.endsWith("sla.dmn") ? policy.apply(content) : content);
                }
            }
        }
    }
}
