package dev.baton.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.statuspage.limits.PageLimits;
import dev.baton.statuspage.links.StatusLinks;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a customer sees of their case and does with it, and what of it the desk sees. */
@BatonTest
class CustomerPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private StatusLinks links;

    @Autowired
    private PageLimits limits;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    private CaseNumber number;
    private Customer customer;

    @BeforeEach
    void aCaseAndItsCustomer() {
        desk.setTime(nextMonday());
        limits.forgetAll();
        number = desk.standardCase();
        customer = Customer.of(number, links, port);
    }

    @AfterEach
    void itIsNow() {
        desk.realTime();
        limits.forgetAll();
    }

    @Test
    void everyStepIsToldInPlainWords() {
        var triaged = Customer.of(desk.report(desk.ordinaryAccount(), Map.of()), links, port);
        assertThat(stage(triaged)).isEqualTo("Being understood");
        assertThat(stage(customer)).isEqualTo("In work");
        desk.does("sam", "Work on case", number, Desk.RESOLVED);
        assertThat(stage(customer)).isEqualTo("Solution proposed");
        assertThat(customer.page()).doesNotContain("It is back.", "Restarted the exporter.");
        desk.signsOff(number, Desk.APPROVED);
        assertThat(stage(customer)).isEqualTo("Solved");
        assertThat(customer.page()).contains("It is back.").doesNotContain("Restarted the exporter.");
        desk.documents(number);
        assertThat(stage(customer)).isEqualTo("Closed");
        assertThat(customer.page())
                .doesNotContain("A full disk", "When the export stops", "action=\"/status/x/escalation");
    }

    @Test
    void theNextWordIsToldInTheirZoneAndHowLongItIs() {
        var due = jdbc.sql("select min(due) from promise where case_number = ? and ended_at is null")
                .param(number.value())
                .query(Instant.class)
                .single();
        jdbc.sql("update support_case set zone = 'Asia/Tokyo' where number = ?")
                .param(number.value())
                .update();
        desk.setTime(due.minus(Duration.ofMinutes(130)));

        assertThat(customer.page()).contains("in 2 h 10 min", "Japan Time (Asia/Tokyo)", "datetime=\"" + due + "\"");
        assertThat(customer.opens("de").body())
                .contains("in 2 Std. 10 Min.", "Wann Sie wieder von uns hören", "lang=\"de\"");
        desk.passes(Duration.ofMinutes(160));
        assertThat(customer.page()).contains("We are 30 min late");
    }

    @Test
    void whatWasPromisedBeforeSaysWhetherItWasKept() {
        desk.passes(Duration.ofMinutes(30));
        desk.says(number, "outbound", "We look into it");
        assertThat(earlier()).contains("kept A first answer");

        desk.passes(Duration.ofDays(5));
        desk.says(number, "outbound", "Still at it");
        assertThat(earlier()).contains("not kept An update");
    }

    @Test
    void whatWasSaidIsTheirsAndWhatWasSaidToThem() {
        desk.says(number, "outbound", "Which version is it?");
        desk.says(number, "internal", "They never answer");
        customer.writes("Version 7.\nSince <b>Monday</b>.");

        assertThat(customer.page())
                .contains("Which version is it?", "Version 7.", "Since &lt;b&gt;Monday&lt;/b&gt;.")
                .doesNotContain("They never answer", "<b>Monday");
        assertThat(jdbc.sql(
                                "select direction || ' ' || source from interaction where case_number = ? and text like 'Version%'")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("INBOUND status-page");
        assertThat(desk.stories(number)).anyMatch(story -> story.startsWith("Customer wrote: Version 7."));
    }

    @Test
    void theSameSentTwiceIsOnceAlsoAtTheSameInstant() {
        var form = Map.of("text", "Any news?", "key", "one");
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> customer.sends("messages", form)))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(answers).containsOnly(303);
        assertThat(said("Any news?")).isEqualTo(1);
        customer.sends("messages", Map.of("text", "Any news at all?", "key", "one"));
        assertThat(said("Any news at all?")).isEqualTo(1);
    }

    @Test
    void whatCannotBeKeptComesBackWithASentence() {
        var empty = customer.writes("   ");
        var long1 = customer.writes("x".repeat(20_001));
        var odd = customer.sends("messages", Map.of("text", "half \u0000 one", "key", "k"));

        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("Please write something");
        assertThat(long1.statusCode()).isEqualTo(400);
        assertThat(long1.body()).contains("at most 20,000 characters", "x".repeat(20_001));
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(odd.body()).contains("cannot be kept");
    }

    @Test
    void aFileIsOnTheCaseAndOnThePageByName() {
        assertThat(customer.sendsFile("export.log", "10:00 stopped").statusCode())
                .isEqualTo(303);
        assertThat(customer.sendsFile("export.log", "10:00 stopped").statusCode())
                .isEqualTo(303);
        var refused = customer.sendsFile("run.exe", "MZ");
        var none = customer.sendsFile("empty.txt", "");

        assertThat(customer.page()).containsOnlyOnce("export.log").doesNotContain("/attachments/");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("The file was not taken. Choose a picture");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(jdbc.sql("select added_by from attachment where case_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("customer:" + number);
        assertThat(customer.sends("files", Map.of("file", "x")).statusCode()).isEqualTo(400);
    }

    @Test
    void askingForAnEscalationAsksSomebodyWithMoreAuthorityOnce() {
        assertThat(customer.asks("Our shops stand still").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("?done=asked"));
        assertThat(customer.asks("And nobody calls").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("?done=askedBefore"));

        assertThat(jdbc.sql(
                                "select cause || ' ' || kind || ' ' || coalesce(asked_by, '-') from escalation where case_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("requestedByCustomer HIERARCHICAL -");
        assertThat(said("Our shops stand still")).isEqualTo(1);
        assertThat(said("And nobody calls")).isEqualTo(1);
        assertThat(customer.page()).contains("Escalated. Asked to take charge: ");
        var asked = desk.task("Take charge", number).orElseThrow().getAssignee();
        desk.does(asked, "Take charge", number, Map.of("answer", "accepted", "note_answer", "Mine: canary-7"));
        assertThat(customer.page()).contains("Escalated. In charge now: ").doesNotContain("canary-7", asked + "<");
    }

    @Test
    void anEscalationSentTwiceIsOneAlsoOnceItHasEnded() {
        var form = Map.of("reason", "Our shops stand still", "key", "once");
        customer.sends("escalation", form);
        var asked = desk.task("Take charge", number).orElseThrow().getAssignee();
        desk.does(asked, "Take charge", number, Map.of("answer", "declined", "note_answer", "No need"));

        assertThat(customer.sends("escalation", form).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("?done=asked"));
        assertThat(jdbc.sql("select count(*) from escalation where case_number = ?")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoAsksWhileItIsSignedOffIsToldAndKeepsTheirWords() {
        desk.resolves(number);

        var late = customer.asks("Our shops <stand> still");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Meanwhile it was solved", "Is it solved?", ">Our shops &lt;stand&gt; still</textarea>");
        assertThat(said("Our shops <stand> still")).isZero();
        var triage = customer.sends("escalation", Map.of("reason", "", "key", "k"));
        assertThat(triage.statusCode()).isEqualTo(400);
    }

    @Test
    void whereTheProcessIsGoneTheWordIsKeptAndSomebodyIsTold() {
        desk.losesItsProcess(number);

        assertThat(customer.asks("Please!").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("?done=passedOn"));

        assertThat(said("Please!")).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from notice where kind = 'customerAsks' and case_number = ?")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatAClosedCaseIsToldGoesOnAsAnotherWhosePageTheyGet() {
        desk.resolves(number);
        desk.documents(number);

        var answer = customer.writes("It broke again");

        var to = answer.headers().firstValue("Location").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(to).startsWith("/status/").endsWith("?done=followUp").doesNotContain(customer.path());
        var followUp = Customer.at(to.replaceAll("[?].*", ""), port);
        assertThat(followUp.page()).containsOnlyOnce(">It broke again<").doesNotContain("It is back.");
        assertThat(customer.page()).contains("It goes on as a new request.", followUp.path());
        customer.writes("And again");
        assertThat(followUp.page()).contains("And again");
    }

    @Test
    void theDuplicateShowsWhereItGoesOn() {
        var account = desk.ordinaryAccount();
        var main = desk.report(account, Map.of("contact", "Ann"));
        var same = desk.report(account, Map.of("contact", "ann ", "description", "Once more"));
        var other = desk.report(account, Map.of("contact", "Bob", "description", "Bob's words"));
        List.of(same, other)
                .forEach(one -> desk.post(
                        "/api/cases/%s/links".formatted(one), Map.of("to", main.value(), "kind", "duplicate")));
        var anns = Customer.of(main, links, port);
        var bobs = Customer.of(other, links, port);
        desk.says(main, "outbound", "Dear Ann");
        bobs.writes("Bob again");

        assertThat(Customer.of(same, links, port).page())
                .contains("It goes on together with your request " + main, "Once more", "Dear Ann")
                .doesNotContain("Bob");
        assertThat(anns.page()).contains("Once more", "Dear Ann").doesNotContain("Bob");
        assertThat(bobs.page())
                .contains("another request of your company", "Bob&#39;s words", "Bob again")
                .doesNotContain("Ann", main.value());
    }

    @Test
    void whereNobodyIsNamedNobodyIsTheSameCustomer() {
        var account = desk.ordinaryAccount();
        var main = desk.report(account, Map.of("description", "Of somebody"));
        var other = desk.report(account, Map.of("description", "Of somebody else"));
        desk.post("/api/cases/%s/links".formatted(other), Map.of("to", main.value(), "kind", "duplicate"));

        assertThat(Customer.of(other, links, port).page())
                .contains("another request of your company", "Of somebody else")
                .doesNotContain("Of somebody<", main.value());
        assertThat(Customer.of(main, links, port).page()).doesNotContain("Of somebody else");
    }

    @Test
    void tooMuchIsToldWhenItGoesOnAndNothingIsLost() {
        for (var nth = 0; nth < 20; nth++) {
            customer.writes("Word " + nth);
        }
        var tooMuch = customer.writes("One more");

        assertThat(tooMuch.statusCode()).isEqualTo(429);
        assertThat(tooMuch.body()).contains("Send it again in 10 minutes", ">One more</textarea>");
        desk.passes(Duration.ofMinutes(10));
        assertThat(customer.writes("One more").statusCode()).isEqualTo(303);
    }

    /** Whatever is ours to know only is in no byte of the page, whatever state the case is in. */
    @Test
    void nothingInternalIsOnThePageInAnyState() {
        var account = accounts.find(desk.ordinaryAccount()).orElseThrow();
        var canaried = desk.report(account.id(), Desk.facts("technical", "high", "high"));
        var page = Customer.of(canaried, links, port);
        var mara = identities.createUserQuery().userId("mara").singleResult();
        desk.says(canaried, "internal", "canary-note");
        desk.post(
                "/api/cases/%s/escalations".formatted(canaried),
                Map.of("kind", "functional", "reason", "canary-reason"));
        desk.post("/api/cases/%s/waiting".formatted(canaried), Map.of("on", "third-party", "reason", "canary-wait"));
        var another = desk.report(account.id(), Map.of("subject", "canary-other", "description", "canary-else"));
        desk.post("/api/cases/%s/links".formatted(canaried), Map.of("to", another.value(), "kind", "related"));
        var canaries = List.of(
                "canary",
                mara.getLastName(),
                "mara",
                "sam<",
                "\"sam\"",
                another.value(),
                account.name(),
                String.valueOf(caseFile.get(canaried).score()) + " ",
                "Work on case",
                "Sign off",
                "P1",
                "1000");
        isClean(page, canaries);
        var asked = desk.task("Take charge", canaried).orElseThrow().getAssignee();
        desk.does(asked, "Take charge", canaried, Map.of("answer", "accepted", "note_answer", "canary-answer"));
        isClean(page, canaries);
        desk.does(
                asked,
                "Work on case",
                canaried,
                Map.of("outcome", "resolved", "note_reply", "Done.", "note_resolution", "canary-resolution"));
        isClean(page, canaries);
        desk.signsOff(canaried, Desk.APPROVED);
        isClean(page, canaries);
        desk.losesItsProcess(canaried);
        assertThat(caseFile.get(canaried).status()).isEqualTo(Status.RESOLVED);
        isClean(page, canaries);
    }

    private Instant nextMonday() {
        return desk.now()
                .atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(LocalTime.of(9, 0))
                .toInstant();
    }

    private static void isClean(Customer customer, List<String> canaries) {
        for (var language : List.of("en", "de")) {
            var answer = customer.opens(language);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(canaries);
        }
    }

    private static String stage(Customer customer) {
        var page = customer.page();
        var now = page.substring(page.indexOf("aria-current=\"step\""));
        return now.substring(now.indexOf("<span>") + 6, now.indexOf("</span>"));
    }

    private String earlier() {
        var page = customer.page();
        return page.substring(page.indexOf("id=\"earlier\""))
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }

    private long said(String text) {
        return jdbc.sql("select count(*) from interaction where case_number = ? and text = ?")
                .params(number.value(), text)
                .query(Long.class)
                .single();
    }
}
