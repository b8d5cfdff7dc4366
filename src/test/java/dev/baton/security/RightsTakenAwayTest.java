package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.BatonTest;
import dev.baton.security.tokens.ApiTokens;
import dev.baton.security.tokens.Scope;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is changed elsewhere (here by SQL, which no node is told of) counts within a second, however somebody is logged in. */
@BatonTest
class RightsTakenAwayTest {

    private static final String PERSON = "mallory";
    private static final String PASSWORD = "baton";
    private static final String OTHER_PASSWORD = "seven quiet otters paint";
    private static final String JSON = "application/json";
    private static final String REST = "/camunda/api/engine/engine/default";
    private static final String REJOIN = "/group/camunda-admin/members/" + PERSON;

    /** A second, and what a busy machine takes besides; what is remembered otherwise would last for five seconds and more. */
    private static final Duration SOON = Duration.ofSeconds(3);

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void anAdministrator() {
        person();
        identities.createMembership(PERSON, Groups.ADMINISTRATORS);
        identities.createMembership(PERSON, "support-agent");
    }

    @AfterEach
    void gone() {
        identities.deleteUser(PERSON);
    }

    @Test
    void aRemovedAdministratorCannotMakeThemselvesOneAgainThroughCamundasPages() {
        var session = Visitor.loggedIn(port, PERSON);
        session.get("/camunda/app/admin/default/");
        assertThat(tasklist(session, "PUT", "/group/auditor/members/" + PERSON)).isEqualTo(204);

        elsewhere("delete from act_id_membership where user_id_ = ? and group_id_ = 'camunda-admin'");

        soon(() -> tasklist(session, "PUT", REJOIN) == 403);
        assertThat(session.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
        assertThat(groups()).isEqualTo(2);
        assertThat(session.get("/").statusCode()).as("the session goes on").isEqualTo(200);
    }

    @Test
    void norByBasicAuthenticationNorInBatonsPages() {
        var session = Visitor.loggedIn(port, PERSON);
        assertThat(basic("/actuator/metrics", PASSWORD)).isEqualTo(200);
        assertThat(session.get("/actuator/metrics").statusCode()).isEqualTo(200);

        elsewhere("delete from act_id_membership where user_id_ = ? and group_id_ = 'camunda-admin'");

        soon(() -> basic("/actuator/metrics", PASSWORD) == 403);
        soon(() -> session.get("/actuator/metrics").statusCode() == 403);
    }

    @Test
    void anAddedGroupCountsForWhoIsLoggedIn() {
        elsewhere("delete from act_id_membership where user_id_ = ? and group_id_ = 'camunda-admin'");
        var session = Visitor.loggedIn(port, PERSON);
        soon(() -> session.get("/actuator/metrics").statusCode() == 403);

        elsewhere("insert into act_id_membership (user_id_, group_id_) values (?, 'camunda-admin')");

        soon(() -> session.get("/actuator/metrics").statusCode() == 200);
        soon(() -> session.get("/camunda/app/admin/default/").statusCode() == 200);
    }

    @Test
    void aRightToAPageOfCamundasThatIsTakenAwayIsGone() {
        var granted =
                "insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)"
                        + " values ('mallorys', 1, 1, ?, 0, 'cockpit', 32)";
        elsewhere("delete from act_id_membership where user_id_ = ? and group_id_ = 'camunda-admin'");
        elsewhere("insert into act_id_membership (user_id_, group_id_) values (?, 'process-owner')");
        elsewhere("update act_ru_authorization set user_id_ = user_id_ where user_id_ = ?");
        elsewhere(granted);
        var session = Visitor.loggedIn(port, PERSON);
        soon(() -> session.get("/camunda/app/cockpit/default/").statusCode() == 200);
        var cockpit = REST + "/process-definition/count";
        assertThat(session.get(cockpit).statusCode()).isEqualTo(200);

        elsewhere("delete from act_ru_authorization where id_ = 'mallorys' and user_id_ = ?");
        elsewhere("delete from act_id_membership where user_id_ = ? and group_id_ = 'process-owner'");

        soon(() -> session.get("/camunda/app/cockpit/default/").statusCode() == 403);
    }

    @Test
    void aChangedPasswordEndsSessionsAndBasic() {
        var session = Visitor.loggedIn(port, PERSON);
        session.get("/camunda/app/tasklist/default/");
        assertThat(basic("/api/openapi", PASSWORD)).isEqualTo(200);

        var other = identities.newUser("mallory2");
        other.setPassword(OTHER_PASSWORD);
        identities.saveUser(other);
        elsewhere("update act_id_user u set pwd_ = o.pwd_, salt_ = o.salt_ from act_id_user o"
                + " where u.id_ = ? and o.id_ = 'mallory2'");
        identities.deleteUser("mallory2");

        soon(() -> basic("/api/openapi", PASSWORD) == 401);
        soon(() -> session.get("/").statusCode() == 302);
        assertThat(session.get(REST + "/task/count").statusCode()).isEqualTo(401);
        assertThat(basic("/api/openapi", OTHER_PASSWORD)).isEqualTo(200);
    }

    @Test
    void whoChangesTheirPasswordIsLoggedOutEverywhereAtOnce() {
        var session = Visitor.loggedIn(port, PERSON);
        var body = "{\"password\": \"%s\", \"authenticatedUserPassword\": \"baton\"}".formatted(OTHER_PASSWORD);
        var changed = Visitor.program(port)
                .send(
                        "PUT",
                        "/engine-rest/user/" + PERSON + "/credentials",
                        body,
                        "Content-Type",
                        JSON,
                        "Authorization",
                        Visitor.basic(PERSON, PASSWORD));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);

        assertThat(basic("/api/openapi", PASSWORD)).isEqualTo(401);
        assertThat(session.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aNameThatIsGivenAgainInheritsNothing() {
        var session = Visitor.loggedIn(port, PERSON);
        var token = tokens.create(PERSON, "test", Set.of(Scope.CASES_READ), Duration.ofDays(1));
        assertThat(bearer(token)).isEqualTo(200);

        identities.deleteUser(PERSON);
        person();
        identities.createMembership(PERSON, "support-agent");

        assertThat(session.get("/").statusCode()).isEqualTo(302);
        assertThat(bearer(token)).isEqualTo(401);
    }

    @Test
    void aTokenMayDoWhatItsOwnerMayWithinASecond() {
        var token = tokens.create(PERSON, "test", Set.of(Scope.CASES_READ), Duration.ofDays(1));
        assertThat(bearer(token)).isEqualTo(200);

        elsewhere("delete from act_id_membership where user_id_ = ?");

        soon(() -> bearer(token) == 403);
    }

    private void person() {
        var person = identities.newUser(PERSON);
        person.setPassword(PASSWORD);
        identities.saveUser(person);
    }

    private void elsewhere(String sql) {
        jdbc.sql(sql).param(PERSON).update();
    }

    private static void soon(BooleanSupplier happens) {
        await().atMost(SOON).until(happens::getAsBoolean);
    }

    private long groups() {
        return identities.createGroupQuery().groupMember(PERSON).count();
    }

    private int tasklist(Visitor session, String method, String path) {
        return session.send(
                        method, REST + path, "{}", "Content-Type", JSON, "X-XSRF-TOKEN", session.cookie("XSRF-TOKEN"))
                .statusCode();
    }

    private int basic(String path, String password) {
        return Visitor.program(port)
                .get(path, "Authorization", Visitor.basic(PERSON, password))
                .statusCode();
    }

    private int bearer(String token) {
        return Visitor.program(port)
                .get("/api/openapi", "Authorization", "Bearer " + token)
                .statusCode();
    }
}
