package dev.baton.notification.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.HttpStub;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CustomerLink;
import dev.baton.notification.MailDesk;
import dev.baton.notification.SentMails;
import dev.baton.notification.SmtpStub;
import dev.baton.notification.outbox.Outbox;
import dev.baton.statuspage.links.StatusLinks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each customer hears what is said to them once, by the way that reaches them. */
@BatonTest
class WaysOutTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private MailDesk mails;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private PassOn passOn;

    @Autowired
    private StatusLinks links;

    @Autowired
    private CustomerLink customerLink;

    @Autowired
    private SentMails sent;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    private final HttpStub forum = new HttpStub();
    private SmtpStub server;

    @BeforeEach
    void aServer() throws Exception {
        desk.setTime(desk.now());
        mails.nothingWaits();
        server = SmtpStub.start();
        mails.serverAt(server.port());
    }

    @AfterEach
    void nobodyIsToldAnyMore() throws Exception {
        jdbc.sql("select id from endpoint").query(String.class).list().forEach(id -> call(HttpMethod.DELETE, id, null));
        server.close();
        mails.noServer();
        forum.close();
    }

    @Test
    void whatIsWrittenOnThePageLeavesAndWhatWasSaidOnTheTelephoneDoesNot() {
        var number = mails.caseOf("jane@customer.test");

        writes(number, "reply", "Written on the page");
        writes(number, "called", "Told her on the telephone");
        writes(number, "note", "Among ourselves");
        desk.passes(A_MOMENT);

        assertThat(told(number)).containsExactly("jane@customer.test SENT");
        assertThat(server.taken())
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Written on the page"));
    }

    @Test
    void whatTheSourceDoesNotHearOfThisCaseIsAMail() {
        listens(Map.of("priorities", List.of("P1")));
        var number = reported(desk.ordinaryAccount(), "jane@customer.test", "forum");

        desk.says(number, "outbound", "We look into it");
        passOn();

        assertThat(forum.heard()).isEmpty();
        assertThat(told(number)).containsExactly("jane@customer.test SENT");
    }

    @Test
    void whoseDuplicateGoesOnInACaseOfAListeningSourceGetsAMail() {
        listens(Map.of());
        var account = desk.ordinaryAccount();
        var main = reported(account, "ana@customer.test", "forum");
        duplicate(reported(account, "bob@customer.test", "test"), main);

        desk.says(main, "outbound", "We look into it");
        passOn();

        assertThat(forum.heard()).hasSize(1);
        assertThat(told(main)).contains("bob@customer.test SENT").noneMatch(row -> row.startsWith("ana"));
    }

    @Test
    void aListeningSourceHearsOnItsOwnCaseWhatIsSaidOnTheOneInWhichThatGoesOn() {
        listens(Map.of());
        var account = desk.ordinaryAccount();
        var main = reported(account, "ana@customer.test", "test");
        var duplicate = reported(account, "", "forum");
        duplicate(duplicate, main);

        desk.says(main, "outbound", "We look into it");
        passOn();

        assertThat(told(main)).contains("ana@customer.test SENT");
        assertThat(forum.heard())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body()).contains(duplicate.value(), "We look into it"));
    }

    @Test
    void howManyHearAWordIsNotHowOftenAMachineSpoke() {
        var account = desk.ordinaryAccount();
        var main = reported(account, "a0@example.org", "test");
        for (int more = 1; more < 4; more++) {
            duplicate(reported(account, "a%d@example.org".formatted(more), "test"), main);
        }

        mails.machineSays(main, "outbound", "Your case is solved");
        mails.machineSays(main, "outbound", "Your case is closed");
        desk.passes(A_MOMENT);

        assertThat(told(main)).hasSize(8).allMatch(row -> row.endsWith("SENT"));
    }

    @Test
    void eachReadsTheLinkToTheirOwnPage() {
        var account = desk.ordinaryAccount();
        var main = reported(account, "Ada <ada@example.org>", "test");
        var duplicate = reported(account, "bob@example.org", "test");
        duplicate(duplicate, main);
        var text = (String) http.withBasicAuth("sam", "baton")
                .getForObject("/api/cases/%s/texts?occasion=update".formatted(main), Map.class)
                .get("text");
        assertThat(text).contains("/status/your-page").doesNotContain("Ada");

        desk.says(main, "outbound", text);
        desk.says(
                main,
                "outbound",
                "Look: http://localhost/status/" + links.make(main, "sam", null).token());
        desk.passes(A_MOMENT);

        assertThat(linkedBy("ada@example.org")).hasSize(2).containsOnly(main.value());
        assertThat(linkedBy("bob@example.org")).hasSize(2).containsOnly(duplicate.value());
    }

    @Test
    void whereTheLinkWasTakenBackItsLineIsLeftOut() {
        var number = mails.caseOf("jane@customer.test");
        links.make(number, "sam", null);
        links.revoke(number, "sam");

        desk.says(number, "outbound", "Hello\nSee http://localhost/status/your-page\nBye");
        desk.passes(A_MOMENT);

        assertThat(server.taken())
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Hello", "Bye").doesNotContain("/status/"));
    }

    @Test
    void aCaseWithAsManyLinksAsItMayHaveIsClosed() {
        var number = mails.caseOf("jane@customer.test");
        for (int link = 0; link < 50; link++) {
            links.make(number, "sam", Duration.ofHours(72));
        }

        desk.resolves(number);
        desk.documents(number);
        desk.passes(A_MOMENT);

        assertThat(customerLink.of(number)).isEmpty();
        assertThat(told(number)).isNotEmpty().allMatch(row -> row.endsWith("SENT"));
    }

    @Test
    void aThreadKeepsTheSubjectOfTheTextWithWhichItBegan() {
        var number = mails.caseOf("jane@customer.test");

        desk.says(number, "outbound", "It is with us");
        jdbc.sql("""
                insert into text_said (case_number, occasion, once, interaction, subject, template, at)
                select case_number, 'received', '', id, 'Got it: the export', (select min(version) from text_template), now()
                from interaction where case_number = ? and direction = 'OUTBOUND'
                """).param(number.value()).update();
        desk.says(number, "outbound", "All good?");
        desk.passes(A_MOMENT);

        assertThat(server.taken().stream().flatMap(String::lines).filter(line -> line.startsWith("Subject: ")))
                .isNotEmpty()
                .allMatch(line -> line.contains("Got it: the export"));
    }

    @Test
    void aSecondReportOfTheFirstMailIsNoReportOfTheSecond() {
        var number = mails.caseOf("jane@customer.test");
        desk.says(number, "outbound", "Hello");
        desk.passes(A_MOMENT);
        var first = Pattern.compile("(?i)Message-ID:\\s*(<[^>]+>)")
                .matcher(server.taken().get(0));
        assertThat(first.find()).isTrue();
        sent.bounced(first.group(1), "4.4.7", "expired");
        outbox.retry(mails.delivery(number));
        desk.passes(A_MOMENT);

        sent.bounced(first.group(1), "5.4.7", "once more");

        assertThat(told(number)).containsExactly("jane@customer.test SENT");
        assertThat(sent.caseOfMessage(first.group(1))).contains(number);
    }

    @Test
    void whatCameBackCanBeGivenUp() {
        var number = mails.caseOf("jane@customer.test");
        desk.says(number, "outbound", "Hello");
        desk.passes(A_MOMENT);
        var first = Pattern.compile("(?i)Message-ID:\\s*(<[^>]+>)")
                .matcher(server.taken().get(0));
        assertThat(first.find()).isTrue();
        sent.bounced(first.group(1), "5.1.1", "no such user");

        assertThat(outbox.giveUp(mails.delivery(number), "otto")).isTrue();

        assertThat(told(number)).containsExactly("jane@customer.test DROPPED");
    }

    /** The case whose page each link opens that was sent to that address. */
    private List<String> linkedBy(String address) {
        return server.taken().stream()
                .filter(mail -> mail.contains("To: " + address))
                .map(mail -> Pattern.compile("/status/([\\w-]{43})")
                        .matcher(mail.replace("=\r\n", "").replace("=\n", "")))
                .filter(java.util.regex.Matcher::find)
                .map(found ->
                        links.open(found.group(1)).orElseThrow().caseNumber().value())
                .toList();
    }

    private void writes(CaseNumber number, String kind, String text) {
        var mara = Visitor.named("mara", port);
        var seen = jdbc.sql("select coalesce(string_agg(id::text, ','), '') from interaction where case_number = ?")
                .param(number.value())
                .query(String.class)
                .single();
        mara.form(
                "/cases/%s/messages".formatted(number),
                Map.of(
                        "_csrf", mara.token("/cases/" + number),
                        "kind", kind,
                        "text", text,
                        "key", UUID.randomUUID().toString(),
                        "seen", seen));
    }

    private void listens(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "name",
                "Forum",
                "address",
                forum.url("/hook"),
                "events",
                List.of("message.sent"),
                "source",
                "forum",
                "words",
                true));
        body.putAll(more);
        assertThat(call(HttpMethod.PUT, "forum", body).getStatusCode().is2xxSuccessful())
                .isTrue();
    }

    private ResponseEntity<String> call(HttpMethod method, String path, Map<String, ?> body) {
        return http.withBasicAuth("otto", "baton")
                .exchange("/api/endpoints/" + path, method, new HttpEntity<>(body), String.class);
    }

    private void duplicate(CaseNumber from, CaseNumber to) {
        assertThat(http.withBasicAuth("mara", "baton")
                        .postForEntity(
                                "/api/cases/%s/links".formatted(from),
                                Map.of("to", to.value(), "kind", "duplicate"),
                                String.class)
                        .getStatusCode()
                        .is2xxSuccessful())
                .isTrue();
    }

    private void passOn() {
        while (passOn.some()) {}
        desk.passes(A_MOMENT);
    }

    private CaseNumber reported(String account, String contact, String source) {
        var facts = new HashMap<String, String>(Desk.facts("technical", "medium", "medium"));
        facts.put("contact", contact);
        facts.put("source", source);
        return desk.report(account, facts);
    }

    private List<String> told(CaseNumber number) {
        return jdbc.sql("""
                select recipient || ' ' || state from delivery
                where case_number = ? and channel = 'mail' order by id
                """).param(number.value()).query(String.class).list();
    }
}
