package dev.baton.expectations;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.models.DeployedModels;
import dev.baton.models.ModelFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers are told comes from templates: filled with what they may know, chosen by who they are, said once. */
@BatonTest
class TextsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private CustomerTexts texts;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Conversation conversation;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DeployedModels deployed;

    @Autowired
    private FormService forms;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final java.util.ArrayList<String> brought = new java.util.ArrayList<>();

    @BeforeEach
    void freezeTime() {
        desk.timeWas(Instant.parse("2026-01-06T09:00:00Z"));
    }

    @AfterEach
    void thoseThatShip() {
        desk.realTime();
        brought.forEach(deployment -> {
            jdbc.sql("delete from text_said where template in (select version from text_template where deployment = ?)")
                    .param(deployment)
                    .update();
            jdbc.sql("delete from text_template where deployment = ?")
                    .param(deployment)
                    .update();
            repository.deleteDeployment(deployment, true);
        });
    }

    @Test
    void aTextIsFilledInTheLanguageAndToneOfTheCustomer() {
        var german = desk.report(account("dach", "Europe/Berlin", null), facts("technical", "medium", "medium"));
        var english = desk.report(account("amer", "America/New_York", null), facts("technical", "medium", "medium"));

        assertThat(text(german, Occasion.RECEIVED))
                .matches(text -> text.language().equals("de") && text.tone().equals("formal"))
                .matches(text -> text.text().contains("Uhr MEZ") && text.text().contains(german.value()));
        assertThat(text(english, Occasion.RECEIVED))
                .matches(text -> text.language().equals("en") && text.tone().equals("friendly"))
                .matches(text -> text.text().contains("You hear from us by Tuesday 6 January 2026"));
        assertThat(texts.text(Occasion.RECEIVED, caseFile.get(english), "ja")
                        .orElseThrow()
                        .language())
                .as("where there is no such template")
                .isEqualTo("en");
    }

    @Test
    void theWordsOfUsersStayTextInIt() {
        var number = reported("test", "{{number}} <script>alert(1)</script> {{#since}}x{{/since}}");

        assertThat(text(number, Occasion.RECEIVED).text())
                .contains("{{number}} <script>alert(1)</script> {{#since}}x{{/since}}");
        assertThat(desk.page("/templates/received.en.friendly.mustache?case=" + number))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    void whatHappenedIsToldInBatonsWordsAndNeverInTheirs() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofMinutes(5));
        desk.says(number, "internal", "The customer is a nuisance");
        desk.says(number, "inbound", "Any news?");
        desk.escalate(number, "hierarchical");

        var update = text(number, Occasion.UPDATE).text();

        assertThat(update)
                .contains("- Your message has reached us.", "- More experienced colleagues have been asked.")
                .doesNotContain("nuisance", "Any news?", "They ask for it", "mara", "vera");
    }

    @Test
    void theTaskToUpdateTheCustomerBeginsWithWhatHappened() {
        var number = desk.criticalCase();
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofMinutes(5));
        desk.says(number, "internal", "Only for us");
        desk.says(number, "inbound", "Any news?");
        desk.passes(Duration.ofMinutes(110));

        var shown = forms.getTaskFormVariables(
                desk.task("Update customer", number).orElseThrow().getId());

        assertThat(shown.get("note_update"))
                .asString()
                .contains("Your message has reached us.")
                .doesNotContain("Only for us");
        assertThat(jdbc.sql("select count(*) from act_ru_variable where name_ = 'note_update'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aReportIsConfirmedOnceWhereItsSourceDoesNotDoIt() {
        var id = UUID.randomUUID().toString();
        var account = desk.ordinaryAccount();
        var first = reported("mail", id, account, "The export stops");
        assertThat(reported("mail", id, account, "The export stops")).isEqualTo(first);

        assertThat(automatic(first)).hasSize(1).first().satisfies(said -> {
            assertThat(said.direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(said.source()).as("it is Baton's own, and may be sent").isNull();
            assertThat(said.text()).contains("The export stops", first.value());
            assertThat(texts.subjectOf(said.id())).contains("Got it: The export stops");
        });
        assertThat(automatic(reported("helpdesk", "The export stops"))).isEmpty();
    }

    @Test
    void anAutomaticWordIsNoReply() {
        var number = reported("mail", "The export stops");

        assertThat(desk.clock(number, "firstReply")).containsEntry("state", "running");
        assertThat(jdbc.sql("select count(*) from promise where case_number = ? and ended_at is not null")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void closingTellsTheCustomerWhatWasDoneAndCustomerSuccess() {
        var number = desk.report(account("emea", null, "cleo"), facts("technical", "medium", "medium"));
        desk.resolves(number);
        desk.documents(number);

        assertThat(automatic(number)).hasSize(2);
        assertThat(automatic(number).get(0).text()).contains("Does it work for you now? Tell us here: http");
        assertThat(automatic(number))
                .last()
                .satisfies(said -> assertThat(said.text())
                        .contains("is closed", "It is back.", "whether it works for you now: http")
                        .doesNotContain("Restarted the exporter", "full disk", "Watch the disk"));
        assertThat(jdbc.sql(
                                "select count(*) from notice where kind = 'caseClosed' and case_number = ? and person = 'cleo'")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoTakesChargeOfAnEscalationIsTold() {
        var number = desk.standardCase();
        desk.escalate(number, "functional");
        assertThat(automatic(number)).as("nobody has it yet").isEmpty();

        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));

        assertThat(automatic(number)).hasSize(1);
        assertThat(automatic(number).get(0).text()).contains("more weight", "In charge now", "follow it here: http");
    }

    @Test
    void aReplyIsSignedByWhoWritesItAndPromisesTheHourThatItSays() {
        var number = desk.standardCase();
        var mara = dev.baton.Visitor.named("mara", port);
        mara.form("/cases/%s/texts".formatted(number), reply(mara, number, "", "", PUT_NOTHING));
        var first = putIn(mara.get("/cases/" + number).body());

        assertThat(first)
                .containsEntry("nextUpdate", "2026-01-08T17:00")
                .containsEntry("putHour", "2026-01-08T17:00:00Z");
        assertThat(first.get("text")).contains(first.get("putTold")).endsWith("\nMara, Support");

        var other = reply(mara, number, first.get("text"), "2026-01-07T10:00", first);
        assertThat(said(mara, number, other))
                .contains("The text says that they hear by " + first.get("putTold"))
                .contains(first.get("putTold"));
        mara.form("/cases/%s/texts".formatted(number), other);
        var again = putIn(mara.get("/cases/" + number).body());
        assertThat(again.get("text"))
                .as("what it put in itself is replaced")
                .doesNotContain(first.get("putTold"))
                .containsOnlyOnce("We have had a look");
        said(mara, number, reply(mara, number, again.get("text"), again.get("nextUpdate"), again));

        assertThat(conversation.latest(number, 1, 0).get(0).text()).contains(again.get("putTold"));
        assertThat(jdbc.sql("select due from promise where case_number = ? and ended_at is null")
                        .param(number.value())
                        .query(Instant.class)
                        .single())
                .isEqualTo("2026-01-07T10:00:00Z");
    }

    private static final Map<String, String> PUT_NOTHING = Map.of("put", "", "putHour", "", "putTold", "");

    private Map<String, String> reply(
            dev.baton.Visitor visitor, CaseNumber number, String text, String next, Map<String, String> put) {
        var form = new HashMap<>(put);
        form.put("kind", "reply");
        form.put("occasion", "first-reply");
        form.put("text", text);
        form.put("nextUpdate", next);
        form.put("key", UUID.randomUUID().toString());
        form.put("_csrf", visitor.token("/cases/" + number));
        return form;
    }

    private String said(dev.baton.Visitor visitor, CaseNumber number, Map<String, String> form) {
        visitor.form("/cases/%s/messages".formatted(number), form);
        return visitor.get("/cases/%s?form=reply".formatted(number)).body();
    }

    /** What stands in the form of the reply. */
    private static Map<String, String> putIn(String body) {
        var page = org.jsoup.Jsoup.parse(body);
        var form = page.select("form[data-draft=reply]").first();
        var fields = new HashMap<String, String>();
        List.of("put", "putHour", "putTold", "nextUpdate")
                .forEach(name -> fields.put(
                        name, form.select("[name=%s]".formatted(name)).val()));
        fields.put("text", form.select("textarea").first().wholeText());
        return fields;
    }

    @Test
    void aDuplicateIsNotToldThatItIsClosed() {
        var account = desk.ordinaryAccount();
        var main = desk.report(account, facts("technical", "medium", "medium"));
        var duplicate = desk.report(account, facts("technical", "medium", "medium"));

        desk.post("/api/cases/%s/links".formatted(duplicate), Map.of("to", main.value(), "kind", "duplicate"));

        assertThat(caseFile.get(duplicate).mergedInto()).isEqualTo(main);
        assertThat(automatic(duplicate)).isEmpty();
    }

    @Test
    void whatItsOwnerMarksGoesOutByItselfOncePerWait() {
        deploy("waiting-for-you.en.friendly.mustache", "waiting-for-you", "automatic: true", "Your turn, {{number}}");
        var number = desk.standardCase();
        desk.says(number, "outbound", "Which version is it?");

        waits(number);
        waits(number);
        assertThat(automatic(number)).extracting(Interaction::text).containsExactly("Your turn, " + number);
        desk.says(number, "inbound", "It is 4.2");
        waits(number);

        assertThat(automatic(number)).hasSize(2);
    }

    @Test
    void whatAProcessOwnerDeployedStays() {
        desk.realTime();
        var file = new ModelFile("processes/templates/update.en.friendly.mustache", new byte[0]);
        assertThat(isBatons(file)).isTrue();

        deploy("update.en.friendly.mustache", "update", "automatic: false", "Ours says {{stage}}.");

        assertThat(isBatons(file)).isFalse();
        var number = desk.standardCase();
        assertThat(text(number, Occasion.UPDATE).text()).startsWith("Ours says we are working");
    }

    @Test
    void anUnknownFactIsRefusedWithItsPlaceAndTheOldTextStays() {
        assertThatThrownBy(() ->
                        deploy("update.en.friendly.mustache", "update", "automatic: false", "Hi\n{{accountable}}"))
                .hasMessageContaining("update.en.friendly.mustache")
                .hasMessageContaining("line 8")
                .hasMessageContaining("has the fact \"accountable\", which there is not; there are number, subject");
        assertThatThrownBy(() -> deploy("again.mustache", "update", "automatic: false", "Another one"))
                .hasMessageContaining("the same occasion, language and tone as update.en.friendly.mustache");

        assertThat(text(desk.standardCase(), Occasion.UPDATE).text()).contains("Here is the update");
    }

    @Test
    void whoWritesPutsATextIntoTheReplyBelowWhatStandsThere() {
        var number = desk.standardCase();
        var mara = dev.baton.Visitor.named("mara", port);
        var form = new HashMap<>(Map.of("text", "I called you.", "occasion", "update", "language", "de"));
        form.put("_csrf", mara.token("/cases/" + number));

        mara.form("/cases/%s/texts".formatted(number), form);
        var page = mara.get("/cases/" + number);

        assertThat(page.body()).contains("I called you.", "hier ist der zugesagte Zwischenstand");
        assertThat(conversation.of(number))
                .as("nothing went out")
                .noneMatch(said -> said.direction() == Direction.OUTBOUND);
    }

    @Test
    void thePreviewShowsNobodyACaseThatTheyMayNotRead() {
        var number = desk.standardCase();

        assertThat(desk.page("/templates/update.en.formal.mustache?case=" + number))
                .contains("id=\"preview\"");
        var eli = http.withBasicAuth("eli", "baton");
        assertThat(eli.getForObject("/templates/update.en.formal.mustache?case=" + number, String.class))
                .contains("none that you may read")
                .doesNotContain(caseFile.get(number).subject());
        assertThat(eli.getForObject("/templates/update.en.formal.mustache?case=nonsense", String.class))
                .contains("none that you may read");
        assertThat(http.withBasicAuth("mara", "baton")
                        .getForEntity("/templates/none.mustache", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(desk.page("/templates")).contains("received.de.formal.mustache", "statusLink");
    }

    @Test
    void aProgramAsksForATextAndNothingIsSaid() {
        var number = desk.standardCase();

        var text = http.withBasicAuth("sam", "baton")
                .getForObject("/api/cases/%s/texts?occasion=update&language=de".formatted(number), Map.class);

        assertThat(text).containsEntry("language", "de").containsEntry("automatic", false);
        assertThat(http.withBasicAuth("sam", "baton")
                        .getForEntity("/api/cases/%s/texts?occasion=birthday".formatted(number), String.class)
                        .getBody())
                .contains("must be one of received");
    }

    private boolean isBatons(ModelFile file) {
        var place = deployed.running(file).orElseThrow();
        return DeployedModels.OURS.equals(repository
                .createDeploymentQuery()
                .deploymentId(place.deployment())
                .singleResult()
                .getSource());
    }

    private void deploy(String file, String occasion, String automatic, String body) {
        var content =
                "---\noccasion: %s\nlanguage: en\ntone: friendly\n%s\n---\n%s".formatted(occasion, automatic, body);
        brought.add(repository
                .createDeployment()
                .name("texts")
                .addInputStream(file, new java.io.ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .deploy()
                .getId());
    }

    private void waits(CaseNumber number) {
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "version"));
    }

    private CustomerTexts.Text text(CaseNumber number, Occasion occasion) {
        return texts.text(occasion, caseFile.get(number), null).orElseThrow();
    }

    private List<Interaction> automatic(CaseNumber number) {
        return conversation.of(number).stream()
                .filter(said -> said.automatic() && said.direction() == Direction.OUTBOUND)
                .toList();
    }

    private CaseNumber reported(String source, String subject) {
        return reported(source, UUID.randomUUID().toString(), desk.ordinaryAccount(), subject);
    }

    private CaseNumber reported(String source, String externalId, String account, String subject) {
        var answer = desk.post(
                "/api/cases",
                Map.of(
                        "source", source,
                        "externalId", externalId,
                        "account", account,
                        "contact", "Ada <ada@example.org>",
                        "subject", subject,
                        "description", "Since today."));
        return new CaseNumber((String) answer.get("number"));
    }

    private String account(String region, String zone, String csm) {
        var id = "account-" + UUID.randomUUID();
        accounts.save(
                new Account(id, id, "standard", null, null, null, "green", null, "software", region, zone, csm, true));
        return id;
    }
}
