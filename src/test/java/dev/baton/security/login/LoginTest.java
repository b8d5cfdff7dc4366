package dev.baton.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.security.setup.FirstStart;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@BatonTest
class LoginTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identities;

    @Autowired
    private FilterService filters;

    @Autowired
    private FirstStart firstStart;

    @Autowired
    private Desk desk;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/cases/C-000001",
                "/camunda/app/tasklist/",
                "/camunda/app/cockpit/",
                "/camunda/app/admin/",
                "/camunda/app/welcome/",
                "/camunda/",
                "/anything-else"
            })
    void aPageLeadsToTheLogin(String page) {
        assertThat(get(page).getHeaders().getLocation()).as(page).hasPath("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cases/C-000001",
                "/api/openapi",
                "/engine-rest/task",
                "/engine-rest/user",
                "/engine-rest/version",
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"
            })
    void anApiAnswersNobodyWithoutALogin(String path) {
        assertThat(get(path).getStatusCode()).as(path).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void theSetUpOfCamundaIsClosedToEverybody() {
        var path = "/camunda/api/admin/setup/default/user/create";
        var intruder = Map.of("profile", Map.of("id", "intruder"), "credentials", Map.of("password", "intruder"));

        assertThat(http.postForEntity(path, intruder, String.class)
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();
        assertThat(http.withBasicAuth("admin", "baton")
                        .postForEntity(path, intruder, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
    }

    @Test
    void onlyHealthAndTheLoginAnswerEverybody() {
        assertThat(get("/actuator/health").getBody()).contains("UP").doesNotContain("PostgreSQL");
        assertThat(get("/login").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(get("/actuator/env").getStatusCode()).isEqualTo(HttpStatus.FOUND);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThat(http.withBasicAuth("nobody", "wrong")
                        .getForEntity("/api/cases/C-1", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource({"sam,true", "mara,true", "vera,true", "admin,true", "aud,false", "otto,false"})
    void theDeskWritesAndAuditorsAndProcessOwnersDoNot(String user, boolean writes) {
        var number = desk.standardCase();
        var answer = http.withBasicAuth(user, "baton")
                .postForEntity(
                        "/api/cases/" + number + "/messages",
                        Map.of("direction", "internal", "text", "x"),
                        String.class);
        assertThat(answer.getStatusCode()).isEqualTo(writes ? HttpStatus.ACCEPTED : HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"aud,200", "sam,200", "otto,403"})
    void whoMayReadACaseReadsItsPage(String user, int status) {
        var number = desk.standardCase();
        assertThat(http.withBasicAuth(user, "baton")
                        .getForEntity("/cases/" + number, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(status);
    }

    @Test
    void theEngineShowsEachTheirOwnTasksOnly() {
        var number = desk.standardCase();
        var path = "/engine-rest/task?processInstanceBusinessKey=" + number;

        assertThat(http.withBasicAuth("sam", "baton").getForObject(path, String.class))
                .contains("Work on case");
        assertThat(http.withBasicAuth("eli", "baton").getForObject(path, String.class))
                .isEqualTo("[]");
        assertThat(http.withBasicAuth("otto", "baton").getForObject(path, String.class))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sam   | /camunda/app/tasklist/
            mara  | /camunda/app/tasklist/ /camunda/app/cockpit/ /intake
            otto  | /camunda/app/cockpit/ /models /intake
            aud   | /camunda/app/cockpit/ /models /intake
            admin | /camunda/app/tasklist/ /camunda/app/cockpit/ /models /intake
            """)
    void theFirstPageLinksToWhatOneMayOpen(String who, String pages) {
        var home = http.withBasicAuth(who, "baton").getForObject("/", String.class);
        for (var page : List.of("/camunda/app/tasklist/", "/camunda/app/cockpit/", "/models", "/intake")) {
            var may = List.of(pages.split(" ")).contains(page);
            assertThat(home.contains("href=\"" + page)).as(page).isEqualTo(may);
            assertThat(http.withBasicAuth(who, "baton")
                                    .getForEntity(page, String.class)
                                    .getStatusCode()
                                    .value()
                            != 403)
                    .as(page)
                    .isEqualTo(may);
        }
    }

    @Test
    void startingAgainMakesNothingTwice() {
        var before = filters.createFilterQuery().count();
        firstStart.afterSingletonsInstantiated();
        assertThat(filters.createFilterQuery().count()).isEqualTo(before).isEqualTo(6);
    }

    private ResponseEntity<String> get(String path) {
        return http.withRequestFactorySettings(settings -> settings.withRedirects(
                        org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects.DONT_FOLLOW))
                .getForEntity(path, String.class);
    }
}
