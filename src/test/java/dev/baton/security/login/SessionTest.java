package dev.baton.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.security.SecuritySettings;
import dev.baton.security.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class SessionTest {

    private static final String JSON = "application/json";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private IdentityService identities;

    @Autowired
    private ServerProperties server;

    @Autowired
    private SecuritySettings settings;

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void theCookieIsKeptFromScriptsAndFromOtherSites() {
        var cookie = new Visitor(port)
                .get("/login")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure", "Domain");
    }

    @Test
    void theProtocolAProxyTellsIsBelievedOnlyAsConfigured() {
        var answer = new Visitor(port).get("/login", "X-Forwarded-Proto", "https");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain("Secure");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void theSessionGetsAnotherIdAtLogin() {
        var visitor = new Visitor(port);
        visitor.get("/login");
        var planted = visitor.cookie("JSESSIONID");

        visitor.logIn("sam", "baton");

        assertThat(visitor.cookie("JSESSIONID")).isNotEqualTo(planted);
        assertThat(new Visitor(port).get("/", "Cookie", "JSESSIONID=" + planted).statusCode())
                .isEqualTo(302);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionIsOverAfterItsLongestTimeHoweverBusy() {
        desk.setTime(desk.now());
        var visitor = Visitor.loggedIn(port, "sam");
        for (var hour = 0; hour < settings.session().absolute().toHours() - 1; hour++) {
            assertThat(visitor.get("/").statusCode()).isEqualTo(200);
            desk.setTime(desk.now().plus(Duration.ofHours(1)));
        }
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        desk.setTime(desk.now().plus(Duration.ofHours(1)));

        assertThat(visitor.get("/").headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
    }

    @Test
    void anIdleSessionIsOverSooner() {
        assertThat(server.getServlet().getSession().getTimeout())
                .isEqualTo(settings.session().idle())
                .isLessThan(settings.session().absolute());
    }

    @Test
    void aSessionEndsSoonAfterItsUserIsGone() {
        var temp = identities.newUser("temp");
        temp.setPassword("baton");
        identities.saveUser(temp);
        identities.createMembership("temp", "support-agent");
        desk.setTime(desk.now());
        var visitor = Visitor.loggedIn(port, "temp");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);

        identities.deleteUser("temp");
        desk.setTime(desk.now().plus(Duration.ofMinutes(1)));

        assertThat(visitor.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aForeignPageCannotUseTheSession() {
        var number = desk.standardCase();
        var sam = Visitor.loggedIn(port, "sam");
        var message = "{\"direction\": \"internal\", \"text\": \"x\"}";
        var path = "/api/cases/" + number + "/messages";

        var forged = sam.send("POST", path, message, "Content-Type", JSON);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("without cookies");
        assertThat(sam.send("POST", "/logout", "").statusCode()).isEqualTo(403);
        assertThat(sam.send("POST", "/engine-rest/task", "{}", "Content-Type", JSON)
                        .statusCode())
                .isEqualTo(403);

        var own = Visitor.csrf(sam.get("/").body());
        assertThat(sam.send("POST", path, message, "Content-Type", JSON, "X-CSRF-TOKEN", own)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aLoginPageThatOutlivedItsSessionStillLogsIn() {
        var form = Visitor.form(Map.of("username", "sam", "password", "baton", "_csrf", "of a session that is gone"));
        var type = "application/x-www-form-urlencoded";

        var own = new Visitor(port).send("POST", "/login", form, "Content-Type", type, "Sec-Fetch-Site", "same-origin");
        assertThat(own.headers().firstValue("Location"))
                .hasValueSatisfying(next -> assertThat(next).endsWith("/"));
        var older = new Visitor(port)
                .send("POST", "/login", form, "Content-Type", type, "Origin", "http://localhost:" + port);
        assertThat(older.headers().firstValue("Location"))
                .hasValueSatisfying(next -> assertThat(next).endsWith("/"));

        for (var foreign : List.of("cross-site", "same-site", "none")) {
            var visitor = new Visitor(port);
            var refused = visitor.send(
                    "POST",
                    "/login",
                    form,
                    "Content-Type",
                    type,
                    "Sec-Fetch-Site",
                    foreign,
                    "Origin",
                    "http://localhost:" + port);
            assertThat(refused.headers().firstValue("Location").orElse("refused"))
                    .endsWith(foreign.equals("none") ? "/login?again" : "refused");
            assertThat(visitor.get("/").statusCode()).isEqualTo(302);
        }
        assertThat(new Visitor(port).get("/login?again").body()).contains("Log in once more");
    }

    @Test
    void camundasWebappsKeepTheirOwnGuardAgainstForeignPages() {
        var sam = Visitor.loggedIn(port, "sam");
        sam.get("/camunda/app/tasklist/default/");
        var path = "/camunda/api/engine/engine/default/task/count";

        assertThat(sam.send("POST", path, "{}", "Content-Type", JSON, "X-XSRF-TOKEN", sam.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sam.send("POST", path, "{}", "Content-Type", JSON).statusCode())
                .isEqualTo(403);
    }

    @Test
    void thereIsNoOtherWayToTryAPassword() {
        var sam = Visitor.loggedIn(port, "sam");
        sam.get("/camunda/app/tasklist/default/");
        var form = Visitor.form(java.util.Map.of("username", "mara", "password", "baton"));

        assertThat(sam.send(
                                "POST",
                                "/camunda/api/admin/auth/user/default/login/tasklist",
                                form,
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "X-XSRF-TOKEN",
                                sam.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(403);
        for (var oracle :
                new String[] {"/engine-rest/identity/verify", "/engine-rest/engine/default/identity/verify"}) {
            assertThat(new Visitor(port)
                            .send(
                                    "POST",
                                    oracle,
                                    "{\"username\": \"mara\", \"password\": \"baton\"}",
                                    "Content-Type",
                                    JSON,
                                    "Authorization",
                                    Visitor.basic("sam", "baton"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
