package dev.baton.expectations;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** You said, we did: each customer behind a change hears of it once, when somebody sends it or its text goes out by itself. */
@BatonTest
class ImprovementsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Conversation conversation;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aTextIsPreparedForEachCustomerBehindItOnce() {
        var account = desk.ordinaryAccount();
        var number = reported(account, "Ada <ada@example.org>");
        var duplicate = reported(account, "bob@example.org");
        var ofTheSame = reported(account, "ADA@example.org");
        var related = reported(desk.ordinaryAccount(), "eve@example.net");
        link(duplicate, number, "duplicate");
        link(number, related, "related");
        link(number, ofTheSame, "related");

        made(number, "The export goes on after a pause.");

        assertThat(of(number))
                .singleElement()
                .satisfies(made -> assertThat(made)
                        .containsEntry("state", "waiting")
                        .containsEntry("customers", 2)
                        .containsEntry("waiting", 2));
        assertThat(of(related))
                .singleElement()
                .satisfies(made -> assertThat(made).containsEntry("state", "waiting"));
        assertThat(of(ofTheSame)).as("the same customer, told on another case").isEmpty();
        assertThat(of(duplicate))
                .as("they hear what is said on the case in which theirs goes on")
                .isEmpty();
        assertThat(words(number)).as("nobody is told yet").isEmpty();
        assertThat(desk.stories(number, "ImprovementMade")).hasSize(1);
    }

    @Test
    void whoeverSendsItSaysItOnceAndInTheirOwnWords() {
        var number = reported(desk.ordinaryAccount(), "ada@example.org");
        made(number, "The export goes on after a pause.");
        var told = told(number);
        var mara = Visitor.named("mara", port);
        assertThat(mara.get("/cases/" + number).body())
                .contains("Because of that we changed something", "The export goes on after a pause.");

        decide(mara, number, told, Map.of("text", "Dear Ada, it goes on now.", "send", "on"));
        decide(mara, number, told, Map.of("text", "Dear Ada, it goes on now.", "send", "on"));

        assertThat(words(number)).extracting(Interaction::text).containsExactly("Dear Ada, it goes on now.");
        assertThat(mara.get("/cases/" + number).body()).contains("Somebody has sent this or left it out before you");
        assertThat(of(number))
                .singleElement()
                .satisfies(made -> assertThat(made).containsEntry("state", "said"));
    }

    @Test
    void whoIsLeftOutHearsNothing() {
        var number = reported(desk.ordinaryAccount(), "ada@example.org");
        made(number, "The export goes on after a pause.");

        decide(Visitor.named("mara", port), number, told(number), Map.of("text", "Dear Ada"));

        assertThat(words(number)).isEmpty();
        assertThat(of(number))
                .singleElement()
                .satisfies(made -> assertThat(made).containsEntry("state", "left"));
    }

    @Test
    void aCaseThatWasOpenedAgainIsNotToldThatItIsBetter() {
        var number = reported(desk.ordinaryAccount(), "ada@example.org");
        desk.resolves(number);
        made(number, "The export goes on after a pause.");
        desk.passes(Duration.ofMinutes(1));
        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It stops again"));
        var mara = Visitor.named("mara", port);

        decide(mara, number, told(number), Map.of("text", "It is better now", "send", "on"));

        assertThat(words(number)).noneMatch(said -> said.text().equals("It is better now"));
        assertThat(mara.get("/cases/" + number).body()).contains("was opened again since", "It is better now");
    }

    @Test
    void whoeverIsMergedMeanwhileHearsItOnTheirOwnCase() {
        var account = desk.ordinaryAccount();
        var number = reported(account, "ada@example.org");
        var other = reported(account, "bob@example.org");
        link(number, other, "related");
        made(number, "The export goes on after a pause.");
        link(other, number, "duplicate");

        decide(Visitor.named("mara", port), other, told(other), Map.of("text", "Dear Bob", "send", "on"));

        assertThat(jdbc.sql("select count(*) from interaction where case_number = ? and text = 'Dear Bob'")
                        .param(other.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(words(number)).extracting(Interaction::text).contains("Dear Bob");
    }

    @Test
    void itGoesOutByItselfWhereItsOwnerWantsItSo() {
        var deployment = repository
                .createDeployment()
                .name("texts")
                .addInputStream(
                        "what-your-input-changed.en.friendly.mustache",
                        new java.io.ByteArrayInputStream("""
                                ---
                                occasion: what-your-input-changed
                                language: en
                                tone: friendly
                                automatic: true
                                ---
                                We did: {{whatChanged}}
                                """.getBytes(StandardCharsets.UTF_8)))
                .deploy()
                .getId();
        try {
            var number = reported(desk.ordinaryAccount(), "ada@example.org");
            var related = reported(desk.ordinaryAccount(), "eve@example.net");
            link(number, related, "related");

            made(number, "The export goes on.");

            assertThat(words(number)).extracting(Interaction::text).containsExactly("We did: The export goes on.");
            assertThat(words(related)).extracting(Interaction::text).containsExactly("We did: The export goes on.");
            assertThat(of(related))
                    .singleElement()
                    .satisfies(one -> assertThat(one).containsEntry("state", "said"));
        } finally {
            jdbc.sql("delete from text_said where template in (select version from text_template where deployment = ?)")
                    .param(deployment)
                    .update();
            jdbc.sql("delete from text_template where deployment = ?")
                    .param(deployment)
                    .update();
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void theDocumentationSaysWhatWasChanged() {
        var number = reported(desk.ordinaryAccount(), "ada@example.org");
        desk.resolves(number);
        var answers = new HashMap<>(Desk.DOCUMENTED);
        answers.put("note_whatChanged", "The disk is watched now.");

        desk.does("sam", "Document case", number, answers);

        assertThat(of(number))
                .singleElement()
                .satisfies(made -> assertThat(made).containsEntry("what", "The disk is watched now."));
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where name_ = 'note_whatChanged'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nothingIsSaidToHaveChangedOnADuplicateOrWithoutWords() {
        var account = desk.ordinaryAccount();
        var number = reported(account, "ada@example.org");
        var duplicate = reported(account, "bob@example.org");
        link(duplicate, number, "duplicate");

        assertThat(post(duplicate, Map.of("what", "Better")).getStatusCode().value())
                .isEqualTo(409);
        assertThat(post(number, Map.of("what", " ")).getStatusCode().value()).isEqualTo(400);
        assertThat(http.withBasicAuth("aud", "baton")
                        .postForEntity(
                                "/api/cases/%s/improvements".formatted(number), Map.of("what", "x"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void whoseCaseWasMergedMeanwhileIsToldOnTheOtherOneAndNotOnceMore() {
        var account = desk.ordinaryAccount();
        var number = reported(account, "ada@example.org");
        var other = reported(account, "bob@example.org");
        link(number, other, "related");
        made(number, "The export goes on after a pause.");
        link(other, number, "duplicate");

        decide(Visitor.named("mara", port), number, told(number), Map.of("text", "It goes on", "send", "on"));

        assertThat(of(other)).singleElement().satisfies(one -> assertThat(one).containsEntry("state", "said"));
    }

    @Test
    void lookingAtACaseMakesNoLink() {
        var number = reported(desk.ordinaryAccount(), "ada@example.org");
        made(number, "The export goes on after a pause.");

        assertThat(Visitor.named("aud", port).get("/cases/" + number).status()).isEqualTo(200);
        assertThat(http.withBasicAuth("aud", "baton")
                        .getForObject("/api/cases/%s/texts?occasion=update".formatted(number), String.class))
                .contains("/status/your-page");
        assertThat(http.withBasicAuth("aud", "baton")
                        .getForObject("/templates/update.en.formal.mustache?case=" + number, String.class))
                .contains("/status/your-page");

        assertThat(jdbc.sql("select count(*) from status_link where case_number = ?")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void made(CaseNumber number, String what) {
        assertThat(post(number, Map.of("what", what)).getStatusCode().value()).isEqualTo(201);
    }

    private org.springframework.http.ResponseEntity<String> post(CaseNumber number, Map<String, String> body) {
        return http.withBasicAuth("mara", "baton")
                .postForEntity("/api/cases/%s/improvements".formatted(number), body, String.class);
    }

    private void decide(Visitor who, CaseNumber number, long told, Map<String, String> answer) {
        var form = new HashMap<>(answer);
        form.put("_csrf", who.token("/cases/" + number));
        who.form("/cases/%s/improvements/%d".formatted(number, told), form);
    }

    private long told(CaseNumber number) {
        return jdbc.sql("select max(id) from improvement_told where case_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> of(CaseNumber number) {
        return http.withBasicAuth("mara", "baton")
                .getForObject("/api/cases/%s/improvements".formatted(number), List.class);
    }

    private List<Interaction> words(CaseNumber number) {
        return conversation.of(number).stream()
                .filter(said -> said.automatic() && said.direction() == Direction.OUTBOUND)
                .toList();
    }

    private void link(CaseNumber from, CaseNumber to, String kind) {
        var answer = http.withBasicAuth("mara", "baton")
                .postForEntity(
                        "/api/cases/%s/links".formatted(from), Map.of("to", to.value(), "kind", kind), String.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as(answer.getBody())
                .isTrue();
    }

    private CaseNumber reported(String account, String contact) {
        var body = new HashMap<String, String>(facts("technical", "medium", "medium"));
        body.put("source", "test");
        body.put("externalId", UUID.randomUUID().toString());
        body.put("account", account);
        body.put("contact", contact);
        body.put("subject", "The export stops");
        body.put("description", "Since today.");
        return new CaseNumber((String) desk.post("/api/cases", body).get("number"));
    }
}
