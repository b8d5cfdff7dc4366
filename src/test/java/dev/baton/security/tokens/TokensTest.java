package dev.baton.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.engine.PersonLeft;
import dev.baton.security.Groups;
import dev.baton.security.SecuritySettings;
import dev.baton.security.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@BatonTest
@RecordApplicationEvents
class TokensTest {

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private SecuritySettings settings;

    private static final Pattern TOKEN = Pattern.compile("baton_[A-Za-z0-9_-]{43}");
    private static final String JSON = "application/json";

    @LocalServerPort
    private int port;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private IdentityService identities;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Desk desk;

    @AfterEach
    void everybodyGoesHome() {
        desk.realTime();
        List.of("temp", "zendesk", "crm").forEach(identities::deleteUser);
    }

    @Test
    void aTokenIsMadeOnItsPageAndShownOnce() {
        var sam = Visitor.loggedIn(port, "sam");
        var made = sam.submit("/tokens", "/tokens", Map.of("name", "My script", "scopes", "CASES_READ", "days", "30"));
        var match = TOKEN.matcher(made.body());
        assertThat(match.find()).isTrue();
        var token = match.group();

        assertThat(made.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(sam.get("/tokens").body())
                .contains("My script", "cases:read")
                .doesNotContain(token);
        assertThat(jdbc.sql("select count(*) from api_token t where t::text like ?")
                        .param("%" + token.substring(6) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(read(token)).isEqualTo(200);
        assertThat(sam.get("/tokens").body()).contains("Revoke My script");
    }

    @ParameterizedTest
    @CsvSource({
        "'', CASES_READ, 30, name is missing",
        "x, '', 30, at least one",
        "x, CASES_READ, 366, 1 to 365 days",
        "x, CASES_READ, 0, 1 to 365 days"
    })
    void whatIsAskedForIsChecked(String name, String scopes, String days, String refusal) {
        var made = Visitor.loggedIn(port, "sam")
                .submit("/tokens", "/tokens", Map.of("name", name, "scopes", scopes, "days", days));

        assertThat(made.statusCode()).isEqualTo(400);
        assertThat(made.body()).contains(refusal).doesNotContainPattern(TOKEN);
    }

    @Test
    void aTokenDoesOnlyWhatItIsFor() {
        var number = desk.standardCase();
        var reader = token("sam", Scope.CASES_READ);
        var writer = token("sam", Scope.CASES_WRITE);

        assertThat(call(reader, "GET", "/api/cases/" + number, "")).isEqualTo(200);
        assertThat(call(reader, "POST", "/api/cases/" + number + "/messages", note()))
                .isEqualTo(403);
        assertThat(call(writer, "POST", "/api/cases/" + number + "/messages", note()))
                .isEqualTo(202);
        assertThat(call(writer, "GET", "/api/cases/" + number, "")).isEqualTo(403);
        assertThat(call(writer, "PUT", "/api/accounts/" + UUID.randomUUID(), "{\"name\": \"A\"}"))
                .isEqualTo(403);
        assertThat(call(token("sam", Scope.ACCOUNTS_WRITE), "PUT", "/api/accounts/a1", "{\"name\": \"A\"}"))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/tokens",
        "/cases/C-000001",
        "/camunda/app/tasklist/",
        "/camunda/api/engine/engine/default/task",
        "/engine-rest/task",
        "/engine-rest/user",
        "/actuator/env"
    })
    void noTokenOpensAnythingButTheApi(String path) {
        var everything = token("admin", Scope.values());

        assertThat(call(everything, "GET", path, "")).isEqualTo(403);
    }

    @Test
    void aTokenGivesNoMoreThanItsOwnerMayDoNow() {
        person("temp", "support-agent");
        var number = desk.standardCase();
        var token = token("temp", Scope.CASES_READ, Scope.MODELS_DEPLOY);
        assertThat(call(token, "GET", "/api/cases/" + number, "")).isEqualTo(200);
        assertThat(call(token, "POST", "/engine-rest/deployment/create", "")).isEqualTo(403);

        identities.deleteMembership("temp", "support-agent");
        assertThat(call(token, "GET", "/api/cases/" + number, "")).isEqualTo(403);

        identities.deleteUser("temp");
        assertThat(call(token, "GET", "/api/cases/" + number, "")).isEqualTo(401);
    }

    @Test
    void aTokenEnds() {
        desk.setTime(desk.now());
        var token = token("sam", Scope.CASES_READ);
        assertThat(read(token)).isEqualTo(200);
        desk.setTime(desk.now().plus(Duration.ofDays(30)));

        assertThat(read(token)).isEqualTo(401);
    }

    @Test
    void peopleRevokeTheirOwnTokensAndAdministratorsEveryones() {
        var sams = token("sam", Scope.CASES_READ);
        var id = tokens.of("sam").get(0).id();
        var path = "/tokens/" + id + "/revoke";

        Visitor.loggedIn(port, "eli").submit("/tokens", path, Map.of());
        assertThat(read(sams)).as("revoked by somebody else").isEqualTo(200);
        assertThat(Visitor.loggedIn(port, "eli").get("/tokens").body()).doesNotContain(">sam<");
        assertThat(Visitor.loggedIn(port, "admin").get("/tokens").body()).contains(">sam<");
        Visitor.loggedIn(port, "admin").submit("/tokens", path, Map.of());
        assertThat(read(sams)).isEqualTo(401);

        var another = token("sam", Scope.CASES_READ);
        Visitor.loggedIn(port, "sam")
                .submit("/tokens", "/tokens/" + tokens.of("sam").get(0).id() + "/revoke", Map.of());
        assertThat(read(another)).isEqualTo(401);
    }

    @Test
    void aChangedPasswordEndsTokensWhereTheOwnerOfBatonSaysSo() {
        person("temp", "support-agent");
        var token = token("temp", Scope.CASES_READ);
        var person = identities.createUserQuery().userId("temp").singleResult();
        person.setPassword("seven quiet otters paint");
        identities.saveUser(person);
        assertThat(read(token)).as("by default").isEqualTo(200);

        var changed = events.stream(PersonLeft.PasswordChanged.class)
                .filter(change -> change.person().equals("temp"))
                .toList();
        new EndedTokens(
                        tokens,
                        new SecuritySettings(
                                List.of(),
                                settings.session(),
                                new SecuritySettings.Tokens(Duration.ofDays(1), true),
                                settings.oidc()))
                .changed(changed.get(changed.size() - 1));

        assertThat(read(token)).isEqualTo(401);
        assertThat(read(token("sam", Scope.CASES_READ))).isEqualTo(200);
    }

    @Test
    void itsLastUseIsNoted() {
        var token = token("sam", Scope.CASES_READ);
        assertThat(tokens.of("sam").get(0).lastUsedAt()).isNull();
        read(token);

        assertThat(tokens.of("sam").get(0).lastUsedAt()).isNotNull();
    }

    @Test
    void anUnknownTokenIsRefusedEvenWithASession() {
        var sam = Visitor.loggedIn(port, "sam");

        var answer = sam.get("/api/openapi", "Authorization", "Bearer baton_" + "x".repeat(43));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
    }

    @Test
    void aProcessOwnerDeploysFromModelerByToken() {
        var token = token("otto", Scope.MODELS_DEPLOY);
        assertThat(call(token, "GET", "/engine-rest/version", "")).isEqualTo(200);
        assertThat(call(token, "GET", "/engine-rest/deployment?maxResults=0", ""))
                .isEqualTo(200);

        var deployed = Visitor.program(port)
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        upload(),
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "multipart/form-data; boundary=frontier");
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        repository
                .createDeploymentQuery()
                .deploymentName("by token")
                .list()
                .forEach(made -> repository.deleteDeployment(made.getId(), true));
        assertThat(call(token("sam", Scope.MODELS_DEPLOY), "POST", "/engine-rest/deployment/create", ""))
                .isEqualTo(403);
    }

    @Test
    void anIntegratorReachesTheApiByTokenAndNothingElse() {
        person("zendesk", Groups.INTEGRATORS);
        var number = created(token("zendesk", Scope.CASES_WRITE), "zendesk");
        var path = "/api/cases/" + number;
        assertThat(call(token("zendesk", Scope.CASES_READ), "GET", path, "")).isEqualTo(200);

        var password = Visitor.basic("zendesk", "baton");
        assertThat(Visitor.program(port).get(path, "Authorization", password).statusCode())
                .isEqualTo(403);
        var session = Visitor.loggedIn(port, "zendesk");
        assertThat(session.get(path).statusCode()).isEqualTo(403);
        assertThat(session.get("/tokens").statusCode()).isEqualTo(200);
        for (var closed :
                new String[] {"/cases/" + number, "/camunda/app/tasklist/", "/engine-rest/task", "/anything"}) {
            assertThat(session.get(closed).statusCode()).as(closed).isEqualTo(403);
        }
    }

    @Test
    void anIntegratorReportsAndSeesTheCasesOfTheirOwnSourceOnly() {
        person("zendesk", Groups.INTEGRATORS);
        person("crm", Groups.INTEGRATORS);
        var number = created(token("zendesk", Scope.CASES_WRITE), "zendesk");

        assertThat(call(token("crm", Scope.CASES_READ), "GET", "/api/cases/" + number, ""))
                .isEqualTo(403);
        assertThat(call(token("crm", Scope.CASES_WRITE), "POST", "/api/cases/" + number + "/messages", note()))
                .isEqualTo(403);
        var foreign = report(token("crm", Scope.CASES_WRITE), "zendesk");
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).contains("must be your own, crm");
    }

