package dev.baton;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people see and do in the real Tasklist. Its screenshots are in {@code target/screenshots}. */
@BatonTest
class TasklistBrowserTest {

    private static final Pattern LOGIN = Pattern.compile("^[^#]*/login$");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TestRestTemplate http;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void anEmptyDesk() {
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "another test's", true));
        desk.setTime(desk.now());
    }

    @AfterEach
    void noPageFailed() {
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
        chromium.closeWindows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases/C-000001", "/camunda/app/tasklist/", "/camunda/app/cockpit/"})
    void whoeverIsNotLoggedInComesToTheLogin(String address) {
        var page = chromium.window();
        page.navigate(baton() + address);

        assertThat(page).hasURL(LOGIN);
        keep(page, "01-login");
    }

    @Test
    void theHomePageLeadsToEveryRoom() {
        var page = as("sam").page();
        page.navigate(baton() + "/");

        assertThat(page.locator("header")).containsText("Tasklist");
        keep(page, "02-home");
    }

    @Test
    void aCaseGoesFromItsReportToItsClosureInTasklist() {
        var sam = as("sam");
        var number = reportedBy(sam, accountAtRisk());
        triagedBy(sam, number);
        briefedBy(sam, number);
        analyzedBy(as("eli"), number);
        resolvedBy(sam, number);
        var mara = as("mara");
        rejectedBy(mara, number);
        resolvedBy(sam, number);
        strategyPlannedBy(as("cleo"), mara, number);
        approvedBy(mara, number);
        documentedBy(sam, number);

        assertThat(api("/api/cases/" + number)).contains("\"status\":\"closed\"");
    }

    @Test
    void aCaseIsNotResolvedBeforeTheCustomerWasAnswered() {
        var number = desk.standardCase();
        var sam = as("sam").list("My team").open("Work on case", number);
        sam.tick("Resolved").fill("Resolution", "Restarted the exporter.");

        assertThat(sam.refusal()).containsText("Fill in \"Reply to the customer\".");
        sam.keepAs("18-refused");
        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void whatWasTypedStaysWhereItIsRefusedAndTheErrorGoesWithTheWork() {
        var number = desk.standardCase();
        var sam = as("sam").list("My team").open("Work on case", number).tick("Resolved");
        sam.fill("Resolution", "Restarted the exporter.");
        assertThat(sam.refusal()).containsText("Fill in \"Reply to the customer\".");

        assertThat(sam.form().locator("textarea").first()).hasValue("Restarted the exporter.");
        sam.fill("Reply to the customer", "It is back.").complete();
        assertThat(sam.page().locator(".page-notifications .alert-danger")).hasCount(0);
        assertThat(desk.tasks(number)).containsExactly("Give advice", "Sign off resolution");
    }

    @Test
    void whoeverAnswersOrWaitsKeepsTheWork() {
        var number = desk.standardCase();
        var sam = as("sam").list("My team").open("Work on case", number).tick("Answered, still working");
        sam.fill("Reply to the customer", "Which version is it?")
                .keepAs("25-answered")
                .complete();

        sam.list("My tasks")
                .open("Work on case", number)
                .tick("Waiting for somebody else")
                .tick("The customer");
        sam.fill("What it waits for", "The version.").keepAs("26-waiting").complete();
        assertThat(sam.list("My tasks").card("Work on case", number)).isVisible();
        assertThat(api("/api/cases/%s/timeline".formatted(number)))
                .contains("Which version is it?", "Waiting on customer: The version.");
    }

    @Test
    void cardsTellOneTaskFromAnother() {
        var written = desk.report(desk.ordinaryAccount(), withSubject("The export <b>stops</b> {{1+1}}"));
        var quiet = desk.report(desk.ordinaryAccount(), withSubject("Nobody can log in"));
        desk.says(written, "outbound", "We look into it.");
        desk.passes(Duration.ofMinutes(5));
        desk.says(written, "inbound", "Any news?");

        var sam = as("sam").list("To do");
        var first = sam.card("Work on case", written);
        assertThat(first).containsText("The export <b>stops</b> {{1+1}}");
        assertThat(first).containsText("customer wrote");
        assertThat(first).containsText("quiet for");
        assertThat(sam.card("Work on case", quiet)).containsText("Nobody can log in");
        assertThat(sam.card("Work on case", quiet)).not().containsText("customer wrote");
        sam.keepAs("27-cards");
    }

    /** What finds the cases is tested where it is; here it finds these two. */
    @Test
    void tasksAreFoundByWhatTheirCaseSays() {
        var own = desk.report(desk.ordinaryAccount(), withSubject("The export stops"));
        var engineerings = desk.report(desk.ordinaryAccount(), withSubject("The export <i>stops</i> again"));
        desk.does("sam", "Work on case", engineerings, Desk.RESOLVED);
        var sam = as("sam").list("My tasks");
        sam.page()
                .route(
                        "**/api/cases?*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{\"items\": [%s, %s], \"next\": null}"
                                        .formatted(
                                                item(own, "The export stops"),
                                                item(engineerings, "The export <i>stops</i> again")))));

        sam.page().getByPlaceholder("Find cases: subject, account, number").fill("export");
        sam.page().keyboard().press("Enter");
        var found = sam.page().locator(".baton-search li");
        assertThat(found).hasCount(2);
        assertThat(found.nth(0)).containsText("Work on case");
        assertThat(found.nth(1)).containsText("The export <i>stops</i> again");
        assertThat(found.nth(1)).containsText("no task for you");
        sam.keepAs("28-found");
        found.nth(0).locator("a").click();
        sam.form().waitFor();
        assertThat(sam.form()).containsText(own.value());
    }

    private static String item(CaseNumber number, String subject) {
        return "{\"number\": \"%s\", \"subject\": \"%s\", \"account\": {\"id\": \"a\", \"name\": \"Acme\"}}"
                .formatted(number, subject);
    }

    private static Map<String, String> withSubject(String subject) {
        var facts = new java.util.HashMap<>(facts("technical", "medium", "medium"));
        facts.put("subject", subject);
        return facts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "welcome"})
    void camundasPagesLeadBackToBaton(String app) {
        var page = as("mara").page();
        page.navigate(baton() + "/camunda/app/" + app + "/default/");

        page.locator(".baton-home a").click();
        assertThat(page).hasURL(baton() + "/");
    }

    @Test
    void whoeverIsAskedForMoreAuthorityTakesChargeAndEndsTheEscalation() {
        var number = desk.report(accountAtRisk(), facts("technical", "medium", "medium"));
        desk.escalate(number, "hierarchical");

        var cleo = as("cleo").list("Escalated").open("Take charge", number).tick("Yes");
        cleo.keepAs("15-take-charge").complete();
        assertThat(caseFile.get(number).accountable()).isEqualTo("cleo");
        cleo.list("My tasks").open("Lead escalation", number);
        cleo.fill("Why it can end", "The customer is calm.").keepAs("16-lead-escalation");
        cleo.complete();

        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
    }

    @Test
    void anIncompleteBriefGoesBackIsCompletedAndAsksAgain() {
        var number = desk.standardCase();
        desk.escalate(number, "functional");

        var eli = as("eli").list("My tasks").open("Take charge", number);
        assertThat(eli.form()).containsText("Issue: The export stops: It stops half-way, every time.");
        eli.tick("Not yet: the brief is incomplete").fill("Why you hand it back, or what is missing", "Which version?");
        eli.keepAs("17-brief-sent-back").complete();

        var sam = as("sam").list("My tasks").open("Complete brief", number);
        assertThat(sam.form()).containsText("What is missing: Which version?");
        assertThat(sam.form().getByLabel("The issue")).hasValue("The export stops: It stops half-way, every time.");
        sam.fill("Steps tried", "Restarted 9.1 twice")
                .keepAs("18-complete-brief")
                .complete();

        eli.list("My tasks").open("Take charge", number);
        assertThat(eli.form()).containsText("Steps tried: Restarted 9.1 twice");
        eli.tick("Yes").complete();
        assertThat(caseFile.get(number).responsible()).isEqualTo("eli");
    }

    @Test
    void aCustomerWhoIsDueToHearIsWrittenTo() {
        var number = desk.criticalCase();
        desk.says(number, "outbound", "We look into it.");
        desk.passes(Duration.ofHours(2));

        var sam = as("sam").list("My team").open("Update customer", number);
        sam.fill("Update for the customer", "Still looking, more at noon.").keepAs("17-update-customer");
        sam.complete();

        assertThat(desk.tasks(number)).doesNotContain("Update customer");
        assertThat(api("/api/cases/%s/timeline".formatted(number))).contains("Still looking, more at noon.");
    }

    @Test
    void whatACustomerWritesIsShownAsTheyWroteIt() {
        var subject = "<img src=x onerror=alert(1)> 🚨 موقعنا لا يعمل";
        var number = desk.report(
                desk.ordinaryAccount(),
                Map.of(
                        "subject",
                        subject,
                        "description",
                        "<script>alert(2)</script>\nالعميل لا يستطيع تسجيل الدخول\n" + "verylong".repeat(60)));

        var sam = as("sam").list("My team").open("Triage case", number);
        var caseTab = sam.caseTab();

        assertThat(caseTab.locator("h1")).hasText(subject);
        assertThat(caseTab.locator("section .words").first()).containsText("<script>alert(2)</script>");
        sam.keepAs("19-strange-words");
    }

    @Test
    void theCaseTabScrollsWithTheTask() {
        var number = desk.criticalCase();
        var sam = as("sam").list("My team").open("Work on case", number);
        assertThat(sam.caseTab().getByText("Everything that happened")).isVisible();

        sam.page().waitForFunction("""
                () => {
                  const frame = document.querySelector('iframe.baton-case');
                  const shown = frame.contentDocument.documentElement;
                  return frame.clientHeight === shown.offsetHeight && shown.scrollWidth <= frame.clientWidth;
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mara", "otto", "aud"})
    void cockpitOpensForThoseWhoLookAfterTheProcesses(String user) {
        desk.criticalCase();
        var page = chromium.window();
        page.navigate(baton() + "/camunda/app/cockpit/");
        new TasklistPage(page, baton()).enter(user);
        page.locator(".cam-nav, .sections-menu").getByText("Processes").click();
        page.getByText("Support case").click();

        assertThat(page.locator("[data-element-id=userTask_triageCase]")).isVisible();
        keep(page, "21-cockpit");
    }

    @Test
    void cockpitIsClosedToAnAgent() {
        var page = as("sam").page();
        page.navigate(baton() + "/camunda/app/cockpit/");

        assertThat(page.locator("main")).containsText("Your groups do not allow it");
        keep(page, "22-not-for-you");
    }

    @Test
    void aTokenIsMadeAndShownOnce() {
        var page = as("sam").page();
        page.navigate(baton() + "/tokens");
        page.getByLabel("What it is for").fill("Nightly export");
        page.getByLabel("cases:read").check();
        page.getByText("Make the token").click();

        assertThat(page.locator("main")).containsText(Pattern.compile("baton_[A-Za-z0-9_-]{43}"));
        keep(page, "23-token-made");
        page.navigate(baton() + "/tokens");
        assertThat(page.locator("main")).not().containsText("baton_");
        page.getByText("Revoke").first().click();
        assertThat(page.locator("tbody tr").first()).containsText("revoked");
        keep(page, "24-tokens");
    }

    @Test
    void loggingOutOfTasklistLogsOutOfBaton() {
        var page = as("sam").logOut().page();
        assertThat(page).hasURL(LOGIN);

        page.navigate(baton() + "/");
        assertThat(page).hasURL(LOGIN);
    }

    private TasklistPage as(String user) {
        return new TasklistPage(chromium.window(), baton()).logIn(user);
    }

    private CaseNumber reportedBy(TasklistPage sam, String account) {
        return reportedBy(sam, account, "Brightwave Energy");
    }

    private CaseNumber reportedBy(TasklistPage sam, String account, String name) {
        sam.startProcess("Support case").keepAs("03-report-case");
        sam.fill("Account", account).fill("Contact", "Ines Duarte").fill("Subject", "The export stops at 50 %");
        sam.fill("Description", "Every export stops half-way since Monday. We tried it three times.");
        sam.keepAs("04-report-case-filled").start();
        var card = sam.list("My team").cards().first().innerText();
        assertThat(card).contains("Triage case", name);
        sam.keepAs("05-my-team");
        return new CaseNumber(card.replaceAll("(?s).*(C-\\d+).*", "$1"));
    }

    private void triagedBy(TasklistPage sam, CaseNumber number) {
        sam.open("Triage case", number);
        assertThat(sam.caseTab().locator("main")).containsText("Every export stops half-way since Monday.");
        sam.keepAs("06-case-tab-before-triage").formTab();
        sam.select("Category", "Technical problem").tick("High: many people or a whole business");
        sam.tick("High: it cannot wait").keepAs("07-triage-case").complete();
        assertThat(sam.list("My team").card("Work on case", number)).containsText("P1");
    }

    /** Whoever takes part in making a page brings data; none of it is a link, an image or a program. */
    @Test
    void whatAnAccountIsCalledIsText() {
        var id = "account-" + UUID.randomUUID();
        var name = "<a href='https://evil.example'>A</a><img src=x onerror=alert(1)> [B](https://evil.example) ![C](x)"
                + " https://evil.example **D** {{constructor.constructor('alert(1)')()}}";
        http.withBasicAuth("sam", "baton")
                .put(
                        "/api/accounts/" + id,
                        Map.of("name", name, "tier", "vip", "health", "green", "industry", "software"));
        var number = reportedBy(as("sam"), id, "<a href=");
        var sam = as("sam").list("My team").open("Triage case", number);

        assertThat(sam.form()).containsText("<a href='https://evil.example'>A</a><img src=x");
        assertThat(sam.form()).containsText("**D** {{constructor");
        assertThat(sam.form().locator("a[href*=evil], img")).hasCount(0);
        assertThat(sam.page().locator("a[href*=evil]")).hasCount(0);
    }

    /** Camunda's pages work without making programs of texts, and are told not to. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void camundasPagesMakeNoProgramOfAText(String app) {
        var page = as("admin").page();
        page.addInitScript("""
                window.addEventListener('load', () => {
                  try { document.documentElement.dataset.made = new Function("return 'ran'")() }
                  catch (refused) { document.documentElement.dataset.made = 'refused' }
                })""");
        page.navigate(baton() + "/camunda/app/" + app + "/default/");

        assertThat(page.locator("html")).hasAttribute("data-made", "refused");
        assertThat(page.locator(".navbar, [cam-widget-header], header").first()).isVisible();
    }

    private void briefedBy(TasklistPage sam, CaseNumber number) {
        sam.open("Work on case", number).keepAs("08-work-on-case");
        sam.tick("Engineering has to find the root cause").fill("Summary", "Exports stop at 50 %.");
        sam.fill("Steps tried", "Another browser, another user.").fill("Hypothesis", "The disk is full.");
        sam.fill("Recommended next step", "Look at the exporter's disk.").tryToComplete();
        assertThat(sam.form()).containsText("Field is required");
        sam.keepAs("09-brief-incomplete");
        sam.fill("Environment", "Production, Europe, version 12.").complete();
    }

    private void analyzedBy(TasklistPage eli, CaseNumber number) {
        eli.list("My team").open("Analyze root cause", number);
        assertThat(eli.caseTab().locator("main")).containsText("Look at the exporter's disk.");
        eli.keepAs("10-case-tab").formTab();
        eli.fill("Root cause", "The disk of the exporter is full.").fill("Fix", "A larger disk.");
        eli.keepAs("11-analyze-root-cause").complete();
    }

    private void resolvedBy(TasklistPage sam, CaseNumber number) {
        sam.list("My team").open("Work on case", number).tick("Resolved");
        sam.fill("Resolution", "A larger disk.").fill("Reply to the customer", "Exports run through again.");
        sam.keepAs("12-resolve").complete();
    }

    private void rejectedBy(TasklistPage mara, CaseNumber number) {
        mara.list("My tasks").open("Sign off resolution", number).tick("No, back to work");
        mara.fill("What is missing", "Did the customer try it?")
                .keepAs("13-sign-off-rejected")
                .complete();
    }

    private void strategyPlannedBy(TasklistPage cleo, TasklistPage mara, CaseNumber number) {
        mara.list("My tasks").open("Sign off resolution", number).tick("Yes, sign it off");
        assertThat(mara.refusal()).containsText("has no strategy yet");
        cleo.list("My team").open("Plan strategy", number);
        cleo.fill("Strategy", "A weekly call until the renewal.").fill("Next step", "Cleo calls on Monday.");
        cleo.keepAs("14-plan-strategy").complete();
    }

    private void approvedBy(TasklistPage mara, CaseNumber number) {
        mara.list("My tasks")
                .open("Sign off resolution", number)
                .tick("Yes, sign it off")
                .complete();
        assertThat(caseFile.get(number).status()).isEqualTo(Status.RESOLVED);
    }

    private void documentedBy(TasklistPage sam, CaseNumber number) {
        sam.list("My team").open("Document case", number).select("Kind of root cause", "Configuration");
        sam.fill("Prevention", "An alarm at 80 %.").fill("Article title", "When an export stops half-way");
        sam.fill("Keywords", "export, disk").keepAs("20-document-case").complete();
    }

    private String accountAtRisk() {
        var id = "brightwave-" + UUID.randomUUID();
        var facts = Map.of(
                "name",
                "Brightwave Energy",
                "tier",
                "vip",
                "mrr",
                1000,
                "health",
                "yellow",
                "industry",
                "software",
                "renewalDate",
                "" + java.time.LocalDate.now().plusDays(20));
        http.withBasicAuth("cleo", "baton").put("/api/accounts/" + id, facts);
        return id;
    }

    private String api(String path) {
        return http.withBasicAuth("sam", "baton").getForObject(path, String.class);
    }

    private void keep(Page page, String screenshot) {
        new TasklistPage(page, baton()).keepAs(screenshot);
    }

    private String baton() {
        return "http://localhost:" + port;
    }
}
