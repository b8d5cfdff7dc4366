package dev.baton.audit.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.log.LogBook;
import dev.baton.casefile.CaseNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor at work on the pages of the log. Screenshots are in {@code target/screenshots}. */
@BatonTest
class AuditBrowserTest {

    /** The results of axe's Java client have every node that was looked at, which are too many on these pages. */
    private static final String AXE = axe();

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private LogBook log;

    @Autowired
    private Checkpoints checkpoints;

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
    void aCaseWithAPast() {
        desk.setTime(desk.now());
        number = desk.criticalCase();
        desk.says(number, "inbound", "<b>Still</b> broken.");
        desk.passes(Duration.ofHours(2));
        desk.escalate(number, "hierarchical");
        desk.passes(Duration.ofHours(5));
        while (log.takeIn() > 0) {
            // until all is in
        }
        checkpoints.sign();
    }

    @AfterEach
    void noScriptFailed() {
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void anAuditorFindsAnEntryFollowsTheCaseAndChecksTheLog() {
        var page = opens("aud", "/audit");
        isAccessible(page, "audit-search");
        page.getByLabel("Case", new Page.GetByLabelOptions().setExact(true)).fill(number.value());
        page.getByLabel("Kind", new Page.GetByLabelOptions().setExact(true)).fill("BatonPassed");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr td:nth-child(3)").first()).containsText("ccountab");

        page.locator("tbody tr td:first-child a").last().click();
        assertThat(page.getByText("Proved by the checkpoint of")).isVisible();
        assertThat(page.locator("pre code")).containsText("\"kind\":\"BatonPassed\"");
        isAccessible(page, "audit-entry");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number.value()))
                .click();
        assertThat(page.locator("[data-diagram]")).isVisible();
        assertThat(page.locator("[data-diagram]"))
                .hasAttribute("data-drawn", "true", new LocatorAssertions.HasAttributeOptions().setTimeout(20_000));
        assertThat(page.locator("[data-replay]")).isVisible();
        page.getByRole(AriaRole.SLIDER).focus();
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#steps [aria-current=step]")).hasCount(1);
        assertThat(page.locator(".djs-element.mark-now")).hasCount(1);
        assertThat(page.locator("#story ~ ol").last()).containsText("Escalated");
        assertThat(page.locator("main")).containsText("<b>Still</b> broken.");
        isAccessible(page, "audit-case");

        page.getByLabel("At (UTC)").fill("2001-01-01T00:00");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Explain"))
                .click();
        assertThat(page.locator("main")).containsText("nobody was accountable");
        assertThat(page.locator("main")).containsText("No clock was known at this instant");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Verification"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check the whole log now"))
                .click();
        assertThat(page.locator("#checks ~ ul li").first())
                .containsText("whole", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(page.locator("#checks ~ ul li").first()).not().containsText("not whole");
        page.waitForCondition(
                () -> page.locator("meta[http-equiv=refresh]").count() == 0,
                new Page.WaitForConditionOptions().setTimeout(60_000));
        isAccessible(page, "audit-verification");
    }

    @Test
    void aProcessOwnerSeesNoWordsInGermanOnAPhoneAndAnAgentNothing() {
        var page = opens("otto", "/audit?language=de");
        page.setViewportSize(390, 844);
        for (var path : java.util.List.of("/audit?case=" + number, "/audit/cases/" + number, "/audit/verification")) {
            page.navigate(url(path));
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(390);
            assertThat(page.locator("nav[aria-label='Seiten des Prüfprotokolls']"))
                    .isVisible();
            assertThat(page.locator("main").innerText()).doesNotContain("Still", "mara", "sam ");
            isAccessible(page, "audit-phone" + path.replaceAll("[^a-z]+", "-"));
        }
        page.navigate(url("/audit?kind=no%20kind&case=" + number));
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("#case")).hasValue(number.value());

        var sam = Visitor.loggedIn("sam", port);
        for (var path :
                java.util.List.of("/audit", "/audit/entries/1", "/audit/cases/" + number, "/audit/verification")) {
            assertThat(sam.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(sam.get("/").body()).doesNotContain("href=\"/audit\"");
        assertThat(opens("aud", "/").locator("a[href='/audit']").count()).isEqualTo(1);
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

    private static void isAccessible(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/%s.png".formatted(name)))
                .setFullPage(true));
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate("""
                () => axe.run(document, {resultTypes: ['violations']})
                  .then(run => run.violations.map(found => found.id + ' ' + found.nodes.map(node => node.html).slice(0, 3)))
                """)).as(name).isEmpty();
    }

    private static String axe() {
        try (var script = AuditBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private String url(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }
}
