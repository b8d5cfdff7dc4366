package dev.baton.kpi.numbers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.audit.log.LogBook;
import dev.baton.kpi.ledger.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager goes from a tile to its cases, an agent puts a board together, an auditor reads. Nothing breaks the content policy. */
@BatonTest
class NumbersBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Counter counter;

    @Autowired
    private LogBook log;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void casesOfSomeDays() {
        jdbc.sql("delete from number_board").update();
        desk.setTime(desk.now());
        for (var day = 0; day < 3; day++) {
            desk.standardCase();
            desk.report(desk.ordinaryAccount(), Map.of("category", "billing"));
        }
        while (log.takeIn() > 0) {
            assertThat(log.size()).isPositive();
        }
        counter.catchUp();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aManagerGoesFromATileToItsCases() {
        jdbc.sql("""
                insert into number_judgement (figure, judgement, since, judged_at, value, question)
                values ('opened', 'BAD', now() - interval '2 days', now(), 6, 'More than ever: what broke?')
                on conflict (figure) do update set judgement = excluded.judgement, question = excluded.question
                """).update();
        var page = opens("mara", "/numbers");
        assertThat(page.locator(".number-tile:has(a[href^='/numbers/opened'])")
                        .filter(new Locator.FilterOptions().setHasText("bad since")))
                .hasCount(1);
        isAccessible(page, "numbers");
        page.locator(".number-tile a[href^='/numbers/opened']").focus();
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/numbers/opened\\?.*|.*/numbers/opened"));
        assertThat(page.locator(".number-chart svg").first()).isVisible();
        assertThat(page.getByText("More than ever: what broke?")).isVisible();
        page.getByLabel("Told apart by").selectOption("priority");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show").setExact(true))
                .click();
        assertThat(page.locator(".number-chart svg")).hasCount(2);
        isAccessible(page, "numbers-figure");
        var file = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("As PNG"))
                        .first()
                        .click());
        assertThat(file.suggestedFilename()).isEqualTo("opened.png");

        page.evaluate("document.documentElement.dataset.bsTheme = 'dark'");
        assertThat(page.locator(".number-chart svg").first()).isVisible();
        isAccessible(page, "numbers-figure-dark");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Its cases").setExact(true))
                .click();
        assertThat(page.locator("tbody tr").first()).containsText(Pattern.compile("[A-Z]+-?\\d+"));
        isAccessible(page, "numbers-cases");
    }

    @Test
    void anAgentPutsABoardTogetherForTheWall() {
        var page = opens("sam", "/numbers/boards");
        page.getByLabel("Its name").fill("Monday");
        page.getByLabel("Place of Backlog", new Page.GetByLabelOptions().setExact(true))
                .fill("1");
        page.locator("input[name='place.opened']").fill("2");
        isAccessible(page, "numbers-boards");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Keep").setExact(true))
                .click();
        assertThat(page.locator(".number-tile")).hasCount(2);
        assertThat(page.locator("h1")).hasText("Monday");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("For the wall"))
                .click();
        page.setViewportSize(1920, 1080);
        assertThat(page.locator(".wall .number-tile")).hasCount(2);
        isAccessible(page, "numbers-wall");
        page.navigate(url("/numbers/wall"));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"))
                .as("nine figures fit on a screen")
                .isTrue();
        isAccessible(page, "numbers-wall-usual");
    }

    @Test
    void anAuditorReadsOnATelephone() {
        var page = opens("aud", "/numbers");
        page.setViewportSize(360, 740);
        isAccessible(page, "numbers-telephone");
        page.navigate(url("/numbers/escalationRate"));
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing sticks out")
                .isTrue();
        isAccessible(page, "numbers-figure-telephone");
    }

    private Page opens(String person, String path) {
        var page = chromium.window();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(url("/login"));
        page.getByLabel("User").fill(person);
        page.getByLabel("Password").fill("baton");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
        page.navigate(url(path));
        return page;
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
