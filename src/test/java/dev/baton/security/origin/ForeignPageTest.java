package dev.baton.security.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.security.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a browser sends on behalf of a foreign page, with all it remembers of somebody who is logged in. */
@BatonTest
class ForeignPageTest {

    private static final String JSON = "application/json";
    private static final String FORM = """
            --frontier\r
            Content-Disposition: form-data; name="deployment-name"\r
            \r
            by a foreign page\r
            --frontier\r
            Content-Disposition: form-data; name="foreign.form"; filename="foreign.form"\r
            \r
            {"id": "foreign", "type": "default", "schemaVersion": 16, "components": []}\r
            --frontier--\r
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: Cross-Site",
                "Sec-Fetch-Site: anything-new",
                "Origin: https://evil.example",
                "Origin: http://localhost.evil.example",
                "Origin: http://evil.example/localhost",
                "Origin: http://localhost@evil.example",
                "Origin: http://localhost:1",
                "Origin: http://localhost",
                "Origin: https://127.0.0.1",
                "Origin: null",
                "Origin: file://",
                "Origin: chrome-extension://localhost",
                "Origin:  "
            })
    void cannotDeployByARememberedPassword(String header) {
        var deployed = deploy(Visitor.basic("otto", "baton"), header);

        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(403);
        assertThat(deployed.body()).contains("A page of another site may not do this");
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName("by a foreign page")
                        .count())
                .isZero();
    }

    @Test
    void programsAndBatonsOwnPagesMay() {
        for (var header : List.of(
                "X-Nothing: x",
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none",
                "Origin: http://localhost:" + port,
                "Origin: http://LOCALHOST:" + port)) {
            assertThat(deploy(Visitor.basic("otto", "baton"), header).statusCode())
                    .as(header)
                    .isEqualTo(200);
        }
        repository
                .createDeploymentQuery()
                .deploymentName("by a foreign page")
                .list()
                .forEach(made -> repository.deleteDeployment(made.getId(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"})
    void onlyReadingIsLeftToIt(String method) {
        var number = desk.standardCase();
        var session = Visitor.loggedIn(port, "admin");
        session.get("/camunda/app/tasklist/default/");
        var token = session.cookie("XSRF-TOKEN");
        for (var path : List.of(
                "/",
                "/tokens",
                "/logout",
                "/login",
                "/api/cases/" + number + "/messages",
                "/engine-rest/task",
                "/camunda/api/engine/engine/default/task/count",
                "/camunda/api/admin/auth/user/default/logout")) {
            var answer = session.send(
                    method, path, "{}", "Content-Type", JSON, "X-XSRF-TOKEN", token, "Sec-Fetch-Site", "cross-site");
            assertThat(answer.body().contains("A page of another site"))
                    .as("%s %s: %s", method, path, answer.statusCode())
                    .isEqualTo(!List.of("GET", "HEAD", "OPTIONS").contains(method));
        }
    }

    @Test
    void noBrowserIsAskedForAPasswordItWouldRemember() {
        for (var path : List.of("/api/openapi", "/engine-rest/task", "/camunda/api/engine/engine/default/task")) {
            for (var header : List.of(
                    List.of("Sec-Fetch-Mode", "navigate", "Accept", "*/*"),
                    List.of("Sec-Fetch-Site", "cross-site", "Accept", "*/*"),
                    List.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
                    List.of("Accept", "*/*", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64)"))) {
                var challenges = Visitor.program(port)
                        .get(path, header.toArray(String[]::new))
                        .headers()
                        .allValues("WWW-Authenticate");
                assertThat(challenges).as(path + header).noneMatch(challenge -> challenge.startsWith("Basic"));
            }
        }
        assertThat(Visitor.program(port)
                        .get("/api/openapi", "Accept", "*/*")
                        .headers()
                        .allValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("Basic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "localhost.evil.example", "10.0.0.7", "localhost."})
    void aNameThatIsNotBatonsIsAnsweredNothing(String host) throws IOException {
        assertThat(askedAs(host, "/login")).startsWith("HTTP/1.1 400").contains("baton.security.hosts");
        assertThat(askedAs(host, "/api/openapi")).startsWith("HTTP/1.1 400");
        assertThat(askedAs(host, "/camunda/app/tasklist/default/")).startsWith("HTTP/1.1 400");
        assertThat(askedAs(host, "/actuator/health/liveness")).as("a probe").startsWith("HTTP/1.1 200");
        assertThat(askedAs(host, "/actuator/metrics")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8080"})
    void thisMachinesNamesAre(String host) throws IOException {
        assertThat(askedAs(host, "/login")).startsWith("HTTP/1.1 200");
    }

    private HttpResponse<String> deploy(String login, String header) {
        var headers = new ArrayList<>(List.of("Authorization", login));
        headers.addAll(List.of("Content-Type", "multipart/form-data; boundary=frontier"));
        headers.addAll(List.of(header.split(": ?", 2)));
        return Visitor.program(port)
                .send("POST", "/engine-rest/deployment/create", FORM, headers.toArray(String[]::new));
    }

    private String askedAs(String host, String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