    private String created(String token, String source) {
        var answer = report(token, source);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceAll(".*\"(C-\\d+)\".*", "$1");
    }

    private java.net.http.HttpResponse<String> report(String token, String source) {
        var report = """
                {"source": "%s", "externalId": "%s", "account": "%s", "subject": "It stops", "description": "Since Monday"}
                """.formatted(source, UUID.randomUUID(), desk.ordinaryAccount());
        return Visitor.program(port)
                .send("POST", "/api/cases", report, "Authorization", "Bearer " + token, "Content-Type", JSON);
    }

    private void person(String id, String group) {
        var person = identities.newUser(id);
        person.setPassword("baton");
        identities.saveUser(person);
        identities.createMembership(id, group);
    }

    private String token(String owner, Scope... scopes) {
        return tokens.create(owner, "test", Set.of(scopes), Duration.ofDays(30));
    }

    private int read(String token) {
        return call(token, "GET", "/api/openapi", "");
    }

    private int call(String token, String method, String path, String body) {
        return Visitor.program(port)
                .send(method, path, body, "Authorization", "Bearer " + token, "Content-Type", JSON)
                .statusCode();
    }

    private static String note() {
        return "{\"direction\": \"internal\", \"text\": \"x\"}";
    }

    private static String upload() {
        return """
                --frontier\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                by token\r
                --frontier\r
                Content-Disposition: form-data; name="deployment-source"\r
                \r
                Camunda Modeler\r
                --frontier\r
                Content-Disposition: form-data; name="byToken.form"; filename="byToken.form"\r
                Content-Type: application/octet-stream\r
                \r
                {"id": "byToken", "type": "default", "schemaVersion": 16, "components": []}\r
                --frontier--\r
                """;
    }
}
