package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.engine.RunningNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two Batons on one database, both at work: what happens once on one of them happens once. */
class TwoNodesTest {

    private static final int CASES = 12;

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres postgres;
    private static RunningNode one;
    private static RunningNode other;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        copyModelsWithDeadlinesInSeconds();
        one = node("one");
        other = node("other");
    }

    @AfterAll
    static void stop() throws Exception {
        other.close();
        one.close();
        postgres.close();
    }

    @Test
    void aRungFiresOnceWhicheverNodeIsFirst() {
        var desks = new HttpDesk[] {desk(one), desk(other)};
        desks[0].put("admin", "/api/accounts/acme", Map.of("name", "Acme", "tier", "standard"));
        IntStream.range(0, CASES).parallel().forEach(index -> report(desks[index % 2], index));

        await().atMost(Duration.ofMinutes(1)).until(() -> count("fired and offset_seconds = 0") >= CASES);
        await().atMost(Duration.ofMinutes(1)).until(() -> passed() >= CASES);

        assertThat(passed()).isEqualTo(CASES);
        assertThat(jdbc().sql("select count(*) from act_ru_incident")
                        .query(Long.class)
                        .single())
                .as("whoever comes second has nothing to fail at")
                .isZero();
    }

    private static void report(HttpDesk desk, int index) {
        desk.post(
                "admin",
                "/api/cases",
                Map.of(
                        "source", "test",
                        "externalId", "case-" + index,
                        "account", "acme",
                        "subject", "It stops",
                        "description", "Every time",
                        "category", "technical",
                        "impact", "high",
                        "urgency", "high"));
    }

    private static long count(String condition) {
        return jdbc().sql("select count(*) from sla_rung where name = 'firstReply' and " + condition)
                .query(Long.class)
                .single();
    }

    private static long passed() {
        return jdbc().sql("select count(*) from case_event where event = 'DeadlinePassed'"
                        + " and details ->> 'clock' like '%First reply%'")
                .query(Long.class)
                .single();
    }

    private static void copyModelsWithDeadlinesInSeconds() throws IOException {
        for (var folder : new String[] {"processes", "forms"}) {
            Files.createDirectories(directory.resolve(folder));
            try (var files = Files.list(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var content = Files.readString(file);
                    Files.writeString(
                            directory.resolve(folder).resolve(file.getFileName()),
                            file.endsWith("sla.dmn") ? inSeconds(content) : content);
                }
            }
        }
    }

    private static String inSeconds(String policy) {
        return policy.replace("\"PT15M\"", "\"PT4S\"").replace("\"-PT5M, PT0S, PT30M\"", "\"-PT1S, PT0S\"");
    }

    private static RunningNode node(String name) throws IOException {
        return RunningNode.start(
                name, postgres.getJdbcUrl("postgres", "postgres"), "--baton.models.location=" + directory);
    }

    private static HttpDesk desk(RunningNode node) {
        await().atMost(Duration.ofMinutes(3)).until(node::isReady);
        return new HttpDesk(node.url(), RunningNode.PASSWORD);
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres"), "postgres", ""));
    }
}
