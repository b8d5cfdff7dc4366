package dev.baton.expectations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A manager looks at a text with a real case, puts it into a reply, names the next hour and is told what speaks against it. */
@BatonTest
class TextsBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @AfterEach
    void noScriptFailed() {
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void aTextIsPreviewedPutIntoAReplyAndPromisesAnHour() {
        var number = desk.standardCase();
        var mara = logsIn("mara");
        mara.navigate(baton() + "/templates");
        isAccessible(mara);
        keep(mara, "templates");
        mara.navigate(baton() + "/templates/update.en.friendly.mustache");
        mara.getByLabel("With the case").fill(number.value());
        button(mara, "Preview").click();
        assertThat(mara.locator("main")).containsText("Here is the update on");
        isAccessible(mara);
        keep(mara, "template");

        mara.navigate(baton() + "/cases/" + number);
        mara.locator("#reply-text").fill("Hello again.");
        mara.getByLabel("Use a text").selectOption("update");
        button(mara, "Put it in").click();
        assertThat(mara.locator("#reply-text"))
                .hasValue(java.util.regex.Pattern.compile("Hello again\\.\\s+Hi.*", java.util.regex.Pattern.DOTALL));
        assertThat(mara.locator("#reply-next")).not().hasValue("");
        mara.locator("#reply-next").fill("2040-01-01T10:00");
        assertThat(mara.locator("#reply-outlook")).containsText("lies further ahead than");
        mara.locator("#reply-next").fill(inTwentyDays());
        assertThat(mara.locator("#reply-outlook")).containsText("The rules promise a word by");
        isAccessible(mara);
        keep(mara, "reply-with-text");
        button(mara, "Put it in").click();
        var day = java.time.LocalDateTime.parse(inTwentyDays())
                .format(java.time.format.DateTimeFormatter.ofPattern("d MMMM yyyy", java.util.Locale.ENGLISH));
        assertThat(mara.locator("#reply-text"))
                .hasValue(java.util.regex.Pattern.compile(".*" + day + ".*", java.util.regex.Pattern.DOTALL));
        assertThat(mara.locator("#reply-text"))
                .not()
                .hasValue(java.util.regex.Pattern.compile(
                        "Here is the update on.*Here is the update on", java.util.regex.Pattern.DOTALL));
        button(mara, "Send to the customer").click();
        assertThat(mara.locator("#case-talk")).containsText("Here is the update on");

        mara.navigate(baton() + "/promises?by=team");
        assertThat(mara.locator("main")).containsText("Support");
        isAccessible(mara);
        keep(mara, "promises");
    }

    @Test
    void whatWasChangedIsPreparedForItsCustomerOnAPhone() {
        var number = desk.standardCase();
        desk.post("/api/cases/%s/improvements".formatted(number), Map.of("what", "The export goes on after a pause."));
        var mara = logsIn("mara");
        mara.setViewportSize(390, 844);
        mara.navigate(baton() + "/cases/" + number + "?language=de");

        assertThat(mara.locator("#improvements")).hasText("Gesagt, getan");
        assertThat((Integer) mara.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        isAccessible(mara);
        keep(mara, "improvement-phone");
        button(mara, "Senden").click();
        assertThat(mara.locator("#case-talk")).containsText("The export goes on after a pause.");
    }

    private String inTwentyDays() {
        return java.time.LocalDateTime.ofInstant(desk.now(), java.time.ZoneOffset.UTC)
                .plusDays(20)
                .withSecond(0)
                .withNano(0)
                .toString();
    }

    private String baton() {
        return "http://localhost:" + port;
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Page logsIn(String user) {
        var page = chromium.window();
        page.navigate(baton() + "/login");
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill("baton");
        button(page, "Log in").click();
        return page;
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/" + name + ".png"))
                .setFullPage(true));
    }
}
