package dev.baton;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StepsTried;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first line tries what the playbook says and makes good what went wrong; above its limit mara decides. */
@BatonTest
class FrontlineBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private StepsTried tried;

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
    void anOutage() {
        desk.setTime(desk.now());
        number = desk.report(desk.ordinaryAccount(), Desk.facts("outage", "medium", "medium"));
    }

    @AfterEach
    void noScriptFailed() {
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void samTriesGivesAndAsksAndMaraApproves() {
        var sam = opens();
        ticks(sam);
        gives(sam);
        asks(sam);
        isAccessible(sam);

        var mara = new TasklistPage(chromium.window(), "http://localhost:" + port).logIn("mara");
        mara.list("My tasks").open("Approve concession", number);
        assertThat(mara.form()).containsText("sam wants to give: credit of 350.00 EUR");
        assertThat(mara.form()).containsText("49.90 EUR in the last 30 days");
        assertThat(mara.caseTab().locator("#concessions")).isVisible();
        assertThat(mara.caseTab().locator("#playbook")).containsText("1 of 8 tried");
        mara.formTab().tick("Yes, it is given").complete();

        sam.reload();
        assertThat(sam.locator("section[aria-labelledby=concessions]")).containsText("350.00 EUR");
        assertThat(sam.locator("section[aria-labelledby=concessions]")).not().containsText("waits for approval");
    }

    private void ticks(Page sam) {
        var steps = sam.locator("#playbook").getByRole(AriaRole.CHECKBOX);
        assertThat(steps).hasCount(8);
        steps.nth(1).press("Space");
        assertThat(steps.nth(1)).isChecked();
        assertThat(sam.locator("#playbook")).containsText("1 of 8 tried");
        ticksFirst(sam);
        assertThat(sam.locator("#playbook")).containsText("2 of 8 tried");
        steps.nth(0).click();
        assertThat(steps.nth(0)).not().isChecked();
        assertThat(tried.of(number)).singleElement().asString().startsWith("Look whether others report the same");
    }

    private void gives(Page sam) {
        fill(sam, "49.90", "Half a day without service");
        isTold(sam, "Within your limit of 200.00 EUR (0.00 EUR given on this case before): it is given at once.");
        send(sam);
        assertThat(sam.getByRole(AriaRole.STATUS)).hasText("49.90 EUR: given. Now tell the customer.");
    }

    private void asks(Page sam) {
        fill(sam, "a lot", "A day without service");
        isTold(sam, "at most two decimals");
        send(sam);
        assertThat(sam.getByRole(AriaRole.ALERT)).containsText("at most two decimals");
        assertThat(sam.locator("#concession-amount")).hasValue("a lot");
        assertThat(sam.locator("#concession-reason")).hasValue("A day without service");

        sam.waitForLoadState();
        sam.locator("#concession-amount").fill("350");
        isTold(
                sam,
                "More than the 150.10 EUR that you may still give at once: mara is asked. Your limit is 200.00 EUR, "
                        + "and 49.90 EUR was given on this case before.");
        sam.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/concession.png")));
        send(sam);
        assertThat(sam.getByRole(AriaRole.STATUS)).containsText("350.00 EUR: mara is asked.");
        assertThat(sam.locator("section[aria-labelledby=concessions]")).containsText("waits for approval");
        sam.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/concessions.png"))
                .setFullPage(true));
    }

    private static void fill(Page sam, String amount, String reason) {
        sam.waitForCondition(() -> {
            sam.locator("#act-concession").evaluate("form => { form.open = true; }");
            return sam.locator("#concession-amount").isVisible();
        });
        sam.locator("#concession-amount").fill(amount);
        sam.locator("#concession-reason").fill(reason);
    }

    /** What a refresh of the page swallowed while it was typed is typed again. */
    private static void isTold(Page sam, String text) {
        sam.waitForCondition(() -> {
            if (sam.locator("#concession-outlook").innerText().contains(text)) {
                return true;
            }
            sam.locator("#concession-amount").dispatchEvent("input");
            sam.waitForTimeout(1_000);
            return false;
        });
    }

    private static void ticksFirst(Page sam) {
        sam.waitForCondition(() -> {
            if (sam.locator("#playbook").innerText().contains("2 of 8 tried")) {
                return true;
            }
            var first = sam.locator("#playbook").getByRole(AriaRole.CHECKBOX).nth(0);
            if ("false".equals(first.getAttribute("aria-checked"))) {
                first.click();
            }
            sam.waitForTimeout(1_000);
            return false;
        });
    }

    private static void send(Page sam) {
        sam.locator("#act-concession").getByRole(AriaRole.BUTTON).click();
    }

    private Page opens() {
        var page = chromium.window();
        page.navigate("http://localhost:%d/cases/%s".formatted(port, number));
        page.getByLabel("User").fill("sam");
        page.getByLabel("Password").fill("baton");
        page.getByLabel("Password").press("Enter");
        assertThat(page.locator("main[data-case]")).isVisible();
        return page;
    }
}
