package dev.baton.statuspage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.statuspage.limits.PageLimits;
import dev.baton.statuspage.links.PublicAddress;
import dev.baton.statuspage.links.StatusLinks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer on a telephone whose browser runs no scripts, by keys alone: from the report to the answer whether it is solved. */
@BatonTest
class StatusPageBrowserTest {

    private static Chromium chromium;

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

    private CaseNumber number;
    private String address;

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
        desk.setTime(desk.now());
        limits.forgetAll();
        number = desk.standardCase();
        address = "http://localhost:" + port
                + PublicAddress.path(links.make(number, "sam", null).token());
    }

    @AfterEach
    void noScriptFailed() {
        desk.realTime();
        limits.forgetAll();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void theWholeWayOnATelephoneWithoutScripts() {
        var page = chromium.telephone("en-GB", false);
        page.navigate(address);
        assertThat(page.locator("[aria-current=step]")).hasText("In work");
        isAccessibleToo();

        page.getByLabel("What should we know?").fill("It began on Monday.");
        press(page, "Send");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("We have what you wrote.");
        assertThat(page.locator(".talk .inbound").first()).containsText("It began on Monday.");

        page.getByLabel("Add a file")
                .setInputFiles(
                        new FilePayload("export.log", "text/plain", "10:00 stopped".getBytes(StandardCharsets.UTF_8)));
        press(page, "Send file");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("We have your file.");
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Your files")))
                .containsText("export.log");

        page.getByText("Ask for an escalation").press("Enter");
        page.getByLabel("What does it mean for you?").fill("Our shops stand still");
        press(page, "Ask for it");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Somebody with more authority is asked");
        assertThat(page.getByText("Escalated. Asked to take charge:")).isVisible();
        shot(page, "escalated");

        desk.resolves(number);
        page.getByText("Ask for an escalation").press("Enter");
        page.getByLabel("What does it mean for you?").fill("Still nothing!");
        press(page, "Ask for it");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Meanwhile it was solved");
        assertThat(page.getByLabel("In your words")).hasValue("Still nothing!");
        page.getByLabel("No, it is not").press("Space");
        page.getByLabel("In your words").fill("Not for the second shop");
        press(page, "Send answer");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is not over");
        org.assertj.core.api.Assertions.assertThat(caseFile.get(number).status())
                .isEqualTo(Status.OPEN);
        desk.passes(java.time.Duration.ofMinutes(5));

        desk.resolves(number);
        page.navigate(address);
        page.getByLabel("Yes, it is solved").press("Space");
        grade(page, "How satisfied", "4");
        grade(page, "How much effort", "2");
        press(page, "Send answer");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Thank you. We have your answer.");
        isAccessibleToo();
        shot(page, "solved");
    }

    @Test
    void inGermanAndWithScriptsItCounts() {
        var page = chromium.window();
        page.navigate(address);
        page.getByText("Deutsch").click();

        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("[aria-current=step]")).hasText("In Arbeit");
        assertThat(page.locator(".next .away")).hasText(java.util.regex.Pattern.compile("in \\d+ (Tg|Std|Min)\\..*"));
        assertThat(page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName("Wann Sie wieder von uns hören")))
                .isVisible();
        page.getByLabel("Was sollten wir wissen?").fill("Seit Montag.");
        press(page, "Senden");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Was Sie geschrieben haben, ist bei uns.");
        isAccessible(page);
        shot(page, "german");
    }

    /** What looks for faults is a script, hence another telephone; nothing is wider than it. */
    private void isAccessibleToo() {
        var page = chromium.telephone("en-GB", true);
        page.navigate(address);
        isAccessible(page);
        org.assertj.core.api.Assertions.assertThat(
                        (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        page.context().close();
    }

    private static void grade(Page page, String legend, String grade) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(legend))
                .getByLabel(grade, new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
                .press("Space");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .press("Enter");
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/status-page-%s.png".formatted(name)))
                .setFullPage(true));
    }
}
