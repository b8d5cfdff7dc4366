package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An address that could be read in two ways is the caller's mistake, below whichever servlet, and never a failure of the server's. */
@BatonTest
class PlainAddressesTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/../api/engine/engine/",
                "/camunda/app/../api/admin/setup/default/user/create",
                "/camunda/./api/engine/engine/",
                "/x/../camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/x/..//camunda/api/engine/engine/",
                "//camunda/api/engine/engine/",
                "/camunda//api/engine/engine/",
                "/camunda/api//engine/engine/",
                "/camunda/api/engine//engine/default/task",
                "/camunda/api/engine/engine/default/../default/task",
                "/camunda/api;a=b/engine/engine/",
                "/camunda;jsessionid=1/api/engine/engine/",
                "/camunda/%2e%2e/camunda/api/engine/engine/",
                "/camunda/api/engine/engine/%2e%2e/x",
                "/camunda/api/engine/engine/default%2ftask",
                "/camunda/api/engine/engine/default%252ftask",
                "/camunda/api/engine/engine/default\\task",
                "/camunda/app/tasklist/%00",
                "/engine-rest/../engine-rest/task",
                "/x/../engine-rest/task",
                "/engine-rest//task",
                "/api//cases",
                "/api/../api/cases"
            })
    void isRefused(String address) {
        for (var login : List.of("", "Authorization: " + Visitor.basic("admin", "baton") + "\r\n")) {
            var answer = Visitor.from("127.0.0.1", port, address, login);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("correlationId");
        }
    }

    @Test
    void isRefusedWithABodyAsWell() throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/engine-rest/identity/verify%%2f".formatted(port)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
    }
}
