package dev.baton.evaluation.tour;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A newcomer logs in by one click and is led through an escalation; whoever leaves the tour is left alone. */
@BatonTest
class GuidedTourBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    private CaseNumber late;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    /** The one the tour is about, as the desk of a first start has it. */
    @BeforeEach
    void report() {
        late = desk.report(
                desk.ordinaryAccount(),
                Map.of(
                        "source", "helpdesk",
                        "externalId", "HD-20268",
                        "subject", "Nightly sync stops at 83 %",
                        "category", "technical",
                        "impact", "medium",
                        "urgency", "high"));
        desk.passes(Duration.ofHours(2));
    }

    /** Nobody else's pages have a tour. */
    @AfterEach
    void end() {
        jdbc.sql("update support_case set external_id = number where number = ?")
                .param(late.value())
                .update();
        desk.realTime();
    }

    @Test
    void fiveStepsLeadThroughTheFirstEscalation() {
        var page = chromium.window();
        loginAs("sam", page);
        var tour = page.getByLabel("Guided tour");
        assertThat(tour).containsText("1 of 5 Your work");
        screenshot(page, "home");

        button(tour, "Next").press("Enter");
        assertThat(tour).isFocused();
        assertThat(tour).containsText("2 of 5 A late case");
        tour.getByText("Go there").locator("visible=true").click();
        assertThat(page.locator("h1")).hasText("Nightly sync stops at 83 %");

        button(tour, "Next").click();
        assertThat(tour).containsText("3 of 5 Ask for help");
        page.locator("#act-escalate summary").click();
        page.locator("#escalate-reason").fill("The connector needs somebody who knows it.");
        page.locator("#escalate-stepsTried").fill("Restarted the connector");
        page.locator("#escalate-hypothesis").fill("The connector runs out of memory");
        screenshot(page, "ask");
        page.locator("#act-escalate button").click();

        button(tour, "Next").click();
        button(tour, "Go on as eli").click();
        assertThat(page.locator(".bar")).containsText("eli");
        assertThat(tour).containsText("4 of 5 Take charge");
        assertThat(tour.getByText("Go there").locator("visible=true"))
                .hasAttribute("href", "/camunda/app/tasklist/default/");
        desk.does("eli", "Take charge", late, Map.of("answer", "accepted"));

        button(tour, "Next").click();
        tour.getByText("Go there").locator("visible=true").click();
        assertThat(page.locator("main")).containsText("eli");
        screenshot(page, "story");
        button(tour, "Done").click();
        assertThat(tour).isHidden();
        page.reload();
        assertThat(page.locator("h1")).isVisible();
        assertThat(tour).isHidden();
        loginAs("sam", page);
        assertThat(page.locator("h1")).isVisible();
        assertThat(tour).isHidden();
        org.assertj.core.api.Assertions.assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void whoSkipsItIsLeftAlone() {
        var page = chromium.window();
        loginAs("mara", page);
        page.navigate(baton("/?language=de"));
        var tour = page.getByLabel("Rundgang");
        assertThat(tour).containsText("1 von 5");
        button(tour, "Rundgang überspringen").click();
        assertThat(tour).isHidden();
        page.navigate(baton("/cases/" + late));
        assertThat(page.locator("h1")).isVisible();
        assertThat(tour).isHidden();
    }

    @Test
    void aCaseThatIsOverIsNoTour() {
        desk.resolves(late);
        var page = chromium.window();
        loginAs("sam", page);

        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("#tour")).hasCount(0);
    }

    private void loginAs(String person, Page page) {
        page.navigate(baton("/login"));
        screenshot(page, "login");
        page.locator("main button[value=%s]".formatted(person)).press("Enter");
        assertThat(page.locator(".bar")).containsText(person);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private String baton(String path) {
        return "http://localhost:" + port + path;
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/tour-%s.png".formatted(name))));
    }
}
