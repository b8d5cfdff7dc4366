package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.engine.RunningNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two Batons on one database: what happens once on one of them happens once, and the work of one that is killed is done. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesTest {

    private static final Logger log = LoggerFactory.getLogger(NodesTest.class);
    private static final int CASES = 12;

    private static Nodes nodes;
    private static HeldJobs jobs;

    @BeforeAll
    static void start(@TempDir Path models) throws Exception {
        nodes = new Nodes(models, NodesTest::withDeadlinesInSeconds);
        jobs = new HeldJobs(nodes);
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @Test
    @Order(1)
    void aRungFiresOnceWhicheverNodeIsFirst() {
        var desks = nodes.alive().stream()
                .map(node -> new HttpDesk(node.url(), RunningNode.PASSWORD))
                .toList();
        desks.get(0).put("admin", "/api/accounts/acme", Map.of("name", "Acme", "tier", "standard"));
        IntStream.range(0, CASES).parallel().forEach(index -> report(desks.get(index % desks.size()), index));

        await().atMost(Duration.ofMinutes(1)).until(() -> fired() >= CASES && passed() >= CASES);

        assertThat(passed()).isEqualTo(CASES);
        assertThat(nodes.count("select count(*) from act_ru_incident"))
                .as("whoever comes second has nothing to fail at")
                .isZero();
    }

    @Test
    @Order(2)
    void theJobsOfAKilledNodeRunElsewhereWithin15Seconds() throws Exception {
        jobs.start();

        var killed = jobs.killWhoeverHoldsMost();
        await().atMost(Duration.ofSeconds(30)).until(() -> jobs.waiting() == 0);

        log.warn("Jobs of a killed node ran elsewhere after {} s", seconds(killed, jobs.lastSuccess()));
        assertThat(Duration.between(killed, jobs.lastSuccess())).isLessThan(Duration.ofSeconds(15));
    }

    /** Its locks would hold for an hour: nothing but its own restart frees them. */
    @Test
    @Order(3)
    void theJobsOfAKilledNodeRunAtOnceWhenItIsBackAlone() throws Exception {
        nodes.killAllButOne();
        var alone = nodes.alive().get(0);
        jobs.start();
        jobs.killWhoeverHoldsMost();
        jobs.staysLocked();

        nodes.restart(alone);
        var ready = Instant.now();
        await().atMost(Duration.ofSeconds(30)).until(() -> jobs.waiting() == 0);

        log.warn("Jobs of a killed node ran {} s after its own restart", seconds(ready, jobs.lastSuccess()));
        assertThat(Duration.between(ready, jobs.lastSuccess())).isLessThan(Duration.ofSeconds(5));
    }

    private static String withDeadlinesInSeconds(String policy) {
        return policy.replace("\"PT15M\"", "\"PT4S\"").replace("\"-PT5M, PT0S, PT30M\"", "\"-PT1S, PT0S\"");
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

    private static long fired() {
        return nodes.count("select count(*) from sla_rung where name = 'firstReply' and fired and offset_seconds = 0");
    }

    private static long passed() {
        return nodes.count("select count(*) from audit_entry where kind = 'DeadlinePassed'"
                + " and body::jsonb #>> '{details,clock}' like '%First reply%'");
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
