package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.security.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class HeadersTest {

    private static final Pattern INLINE = Pattern.compile(
            "<style|\\sstyle=|<script(?![^>]*\\s(th:)?src=)|\\son[a-z]+=|javascript:|th:style|th:on",
            Pattern.CASE_INSENSITIVE);

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Test
    void ownPagesRunNothingInlineAndNothingForeign() {
        var number = desk.standardCase();
        var sam = Visitor.loggedIn(port, "sam");
        for (var page : List.of("/login", "/", "/tokens", "/cases/" + number, "/no-such-page", "/baton/icon.svg")) {
            var policy = header(sam.get(page), "Content-Security-Policy");
            assertThat(policy)
                    .as(page)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'self'", "base-uri 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void everyAnswerTellsTheBrowserWhatToRefuse() {
        for (var path : List.of("/login", "/api/openapi", "/camunda/app/tasklist/", "/engine-rest/version")) {
            var answer = new Visitor(port).get(path, "Authorization", Visitor.basic("sam", "baton"));
            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).as(path).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).as(path).contains("camera=()");
            assertThat(header(answer, "X-Frame-Options")).as(path).isEqualTo("SAMEORIGIN");
        }
    }

    @Test
    void camundasWebappsKeepTheirOwnPolicyWithoutEval() {
        for (var app : List.of("tasklist", "cockpit", "admin", "welcome")) {
            var answer = Visitor.loggedIn(port, "admin").get("/camunda/app/" + app + "/default/");

            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("script-src 'self' 'unsafe-inline';", "object-src 'none'", "base-uri 'self'")
                    .doesNotContain("unsafe-eval", "nonce-");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateCarriesInlineStyleOrScript(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(INLINE);
    }

    static List<Path> templates() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/cases/C-000000", "/api/nowhere", "/engine-rest/nowhere", "/api/cases/../x", "/nowhere"})
    void everyErrorIsAProblemWithTheIdOfItsRequest(String path) {
        var answer = new Visitor(port)
                .get(path, "Authorization", Visitor.basic("sam", "baton"), "Accept", "application/json");
        var id = header(answer, "X-Correlation-Id");

        assertThat(answer.statusCode()).isBetween(400, 499);
        if (!path.startsWith("/engine-rest")) {
            assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"correlationId\":\"" + id + "\"");
        }
        assertThat(answer.body()).doesNotContain("\tat ", "Exception:", "trace");
    }

    @Test
    void refusalsInFrontOfTheControllersAreProblemsToo() {
        var nobody = new Visitor(port).get("/api/cases/C-000001");
        var otto = new Visitor(port).get("/api/cases/C-000001", "Authorization", Visitor.basic("otto", "baton"));

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).contains("Log in", header(nobody, "X-Correlation-Id"));
        assertThat(otto.statusCode()).isEqualTo(403);
        assertThat(otto.body()).contains("Your groups", header(otto, "X-Correlation-Id"));
    }

    @Test
    void aSaneCorrelationIdIsKeptAndAStrangeOneReplaced() {
        assertThat(header(new Visitor(port).get("/login", "X-Correlation-Id", "desk-4711.a_b"), "X-Correlation-Id"))
                .isEqualTo("desk-4711.a_b");
        for (var strange : List.of("short", "x".repeat(65), "<script>alert(1)</script>", "a b c d e f g h")) {
            assertThat(header(new Visitor(port).get("/login", "X-Correlation-Id", strange), "X-Correlation-Id"))
                    .isNotEqualTo(strange)
                    .hasSize(36);
        }
    }

    @Test
    void anErrorPageNamesTheRequestAndShowsNoTrace() {
        var answer = Visitor.loggedIn(port, "sam").get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("There is no such page", header(answer, "X-Correlation-Id"))
                .doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%2e%2e/etc", "/login;x=1", "//login", "/a%00b"})
    void aStrangeAddressIsRefusedWithoutATrace(String path) {
        var answer = Visitor.from("127.0.0.1", port, path);

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\tat ", "Exception", "Tomcat");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
