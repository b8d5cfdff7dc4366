package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever refuses an address, the container, the firewall or Baton, does it with problem details and without a stack trace. */
@BatonTest
class EveryLayerAnswersWithProblemsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @MethodSource("addresses")
    void anAddressThatCarriesNoAccountIsAProblem(String id) throws IOException {
        for (var accepts : new String[] {"*/*", "application/json", "text/html"}) {
            var answer = put("/api/accounts/" + id, accepts);

            assertThat(answer)
                    .as(accepts)
                    .startsWith("HTTP/1.1 4")
                    .containsIgnoringCase("content-type: application/problem+json");
            assertThat(answer)
                    .contains("\"status\":4", "\"detail\":\"", "correlationId")
                    .doesNotContainIgnoringCase("<html", "org.apache", "exception");
        }
    }

    static Stream<String> addresses() {
        return Stream.of(
                "a%2Fb",
                "a%5Cb",
                "a\\b",
                "a;b",
                "a%3Bb",
                "a%00b",
                "%zz",
                "%",
                "a%25b",
                "a|b",
                "a{b}",
                "a<b",
                "..",
                "%2e%2e",
                "a//b",
                "a%0ab",
                "a%C3",
                "x".repeat(10_000),
                "x".repeat(81));
    }

    private String put(String path, String accepts) throws IOException {
        var body = "{\"name\":\"Acme\"}";
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            var request = "PUT %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\nAccept: %s\r\n"
                    + "Content-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s";
            var login = Base64.getEncoder().encodeToString("sam:baton".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream()
                    .write(request.formatted(path, login, accepts, body.length(), body)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
