package dev.baton.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the desk as people see them. Their screenshots are in {@code target/screenshots}. */
@BatonTest
class DeskBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private final String word = "y" + UUID.randomUUID().toString().substring(0, 8);
    private final String account = "brewery-" + word;
    private CaseNumber number;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aLateAndAnEscalatedCase() {
        desk.setTime(desk.now());
        desk.put(
                "/api/accounts/" + account,
                Map.of(
                        "name",
                        "Brewery " + word,
                        "tier",
                        "vip",
                        "mrr",
                        4000,
                        "health",
                        "red",
                        "industry",
                        "retail",
                        "csm",
                        "cleo"));
        number = report("Labels print upside down", "high");
        desk.says(number, "inbound", "It is getting worse by the hour.");
        desk.escalate(report("Invoices <b>twice</b>", "medium"), "hierarchical");
        report("Where do I change my password?", "low");
        desk.passes(Duration.ofHours(3));
    }

    @AfterEach
    void noScriptFailed() {
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void everyPageIsReadByEverybodyWhoMayOpenIt() {
        for (var person : List.of("sam", "mara", "cleo", "otto", "aud")) {
            var page = opens(person, "/");
            isAccessible(page);
            keep(page, "desk-home-" + person);
        }
        var mara = opens("mara", "/board?q=" + word);
        for (var path : List.of(
                "/board?q=" + word,
                "/board?q=nothing-like-it",
                "/board?q=" + word + "&team=dissolved",
                "/accounts?q=" + word,
                "/accounts/" + account,
                "/report?account=" + word)) {
            mara.navigate(url(path));
            isAccessible(mara);
            keep(mara, "desk-" + path.replaceAll("[^a-z]+", "-").replace(word, ""));
        }
    }

    @Test
    void onAPhoneInTheDarkAndInGerman() {
        var page = opens("mara", "/");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 844);
        for (var path : List.of("/", "/board", "/accounts/" + account, "/report")) {
            page.navigate(url(path + "?language=de"));
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(390);
            isAccessible(page);
            keep(page, "desk-phone-" + path.replaceAll("[^a-z]+", "-"));
        }
    }

    @Test
    void theLabelsOfTheFiltersStandOnOneHeight() {
        var page = opens("mara", "/board");

        assertThat(heightOf(page, "priority")).isEqualTo(heightOf(page, "q"));
        assertThat(heightOf(page, "status")).isEqualTo(heightOf(page, "responsible"));
    }

    private static double heightOf(Page page, String filter) {
        return page.locator("label[for='%s']".formatted(filter)).boundingBox().y;
    }

    @Test
    void theBoardIsFilteredByTheKeyboardAndLeadsToTheCase() {
        var page = opens("sam", "/");
        page.keyboard().press("/");
        page.keyboard().type(word + " labels");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/board\\?q=.*"));
        assertThat(page.locator("tbody th")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("late");
        page.locator("#case-" + number).focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(url("/cases/" + number));
    }

    @Test
    void theBoardFollowsWhatHappensWithoutBeingLoadedAgain() {
        var page = opens("mara", "/board?q=" + word);
        assertThat(page.locator("tbody th")).hasCount(3);
        page.locator("#case-" + number).focus();
        report("A fourth one", "low");

        page.evaluate("htmx.trigger(document.querySelector('tbody[hx-get]'), 'refresh')");
        assertThat(page.locator("tbody th")).hasCount(4);
        assertThat(page.locator("#case-" + number)).isFocused();
    }

    @Test
    void aReportIsMadeWithAnAccountFoundWhileTyping() {
        var page = opens("sam", "/report");
        page.getByLabel("Account", new Page.GetByLabelOptions().setExact(true)).pressSequentially("Brewery " + word);
        page.getByLabel("Brewery " + word).check();
        page.getByLabel("Subject").fill("Labels are printed upside down");
        page.getByLabel("Description").fill("All of them.");
        page.getByLabel("Subject").press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Is it one of these?")))
                .containsText(number.value());
        isAccessible(page);
        keep(page, "desk-report-alike");
        page.getByLabel("Subject").press("Enter");
        assertThat(page.getByText("None of these")).isVisible();
        page.getByText("None of these").click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/cases/C-.*"));
    }

    private CaseNumber report(String subject, String grade) {
        return desk.report(
                account,
                Map.of("subject", subject + " " + word, "category", "technical", "impact", grade, "urgency", grade));
    }

    private Page opens(String person, String path) {
        var page = chromium.window();
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

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
    }
}
