package dev.baton.resolution.playbooks;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StepsTried;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/** What to try first stands beside the task, and what was tried stays with the case. */
@BatonTest
class PlaybooksTest {

    @Autowired
    private Desk desk;

    @Autowired
    private StepsTried tried;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    /** Others read the playbooks that ship. */
    @AfterEach
    void thoseThatShip() {
        jdbc.sql("""
                delete from playbook newer using playbook shipped
                where newer.version > shipped.version and newer.deployment <> shipped.deployment
                  and shipped.deployment = (select deployment from playbook order by version limit 1)
                """).update();
    }

    @Test
    void whatIsTickedIsKeptWithWhoAndGoesIntoTheBrief() {
        var number = outage();
        var steps = steps(number);
        assertThat(steps).hasSizeGreaterThan(4).allMatch(step -> step.get("by") == null);

        tick("sam", number, steps.get(2), true);
        tick("sana", number, steps.get(0), true);
        tick("sana", number, steps.get(0), true);

        assertThat(tried.of(number)).containsExactly(text(steps.get(2)), text(steps.get(0)));
        assertThat(steps(number).get(0)).containsEntry("by", "sana");
        assertThat(http.withBasicAuth("mara", "baton").getForObject("/cases/" + number, String.class))
                .as("the form of an escalation begins with what was tried")
                .contains("- %s\n- %s".formatted(text(steps.get(2)), text(steps.get(0))));
        var page = desk.page("/cases/" + number);
        assertThat(page).contains("Something is down", "2 of 8 tried", "tried by sana");

        tick("sam", number, steps.get(0), false);
        tick("sam", number, steps.get(0), false);
        assertThat(tried.of(number)).containsExactly(text(steps.get(2)));
        assertThat(jdbc.sql(
                                "select taken_back_by from playbook_tick where case_number = ? and taken_back_at is not null")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("sam");
    }

    @Test
    void ofTwoWhoTickTheSameAtOnceOneIsKept() {
        var number = outage();
        var step = steps(number).get(1);

        Stream.of("sam", "sana", "mara", "sam")
                .map(person -> CompletableFuture.runAsync(() -> tick(person, number, step, true)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(tried.of(number)).containsExactly(text(step));
    }

    @Test
    void aPlaybookThatChangedKeepsWhatWasTicked() {
        var number = desk.report(desk.ordinaryAccount(), facts("compliance", "medium", "medium"));
        deploy("compliance.md", "compliance", "- Ask for the form\n- Look it up\n- Answer\n");
        var steps = steps(number);
        tick("sam", number, steps.get(0), true);
        tick("sam", number, steps.get(1), true);

        deploy("compliance.md", "compliance", "1. Look it up\n2. Ask the lawyers\n");

        assertThat(steps(number)).extracting(step -> step.get("by")).containsExactly("sam", null);
        assertThat(also(number)).extracting(step -> step.get("text")).containsExactly("Ask for the form");
        assertThat(tried.of(number)).containsExactly("Ask for the form", "Look it up");
        var gone = post("sam", number, body(steps.get(2), "compliance.md", true));
        assertThat(gone.getStatusCode().value()).isEqualTo(400);
        assertThat(gone.getBody()).contains("has changed and has no such step any more");
        assertThat(post("sam", number, body(steps.get(0), "compliance.md", false))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(also(number)).isEmpty();
    }

    @Test
    void theCategoryChoosesItAndTheProductAreaBeforeThat() {
        deploy("legal.md", "legal", "- For all\n");
        deploy("legal-exports.md", "legal\nproductArea: Exports", "- For exports\n");
        var other = desk.report(desk.ordinaryAccount(), facts("legal", "low", "low"));
        var exports = new java.util.HashMap<>(facts("legal", "low", "low"));
        exports.put("productArea", "exports");
        var special = desk.report(desk.ordinaryAccount(), exports);

        assertThat(steps(other)).extracting(step -> step.get("text")).containsExactly("For all");
        assertThat(steps(special)).extracting(step -> step.get("text")).containsExactly("For exports");
    }

    @Test
    void whatWasTickedInAnotherCategoryStaysInTheRecord() {
        var number = outage();
        tick("sam", number, steps(number).get(0), true);

        desk.put("/api/cases/%s/assessment".formatted(number), facts("how-to", "low", "low"));

        assertThat(steps(number)).allMatch(step -> step.get("by") == null);
        assertThat(also(number)).hasSize(1);
        assertThat(desk.page("/cases/" + number)).contains("How do I …?", "Tried as well");
    }

    @Test
    void aCaseWithoutPlaybookSaysNothingOfOneAndAClosedOneIsRead() {
        var none = desk.report(desk.ordinaryAccount(), facts("safety", "low", "low"));
        assertThat(desk.page("/cases/" + none)).doesNotContain("id=\"playbook\"");
        assertThat(steps(none)).isEmpty();

        var number = outage();
        var step = steps(number).get(0);
        tick("sam", number, step, true);
        desk.resolves(number);
        tick("sam", number, steps(number).get(1), true);
        desk.documents(number);

        var refused = post("sam", number, body(step, "outage.md", false));
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(desk.page("/cases/" + number)).contains("tried by sam").doesNotContain("class=\"tick\"");
    }

    @Test
    void theFormWorksWithAndWithoutHtmx() {
        var number = outage();
        var step = steps(number).get(0);

        var plain = form(number, step, null);
        assertThat(plain.getStatusCode().value()).as("led back to the case").isEqualTo(200);
        assertThat(plain.getBody()).contains("data-case=\"%s\"".formatted(number), "1 of 8 tried");
        var part = form(number, steps(number).get(1), "true");
        assertThat(part.getStatusCode().value()).isEqualTo(200);
        assertThat(part.getBody().strip())
                .startsWith("<section id=\"playbook\"")
                .contains("2 of 8 tried");
        var gone = form(number, Map.of("id", "nothing"), "true");
        assertThat(gone.getBody()).contains("role=\"alert\"", "has no such step any more", "2 of 8 tried");
    }

    @Test
    void whoMayNotReachTheCaseTicksNothing() {
        var number = outage();
        var step = steps(number).get(0);

        assertThat(post("eli", number, body(step, "outage.md", true))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(post("aud", number, body(step, "outage.md", true))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(http.withBasicAuth("aud", "baton").getForObject("/cases/" + number, String.class))
                .contains("Something is down")
                .doesNotContain("class=\"tick\"");
    }

    @Test
    void whatLooksLikeAProgramIsShownAsItWasWritten() {
        deploy(
                "privacy.md",
                "feature-request",
                "- Try `<script>alert(1)</script>` [here](javascript:alert(2)) \\<img src=x onerror=alert(3)>\n");
        var number = desk.report(desk.ordinaryAccount(), facts("feature-request", "low", "low"));
        tick("sam", number, steps(number).get(0), true);

        assertThat(desk.page("/cases/" + number))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(3)&gt;")
                .doesNotContain("<script>alert", "<img src=x", "javascript:alert");
    }

    @Test
    void aBadOneStaysOutWithFileAndLine() {
        assertThatThrownBy(() -> deploy("bad.md", "weather", "- <b>Look</b>\n"))
                .hasMessageContaining("bad.md, line 2: is for the category \"weather\", which there is not")
                .hasMessageContaining("bad.md, line 4: holds HTML");
        assertThatThrownBy(() -> deploy("second.md", "outage", "- Another\n"))
                .hasMessageContaining("second.md: is for the same category and product area as outage.md");
        assertThat(jdbc.sql("select count(*) from playbook where file in ('bad.md', 'second.md')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private CaseNumber outage() {
        return desk.report(desk.ordinaryAccount(), facts("outage", "medium", "medium"));
    }

    private void deploy(String file, String category, String steps) {
        repository
                .createDeployment()
                .name("playbooks")
                .addInputStream(
                        file,
                        new java.io.ByteArrayInputStream("---\ncategory: %s\n---\n%s"
                                .formatted(category, steps)
                                .getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    private ResponseEntity<String> form(CaseNumber number, Map<String, Object> step, String htmx) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        if (htmx != null) {
            headers.set("HX-Request", htmx);
        }
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("playbook", "outage.md");
        fields.add("step", (String) step.get("id"));
        fields.add("done", "true");
        return http.withBasicAuth("sam", "baton")
                .exchange(
                        "/cases/%s/playbook".formatted(number),
                        HttpMethod.POST,
                        new HttpEntity<>(fields, headers),
                        String.class);
    }

    private void tick(String person, CaseNumber number, Map<String, Object> step, boolean done) {
        var answer = post(person, number, body(step, playbook(number), done));
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
    }

    private static Map<String, Object> body(Map<String, Object> step, String playbook, boolean done) {
        return Map.of("playbook", playbook, "step", step.get("id"), "done", done);
    }

    private ResponseEntity<String> post(String person, CaseNumber number, Map<String, Object> body) {
        return http.withBasicAuth(person, "baton")
                .postForEntity("/api/cases/%s/playbook".formatted(number), body, String.class);
    }

    private String playbook(CaseNumber number) {
        return (String) checklist(number).get("playbook");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> steps(CaseNumber number) {
        return (List<Map<String, Object>>) checklist(number).get("steps");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> also(CaseNumber number) {
        return (List<Map<String, Object>>) checklist(number).get("also");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> checklist(CaseNumber number) {
        return http.withBasicAuth("mara", "baton").getForObject("/api/cases/%s/playbook".formatted(number), Map.class);
    }

    private static String text(Map<String, Object> step) {
        return (String) step.get("text");
    }
}
