package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.engine.RunningNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is stopped takes a node out of service and restarts nobody; when it is back, so is the node. */
class DatabaseGoneTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void aStoppedDatabaseIsRedForReadinessOnly() throws Exception {
        var port = freePort();
        var database = start(port);
        try (var node = RunningNode.start(
                "database-gone", "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(port))) {
            await().atMost(Duration.ofMinutes(3)).until(node::isReady);
            assertThat(status(node, "")).isEqualTo(200);
            assertThat(status(node, "/liveness")).isEqualTo(200);

            database.close();

            await().atMost(Duration.ofSeconds(20)).until(() -> status(node, "/readiness") == 503);
            for (int i = 0; i < 5; i++) {
                assertThat(status(node, "")).isEqualTo(503);
                assertThat(status(node, "/liveness")).isEqualTo(200);
            }

            database = start(port);
            await().atMost(Duration.ofSeconds(60)).until(() -> status(node, "/readiness") == 200);
            assertThat(status(node, "/liveness")).isEqualTo(200);
            assertThat(status(node, "")).isEqualTo(200);
        } finally {
            database.close();
        }
    }

    private static int status(RunningNode node, String group) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url() + "/actuator/health" + group))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
