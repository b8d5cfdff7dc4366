package dev.baton.intake;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Categories;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Interaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** What people and programs write is understood, or kept for a person and told; it is never cut in silence. */
@BatonTest
@SuppressWarnings({"rawtypes", "unchecked"})
class NothingIsLostTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Categories categories;

    @ParameterizedTest
    @CsvSource({
        "Technical,technical",
        " BILLING ,billing",
        "How to,how-to",
        "feature_request,feature-request",
        "LEGAL,legal"
    })
    void aCategoryIsUnderstoodHoweverItIsSpelt(String given, String meant) {
        var number = desk.report(desk.ordinaryAccount(), facts(given, "HIGH", "Medium"));

        assertThat(caseFile.get(number).category()).isEqualTo(meant);
        assertThat(caseFile.get(number).priority()).isNotNull();
    }

    @Test
    void securitySpeltWithACapitalNeverWaitsForTriage() {
        var number = desk.report(desk.ordinaryAccount(), facts("Security", "low", "low"));

        assertThat(caseFile.get(number).priority()).isNotNull();
        assertThat(caseFile.get(number).skill()).isEqualTo("security");
    }

    @Test
    void anAssessmentUnderstandsWhatAReportUnderstands() {
        var path = "/api/cases/%s/assessment".formatted(desk.standardCase());

        var spelt = exchange(path, Map.of("category", "Outage", "impact", "HIGH", "urgency", "High"));
        var unknown = exchange(path, Map.of("category", "gibberish", "impact", "low", "urgency", "low"));

        assertThat(spelt.getBody()).containsEntry("category", "outage").containsEntry("priority", "P1");
        assertThat(unknown.getStatusCode().value()).isEqualTo(400);
        assertThat(unknown.getBody().get("errors").toString()).contains("field=category", "technical, outage");
    }

    @Test
    void anUnknownCategoryIsKeptForThePersonWhoTriages() {
        var answer = report(Map.of("category", "gibberish", "impact", "low", "urgency", "low"));

        assertThat(desk.tasks(number(answer))).containsExactly("Triage case");
        assertThat(caseFile.get(number(answer)).category()).isEqualTo("gibberish");
        assertThat(page(answer)).contains("gibberish");
        assertThat(answer.getBody().get("warnings").toString()).contains("gibberish", "left to triage");
    }

    @Test
    void anUnknownImpactIsToldToThePersonWhoTriages() {
        var answer = report(Map.of("category", "technical", "impact", "Blocker", "urgency", "low"));

        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(desk.tasks(number(answer))).containsExactly("Triage case");
        assertThat(page(answer)).contains("The report says impact: Blocker");
        assertThat(answer.getBody().get("warnings").toString()).contains("Blocker", "low, medium, high");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms/triageCase.form", "forms/reportCase.form"})
    void formsOfferTheCategoriesThatEveryWayInKnows(String form) throws IOException {
        var root = new ObjectMapper().readTree(Path.of(form).toFile());
        var offered = StreamSupport.stream(root.path("components").spliterator(), false)
                .filter(field -> field.path("key").asText().equals("category"))
                .flatMap(field -> StreamSupport.stream(field.path("values").spliterator(), false))
                .map((JsonNode value) -> value.path("value").asText())
                .toList();

        assertThat(offered).isEqualTo(categories.all());
    }

    @Test
    void fieldsNobodyKnowsAreTold() {
        var report = report(Map.of("categry", "technical", "prio", 1));
        var message = http.withBasicAuth("sam", "baton")
                .postForEntity(
                        "/api/cases/%s/messages".formatted(number(report)),
                        Map.of("direction", "inbound", "text", "x", "from", "Ana"),
                        Map.class);
        var account = put("acme-" + UUID.randomUUID(), Map.of("name", "Acme", "teir", "vip"));

        assertThat(report.getBody().get("warnings").toString()).contains("\"categry\" is not known", "\"prio\"");
        assertThat(message.getBody().get("warnings").toString()).contains("\"from\"");
        assertThat(account.getStatusCode().value()).isEqualTo(200);
        assertThat(account.getBody().get("warnings").toString()).contains("\"teir\"");
    }

    @Test
    void aMillionCharactersAreKeptWholeAndShownFolded() {
        var text = "All of it. ".repeat(95_000);

        var answer = report(Map.of("description", text));
        say(answer, text);

        assertThat(caseFile.get(number(answer)).description()).isEqualTo(text);
        assertThat(conversation.of(number(answer)).get(0).text()).isEqualTo(text);
        assertThat(page(answer)).contains("<details>", "1,045,000 characters");
    }

    @Test
    void whatIsLongerThanThatIsRefusedWithTheLimit() {
        var answer = report(Map.of("description", "x".repeat(1_048_577)));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().get("detail").toString()).contains("at most 1,048,576 characters");
    }

    @Test
    void aLongSubjectStandsWholeBeforeTheDescription() {
        var subject = "Why does the export stop? ".repeat(20).strip();

        var answer = report(Map.of("subject", subject));

        var kept = caseFile.get(number(answer));
        assertThat(kept.subject()).hasSize(200).endsWith("…");
        assertThat(kept.description()).startsWith(subject + "\n\n");
        assertThat(answer.getBody().get("warnings").toString()).contains("subject");
    }

    @Test
    void htmlIsReadAsText() {
        var answer = report(Map.of("description", "<div>The <b>export</b><br>stops</div>"));
        say(answer, "<p>Still?</p><ul><li>yes</li></ul>");

        assertThat(caseFile.get(number(answer)).description()).isEqualTo("The export\nstops");
        assertThat(conversation.of(number(answer)))
                .extracting(Interaction::text)
                .containsExactly("Still?\n\n- yes");
        assertThat(answer.getBody().get("warnings").toString()).contains("description was HTML");
    }

    @Test
    void whoeverSendsTextThatLooksLikeHtmlSaysSo() {
        var answer = report(Map.of("description", "<div>is my tag</div>", "format", "text"));

        assertThat(caseFile.get(number(answer)).description()).isEqualTo("<div>is my tag</div>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200b \u2060\ufeff", "\u00a0", "\u2800"})
    void whatNobodySeesIsMissing(String text) {
        var answer = report(Map.of("description", text));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().get("detail").toString()).contains("description is missing");
    }

    @Test
    void halfACharacterIsToldWithItsPlace() {
        var answer = report(Map.of("description", "ab\ud83d"));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().get("detail").toString()).contains("lone surrogate", "position 3");
    }

    @Test
    void theNumberPeopleKnowStandsBesideTheId() {
        var answer = report(Map.of("reference", "#32"));

        assertThat(caseFile.get(number(answer)).reference()).isEqualTo("#32");
        assertThat(page(answer)).contains("helpdesk #32");
    }

    @Test
    void anAccountIsOneHoweverItIsSpelt() {
        var id = "Acme-" + UUID.randomUUID();
        put(id, Map.of("name", "Acme", "tier", "vip"));

        var answer = report(Map.of("account", "  " + id.toUpperCase() + " "));
        put(id.toLowerCase(), Map.of("name", "Acme Ltd"));

        assertThat(caseFile.get(number(answer)).account()).isEqualTo(id);
        assertThat(page(answer)).contains("Acme Ltd").doesNotContain("to be completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "a;b", "50%", ".", "..", "a\tb", "a\u200bb"})
    void whatNoAddressCarriesIsRefusedAtTheFirstDoor(String account) {
        var answer = report(Map.of("account", account));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().get("errors").toString()).contains("field=account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "001Dn00000AbCdE",
                "Müller & Söhne (DE)",
                "a?b#c",
                "a:b@c+d=e,f",
                "日本",
                "🚒",
                "a.b",
                "~x!*'$|^`{}[]<>\""
            })
    void anyCharacterACrmUsesWorksInThePath(String id) {
        var own = id + UUID.randomUUID();
        var answer = report(Map.of("account", own));

        assertThat(put(own, Map.of("name", "Known now")).getStatusCode().value())
                .isEqualTo(204);

        assertThat(page(answer)).contains("Known now").doesNotContain("to be completed");
    }

    private ResponseEntity<Map> report(Map<String, ?> changes) {
        var body = new HashMap<String, Object>(Map.of(
                "externalId", UUID.randomUUID().toString(),
                "source", "helpdesk",
                "subject", "Nothing works",
                "description", "Since this morning",
                "account", "account-" + UUID.randomUUID()));
        body.putAll(changes);
        return http.withBasicAuth("sam", "baton").postForEntity("/api/cases", body, Map.class);
    }

    private ResponseEntity<Map> put(String id, Map<String, ?> account) {
        return http.withBasicAuth("sam", "baton")
                .exchange("/api/accounts/{id}", HttpMethod.PUT, new HttpEntity<>(account), Map.class, id);
    }

    private ResponseEntity<Map> exchange(String path, Map<String, ?> body) {
        return http.withBasicAuth("sam", "baton").exchange(path, HttpMethod.PUT, new HttpEntity<>(body), Map.class);
    }

    private void say(ResponseEntity<Map> reported, String text) {
        desk.says(number(reported), "inbound", text);
    }

    private static CaseNumber number(ResponseEntity<Map> reported) {
        assertThat(reported.getStatusCode().value()).as("%s", reported).isEqualTo(201);
        return new CaseNumber((String) reported.getBody().get("number"));
    }

    private String page(ResponseEntity<Map> reported) {
        return http.withBasicAuth("sam", "baton").getForObject("/cases/" + number(reported), String.class);
    }
}
