package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.BatonTest;
import dev.baton.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who looks after Baton is told the truth, and at once. */
@BatonTest
class HealthTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFrozenDatabaseIsDownForReadinessWithinASecondAndBatonLives() throws Exception {
        var probe = Visitor.nobody(port);
        assertThat(probe.get("/actuator/health/readiness").status()).isEqualTo(200);
        var database = postgres();
        signal("STOP", database);
        try {
            for (int i = 0; i < 3; i++) {
                answers(probe, "/actuator/health/readiness", 503);
                answers(probe, "/actuator/health", 503);
                answers(probe, "/actuator/health/liveness", 200);
            }
        } finally {
            signal("CONT", database);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> probe.get("/actuator/health/readiness").status() == 200);
    }

    @Test
    void theAdministratorReadsTheMetricsAndNobodyElseDoes() {
        var admin = Visitor.named("admin", port);
        assertThat(admin.get("/actuator/metrics").body()).contains("baton.sla.repairs", "hikaricp.connections.active");
        assertThat(admin.get("/actuator/metrics/baton.sla.repairs").body()).contains("COUNT", "lost", "dead", "moved");
        for (var person : List.of("sam", "mara")) {
            assertThat(Visitor.named(person, port)
                            .get("/actuator/metrics/baton.sla.repairs")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(Visitor.nobody(port)
                        .get("/actuator/metrics/baton.sla.repairs")
                        .body())
                .doesNotContain("COUNT");
        assertThat(admin.get("/actuator/env").status()).isEqualTo(404);
    }

    private static void answers(Visitor probe, String path, int status) {
        var asked = Instant.now();
        assertThat(probe.get(path).status()).as(path).isEqualTo(status);
        assertThat(Duration.between(asked, Instant.now())).as(path).isLessThan(A_SECOND);
    }

    private List<Long> postgres() {
        var one = ProcessHandle.of(
                        jdbc.sql("select pg_backend_pid()").query(Long.class).single())
                .orElseThrow();
        var postmaster = one.parent().orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.children())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String signal, List<Long> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(process.toString()));
        new ProcessBuilder(command).start().waitFor();
    }
}
