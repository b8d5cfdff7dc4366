package dev.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.audit.entry.Stories;
import dev.baton.casefile.CaseNumber;
import dev.baton.routing.Absences;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is done stands in the log: who, by which way, what, from what to what. */
@BatonTest
class DeedsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Absences absences;

    @Autowired
    private TransactionTemplate transaction;

    private KeptDeeds kept;

    @BeforeEach
    void fromNowOn() {
        kept = KeptDeeds.from(jdbc);
    }

    @AfterEach
    void realTime() {
        desk.realTime();
        identities.deleteUser("nell");
    }

    private Visitor as(String user) {
        return Visitor.named(user, port);
    }

    @Test
    void aPersonIsMadeChangedAndDeleted() {
        var admin = as("admin");
        admin.put("/api/people/nell", """
                {"name": "Nell Canary", "groups": ["support-agent"], "languages": ["de"], "capacity": 5}""");
        admin.put("/api/people/nell", """
                {"name": "Nell Canary", "groups": ["cs-manager"], "languages": ["de", "fr"], "capacity": 7}""");
        admin.delete("/engine-rest/user/nell");

        assertThat(kept.only("UserMade").words()).containsEntry("lastName.to", "Canary");
        var changed = kept.of("PersonChanged").get(1);
        assertThat(changed.details().at("/capacity/from").asInt()).isEqualTo(5);
        assertThat(changed.details().at("/capacity/to").asInt()).isEqualTo(7);
        assertThat(changed.words()).containsEntry("languages.from", "[de]").containsEntry("languages.to", "[de, fr]");
        assertThat(who(changed)).isEqualTo("admin");
        assertThat(via(changed)).isEqualTo("api");
        assertThat(about(changed)).isEqualTo("nell");
        assertThat(kept.of("MembershipMade"))
                .extracting(entry -> entry.details().path("group").asText())
                .containsExactly("support-agent", "cs-manager");
        assertThat(kept.of("MembershipDeleted"))
                .extracting(entry -> entry.details().path("group").asText())
                .contains("support-agent");
        assertThat(about(kept.only("UserDeleted"))).isEqualTo("nell");
        assertThat(via(kept.only("UserDeleted"))).isEqualTo("rest");
        assertThat(kept.bodies()).doesNotContain("Canary", "nell");
    }

    @Test
    void aPasswordIsToldToHaveChangedAndNeverTold() {
        var user = identities.newUser("nell");
        user.setPassword("canary-of-a-passphrase-7");
        identities.saveUser(user);

        assertThat(kept.only("UserMade").details().path("password").asText()).isEqualTo("set");
        assertThat(kept.only("UserMade").words().toString() + kept.bodies()).doesNotContain("canary-of");
    }

    @Test
    void anAbsenceIsMadeOnceAndEnded() {
        var mara = as("mara");
        var from = desk.now().plus(Duration.ofDays(400));
        var absence = """
                {"from": "%s", "to": "%s", "substitute": "sana", "reason": "canary reason"}""".formatted(from, from.plus(Duration.ofDays(3)));
        mara.post("/api/people/sam/absences", absence);
        var id = mara.post("/api/people/sam/absences", absence).body().replaceAll(".*\"id\":(\\d+).*", "$1");
        mara.delete("/api/people/sam/absences/" + id);

        var made = kept.only("AbsenceMade");
        assertThat(made.details().path("substitute").asText()).isEqualTo("sana");
        assertThat(made.words()).containsEntry("reason", "canary reason");
        assertThat(who(made)).isEqualTo("mara");
        assertThat(about(kept.only("AbsenceEnded"))).isEqualTo("sam");
        assertThat(kept.bodies()).doesNotContain("canary");
    }

    @Test
    void whatIsRolledBackWasNotDone() {
        transaction.executeWithoutResult(status -> {
            absences.add("sam", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), null, null);
            status.setRollbackOnly();
        });

        assertThat(kept.kinds()).doesNotContain("AbsenceMade");
    }

    @Test
    void anAccountChangesFromOneStateToAnother() {
        var account = "acme-" + UUID.randomUUID();
        var admin = as("admin");
        admin.put("/api/accounts/" + account, """
                {"name": "Acme", "tier": "standard", "mrr": 1000, "csm": "cleo"}""");
        var vip = """
                {"name": "Acme", "tier": "vip", "mrr": 1000.00}""";
        admin.put("/api/accounts/" + account, vip);
        admin.put("/api/accounts/" + account, vip);

        assertThat(kept.only("AccountMade").entry().path("account").asText()).isEqualTo(account);
        assertThat(kept.of("AccountChanged")).hasSize(2);
        var changed = kept.of("AccountChanged").get(1);
        assertThat(changed.details().path("tier").toString()).isEqualTo("{\"from\":\"standard\",\"to\":\"vip\"}");
        assertThat(changed.details().path("csm.from").asText()).isEqualTo("cleo");
        assertThat(changed.details().has("mrr")).isFalse();
        assertThat(changed.entry().path("account").asText()).isEqualTo(account);
    }

    @Test
    void whoNamesASponsorAndWatchesIsTold() {
        var account = desk.ordinaryAccount();
        var cleo = as("cleo");
        cleo.put("/api/accounts/%s/sponsor".formatted(account), "{\"person\": \"vera\"}");
        cleo.put("/api/accounts/%s/watch".formatted(account), "{}");
        cleo.delete("/api/accounts/%s/watch".formatted(account));

        assertThat(kept.only("SponsorNamed").details().path("sponsor.to").asText())
                .isEqualTo("vera");
        assertThat(about(kept.only("AccountWatched"))).isEqualTo("cleo");
        assertThat(kept.only("AccountWatchEnded").entry().path("account").asText())
                .isEqualTo(account);
    }

    @Test
    void aTokenIsMadeUsedAndRevoked() {
        var browser = Visitor.loggedIn("otto", port);
        var page = browser.form(
                        "/tokens",
                        Map.of(
                                "name",
                                "canary token",
                                "scopes",
                                "CASES_READ",
                                "days",
                                "3",
                                "_csrf",
                                browser.token("/tokens")))
                .body();
        var token = page.replaceAll("(?s).*(baton_[A-Za-z0-9_-]{40,}).*", "$1");
        var id = kept.only("TokenMade").entry().at("/about/id").asText();
        var program = dev.baton.security.Visitor.program(port);
        program.get("/api/openapi", "Authorization", "Bearer " + token);
        program.get("/api/raci", "Authorization", "Bearer " + token);
        browser.form("/tokens/%s/revoke".formatted(id), Map.of("_csrf", browser.token("/tokens")));

        assertThat(kept.only("TokenMade").details().path("scopes").asText()).isEqualTo("cases:read");
        assertThat(via(kept.only("TokenUsed"))).isEqualTo("api");
        assertThat(who(kept.only("TokenUsed"))).isEqualTo("otto");
        assertThat(kept.only("TokenUsed").words()).containsEntry("from", "127.0.0.1");
        assertThat(kept.only("TokenRevoked").entry().at("/about/id").asText()).isEqualTo(id);
        assertThat(kept.bodies()).doesNotContain("canary", token);
    }

    @Test
    void aLoginAndItsEndAreToldWithWhereItCameFrom() {
        var browser = new dev.baton.security.Visitor(port);
        browser.logIn("sana", "baton");
        browser.submit("/tokens", "/logout", Map.of());

        var login = kept.only("LoggedIn");
        assertThat(who(login)).isEqualTo("sana");
        assertThat(login.details().path("how").asText()).isEqualTo("password");
        assertThat(login.words()).containsEntry("from", "127.0.0.1");
        assertThat(who(kept.only("LoggedOut"))).isEqualTo("sana");
    }

    @Test
    void aRefusedLoginNamesOnlyWhoExists() {
        var user = identities.newUser("nell");
        user.setPassword("horse-battery-7-staple");
        identities.saveUser(user);
        kept = KeptDeeds.from(jdbc);
        new dev.baton.security.Visitor(port).logIn("nell", "wrong");
        new dev.baton.security.Visitor(port).logIn("canary-of-a-password", "wrong");
        new dev.baton.security.Visitor(port).logIn("canary\0", "wrong");
        var large = new dev.baton.security.Visitor(port).logIn("canary".repeat(170_000), "wrong");

        assertThat(large.statusCode()).isLessThan(500);
        var failed = kept.of("LoginFailed");
        assertThat(failed.size()).isGreaterThanOrEqualTo(3);
        assertThat(about(failed.get(0))).isEqualTo("nell");
        assertThat(who(failed.get(0))).isEqualTo("baton");
        assertThat(failed.subList(1, failed.size()))
                .allSatisfy(entry -> assertThat(entry.entry().has("about")).isFalse())
                .allSatisfy(entry -> assertThat(entry.words().toString()).doesNotContain("canary"));
        assertThat(kept.bodies()).doesNotContain("canary");
    }

    @Test
    void aStormOfRefusedTokensIsCounted() {
        desk.setTime(desk.now().plus(Duration.ofMinutes(5)));
        IntStream.range(0, 40)
                .forEach(nth -> dev.baton.security.Visitor.from(
                        "127.0.0.9", port, "/api/raci", "Authorization: Bearer baton_none%d\r\n".formatted(nth)));
        desk.setTime(desk.now().plus(Duration.ofMinutes(2)));
        dev.baton.security.Visitor.from("127.0.0.9", port, "/api/raci", "Authorization: Bearer baton_none\r\n");

        assertThat(kept.of("LoginFailed"))
                .filteredOn(entry -> "127.0.0.9".equals(entry.words().get("from")))
                .hasSizeBetween(10, 21)
                .allSatisfy(entry ->
                        assertThat(entry.details().path("how").asText()).isEqualTo("token"));
        assertThat(kept.of("LoginsFailed"))
                .filteredOn(entry -> "127.0.0.9".equals(entry.words().get("from")))
                .isNotEmpty();
    }

    @Test
    void whoGuessesPasswordsIsToldToBeSlowedDown() {
        desk.setTime(desk.now().plus(Duration.ofMinutes(9)));
        var guess = "Authorization: %s\r\n".formatted(dev.baton.security.Visitor.basic("sana", "wrong"));
        IntStream.range(0, 9).forEach(nth -> dev.baton.security.Visitor.from("127.0.0.8", port, "/api/raci", guess));

        assertThat(kept.of("LoginFailed"))
                .filteredOn(entry -> "127.0.0.8".equals(entry.words().get("from")))
                .allSatisfy(entry -> assertThat(about(entry)).isEqualTo("sana"))
                .extracting(entry -> entry.details().path("why").asText())
                .contains("refused", "slowed");
    }

    @Test
    void whoReadsACaseOfOthersIsToldOnceADayAndWhoWorksOnItIsNot() {
        var number = desk.standardCase();
        kept = KeptDeeds.from(jdbc);
        var auditor = as("aud");
        auditor.get("/api/cases/" + number);
        auditor.get("/cases/" + number);
        as("sam").get("/api/cases/" + number);
        as("aud").get("/api/cases/C-999999");

        assertThat(readings(number)).isEqualTo(1);
        assertThat(who(kept.only("CaseRead"))).isEqualTo("aud");
        assertThat(desk.page("/api/cases/%s/timeline".formatted(number))).doesNotContain("CaseRead", "RulesAsked");

        desk.setTime(desk.now().plus(Duration.ofDays(1)));
        auditor.get("/cases/" + number);
        assertThat(readings(number)).isEqualTo(2);
    }

    private long readings(CaseNumber number) {
        return kept.of("CaseRead").stream()
                .filter(entry -> entry.entry().path("case").asText().equals(number.value()))
                .count();
    }

    @Test
    void aListAndAFileThatLeaveAreTold() {
        as("sam").get("/api/cases?status=open&limit=2");

        var exported = kept.only("Exported");
        assertThat(exported.details().path("what").asText()).isEqualTo("cases");
        assertThat(who(exported)).isEqualTo("sam");
    }

    @Test
    void theRulesBehindACaseAreToldWithTheirRowsAndNothingElse() {
        var number = desk.standardCase();

        var asked = kept.of("RulesAsked").stream()
                .filter(entry -> entry.entry().path("case").asText().equals(number.value()))
                .toList();
        assertThat(asked).isNotEmpty();
        var tables = new TreeMap<String, com.fasterxml.jackson.databind.JsonNode>();
        asked.forEach(entry -> entry.details()
                .path("asked")
                .forEach(table -> tables.put(table.path("table").asText(), table)));
        assertThat(tables).containsKeys("scoreCase", "chooseTeam");
        assertThat(tables.get("scoreCase").path("version").asInt()).isPositive();
        assertThat(tables.get("weighCase").path("of").asText()).isEqualTo("scoreCase");
        assertThat(tables.get("chooseTeam").path("rows")).hasSize(1);
        assertThat(tables.get("chooseTeam").path("in.category").asText()).isEqualTo("technical");
        assertThat(asked).allSatisfy(entry -> assertThat(who(entry)).isEqualTo("baton"));
        var number2 = kept.of("RulesAsked").size();
        desk.post(
                "/api/sla/preview",
                Map.of(
                        "calendar",
                        Map.of("zone", "UTC", "hours", Map.of("MON", java.util.List.of("09:00-17:00"))),
                        "start",
                        "2026-01-05T09:00:00Z",
                        "minutes",
                        60));
        assertThat(kept.of("RulesAsked")).hasSize(number2);
    }

    @Test
    void aDeploymentIsToldWithFilesDigestsAndVersionsAndARefusedOneToo() {
        var id = "Process_" + UUID.randomUUID().toString().replace("-", "");
        as("otto").deploy("canary", Map.of("deeds-calendar.txt", "nothing".getBytes(StandardCharsets.UTF_8)));
        as("otto").deploy("bad", Map.of(id + ".bpmn", "<no-model/>".getBytes(StandardCharsets.UTF_8)));

        var refused = kept.only("DeploymentRefused");
        assertThat(who(refused)).isEqualTo("otto");
        assertThat(refused.entry().at("/about/id").asText()).isEqualTo("ModelsRefused");
        assertThat(refused.details().path("files").toString()).contains(id);
        assertThat(refused.words().get("reason")).contains("refused");
        var deployed = kept.of("ModelsDeployed");
        assertThat(deployed)
                .allSatisfy(entry ->
                        assertThat(entry.details().path("files").size()).isPositive());
    }

    @Test
    void whatIsDoneToTheEngineByHandIsTold() {
        var number = desk.standardCase();
        kept = KeptDeeds.from(jdbc);
        var task = desk.task("Work on case", number).orElseThrow();
        var admin = as("admin");
        var instance = "/engine-rest/process-instance/%s/suspended".formatted(task.getProcessInstanceId());
        assertThat(admin.put(instance, "{\"suspended\": true}").status()).isEqualTo(204);
        assertThat(admin.put(instance, "{\"suspended\": false}").status()).isEqualTo(204);
        var assigned = admin.post("/engine-rest/task/%s/assignee".formatted(task.getId()), "{\"userId\": \"sana\"}");
        assertThat(assigned.status()).isEqualTo(204);
        var grant = admin.post("/engine-rest/authorization/create", """
                {"type": 1, "permissions": ["READ"], "userId": "aud", "resourceType": 5, "resourceId": "none-of-this-id"}""");
        admin.delete("/engine-rest/authorization/" + grant.body().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1"));

        assertThat(kept.of("EngineOperation"))
                .extracting(entry -> entry.details().path("operation").asText())
                .containsExactly("Suspend", "Activate", "Assign");
        assertThat(kept.of("EngineOperation")).allSatisfy(entry -> {
            assertThat(entry.entry().path("case").asText()).isEqualTo(number.value());
            assertThat(who(entry)).isEqualTo("admin");
            assertThat(via(entry)).isEqualTo("rest");
        });
        assertThat(kept.of("EngineOperation")
                        .get(2)
                        .details()
                        .path("assignee.to")
                        .asText())
                .isEqualTo("sana");
        assertThat(kept.of("PermissionChanged"))
                .extracting(entry -> entry.details().path("operation").asText())
                .containsExactly("Create", "Delete");
        assertThat(kept.bodies()).doesNotContain("\"aud\"");
    }

    @Test
    void settingsThatPeopleChangeAreTold() {
        var otto = as("otto");
        otto.put("/api/endpoints/deeds", """
                {"name": "Deeds", "kind": "webhook", "address": "http://127.0.0.1:9/canary", "events": ["case.reported"]}""");
        otto.post("/api/endpoints/deeds/secret", "{}");
        otto.delete("/api/endpoints/deeds");
        as("sam").put("/api/preferences", "{\"mail\": \"canary@example.com\"}");
        var board = Visitor.loggedIn("sam", port);
        board.form(
                "/board/views",
                Map.of("name", "canary view", "shared", "true", "filter", "", "_csrf", board.token("/tokens")));

        assertThat(kept.kinds())
                .contains("EndpointMade", "EndpointSecretMade", "EndpointRemoved", "PreferencesChanged");
        assertThat(kept.only("EndpointMade").details().path("address").asText()).isEqualTo("changed");
        assertThat(who(kept.only("EndpointRemoved"))).isEqualTo("otto");
        assertThat(kept.only("PreferencesChanged").words().get("to")).contains("canary@example.com");
        assertThat(kept.only("BoardViewMade").words()).containsEntry("name", "canary view");
        assertThat(kept.bodies()).doesNotContain("canary");
    }

    private static String who(Stories.Read entry) {
        return entry.entry().path("who").asText();
    }

    private static String via(Stories.Read entry) {
        return entry.entry().path("via").asText();
    }

    private static String about(Stories.Read entry) {
        return entry.entry().at("/about/id").asText();
    }
}
