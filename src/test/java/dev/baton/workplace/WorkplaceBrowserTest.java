package dev.baton.workplace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An agent does the whole job where the case is shown. */
@BatonTest
class WorkplaceBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

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
    void aCase() {
        number = desk.standardCase();
    }

    @AfterEach
    void noScriptFailed() {
        org.assertj.core.api.Assertions.assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void anAgentAnswersWaitsGoesOnAndAsksForHelp() {
        var page = opens("sam");
        var act = page.locator("#case-act");

        page.getByLabel("To the customer").fill("We are on it. <b>{{1+1}}</b>");
        press(act, "Send to the customer");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Said");
        assertThat(page.locator("#case-talk")).containsText("We are on it. <b>{{1+1}}</b>");

        unfold(act, "Wait");
        page.getByLabel("What for").fill("their log file");
        page.locator("#act-wait").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#case-next")).containsText("their log file");
        press(act, "Stop waiting for the customer");
        assertThat(page.locator("#case-next")).not().containsText("their log file");

        unfold(act, "Note");
        page.getByLabel("Among ourselves").fill("They run 4.2");
        press(act, "Keep the note");
        assertThat(page.locator("#case-talk .internal")).containsText("They run 4.2");

        unfold(act, "Escalate");
        page.getByLabel("Why now").fill("We need the trace");
        assertThat(page.getByLabel("Steps tried")).hasValue(Pattern.compile("They run 4\\.2"));
        assertThat(page.getByLabel("The ask:")).isHidden();
        press(act, "Ask");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Fill in: Hypothesis");
        page.getByLabel("Hypothesis").fill("A broken index");
        press(act, "Ask");
        assertThat(page.locator("#case-record")).containsText("A broken index");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/case-page.png"))
                .setFullPage(true));
    }

    @Test
    void whatIsRefusedKeepsWhatWasTypedAndSaysWhatToDo() {
        var page = opens("sam");
        var act = page.locator("#case-act");

        unfold(act, "Agree a date");
        page.getByLabel("What the customer gets").fill("the fix");
        page.getByLabel("By when").fill("2020-01-01T10:00");
        page.getByLabel("Why this date").fill("their audit");
        page.locator("#act-agree").getByRole(AriaRole.BUTTON).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("must lie ahead");
        assertThat(page.getByLabel("What the customer gets")).hasValue("the fix");
    }

    @Test
    void thePageFollowsTheCaseAndTheSecondToAnswerReadsTheFirst() {
        var sam = opens("sam");
        var sana = opens("sana");
        sana.getByLabel("To the customer").fill("A second answer");
        sana.context().setOffline(true);

        sam.getByLabel("To the customer").fill("The first answer");
        press(sam.locator("#case-act"), "Send to the customer");
        assertThat(sam.locator("#case-talk")).containsText("The first answer");
        sana.context().setOffline(false);
        sana.evaluate("document.querySelector('#act-reply [name=seen]').value = ''");
        press(sana.locator("#case-act"), "Send to the customer");

        assertThat(sana.getByRole(AriaRole.ALERT))
                .hasText("sam answered while you were writing. Read it below, then send again.");
        assertThat(sana.getByLabel("To the customer")).hasValue("A second answer");
        press(sana.locator("#case-act"), "Send to the customer");
        assertThat(sana.getByRole(AriaRole.STATUS)).containsText("Said");
        assertThat(sam.locator("#case-talk")).containsText("A second answer");
    }

    @Test
    void whatWasWrittenOutlivesTheSession() {
        var page = opens("sam");
        page.waitForFunction("() => document.readyState === 'complete' && window.htmx");
        page.getByLabel("To the customer").fill("Written before the session ended");
        page.waitForFunction("() => Object.values(localStorage).some(kept => kept.includes('Written before'))");
        page.context().clearCookies();
        press(page.locator("#case-act"), "Send to the customer");

        logsIn(page, "sam");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your session had ended");
        assertThat(page.getByLabel("To the customer")).hasValue("Written before the session ended");
    }

    @Test
    void anAuditorReadsAndCanDoNothing() {
        var page = opens("aud");

        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("#case-act form")).hasCount(0);
    }

    private Page opens(String user) {
        var page = chromium.window();
        page.navigate("http://localhost:%d/cases/%s".formatted(port, number));
        logsIn(page, user);
        assertThat(page.locator("main[data-case]")).isVisible();
        return page;
    }

    private static void logsIn(Page page, String user) {
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill("baton");
        page.getByLabel("Password").press("Enter");
    }

    private static void unfold(Locator act, String what) {
        act.locator("summary")
                .getByText(what, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static void press(Locator act, String what) {
        act.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(what).setExact(true))
                .click();
    }
}
