package dev.baton.web.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** More slow bodies than Tomcat has threads keep nobody else from being answered. */
@BatonTest
class SlowBodiesTest {

    private static final int MORE_THAN_THREADS = 210;
    private static final String QUESTION =
            "{\"calendar\": \"24x7\", \"start\": \"2026-11-24T12:00:00Z\", \"minutes\": 1}";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    static Stream<String> attacks() {
        return Stream.of(
                SlowSender.login(),
                SlowSender.json("/api/webhooks/helpdesk", ""),
                SlowSender.chunked("/api/webhooks/helpdesk", ""),
                SlowSender.json("/api/cases", ""),
                SlowSender.json("/camunda/api/engine/engine/default/task", ""),
                SlowSender.json("/api/sla/preview", SlowSender.basic("eli")),
                SlowSender.json("/api/sla/preview", SlowSender.basic("eli") + "Idempotency-Key: slow\r\n"),
                SlowSender.chunked("/engine-rest/task", SlowSender.basic("eli")));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void healthAndPeopleAreAnsweredWhileSlowBodiesAreOpen(String attack) throws Exception {
        try (var slow = new SlowSender(port, MORE_THAN_THREADS, attack)) {
            for (int round = 0; round < 3; round++) {
                assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
                assertThat(get("/").statusCode()).isEqualTo(200);
                assertThat(ask().statusCode()).isEqualTo(200);
                slow.drip();
            }
        }
    }

    @Test
    void whoSendsTooSlowlyIsTold() throws IOException {
        try (var slow = new SlowSender(port, 1, SlowSender.json("/api/sla/preview", SlowSender.basic("sam")))) {
            assertThat(slow.firstAnswer()).startsWith("HTTP/1.1 408").contains("came too slowly", "correlationId");
        }
    }

    @Test
    void whoComesWhenAllPlacesAreTakenGetsTheOldestOne() throws IOException {
        try (var slow =
                new SlowSender(port, 4 * WaitingBodies.OF_NOBODY, SlowSender.json("/api/webhooks/helpdesk", ""))) {
            assertThat(slow.firstAnswer()).startsWith("HTTP/1.1 503").contains("Too many bodies");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        var promised = "POST /api/cases HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 104857600\r\n" + SlowSender.basic("sam") + "\r\n{";
        try (var large = new SlowSender(port, 1, promised)) {
            assertThat(large.firstAnswer())
                    .startsWith("HTTP/1.1 413")
                    .contains("at most 8,388,608 bytes", "application/problem+json");
        }
    }

    @Test
    void neitherIsOneThatDoesNotSayHowLargeItIs() throws Exception {
        var endless = HttpRequest.BodyPublishers.ofInputStream(() ->
                new ByteArrayInputStream(" ".repeat((int) BodyValve.LARGEST + 1).getBytes()));

        var answer = send(request("/api/sla/preview")
                .header("Content-Type", "application/json")
                .POST(endless));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aChunkedBodyThatNobodyWantsChangesNoAnswer() throws Exception {
        var unwanted = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("{}".getBytes()));

        var answer = http.send(
                HttpRequest.newBuilder(URI.create(
                                "http://localhost:%d/camunda/api/admin/setup/default/user/create".formatted(port)))
                        .POST(unwanted)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isBetween(401, 403);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpResponse<String> ask() throws Exception {
        return send(request("/api/sla/preview")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(QUESTION)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("sam:baton".getBytes()));
    }
}
