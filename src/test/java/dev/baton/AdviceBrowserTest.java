package dev.baton;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A CS manager is asked in Tasklist, whoever asked reads the answer beside the work, and everybody sees who is what. */
@BatonTest
class AdviceBrowserTest {

    private static final String WORDS = "They renew in March <b>{{1+1}}</b>";

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
    void adviceIsGivenInTasklistAndReadBesideTheWork() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, Desk.RESOLVED);

        var tasklist =
                new TasklistPage(chromium.window(), baton()).logIn("cleo").list("Advice");
        tasklist.open("Give advice", number);
        assertThat(tasklist.form()).containsText("resolution sign off");
        assertThat(tasklist.form()).containsText("Accountable: mara");
        tasklist.fill("Advice", WORDS).complete();

        var mara = opens("mara", "/cases/" + number);
        assertThat(mara.locator("#case-next")).containsText(WORDS);
        isAccessible(mara);
        mara.navigate(baton() + "/inbox");
        assertThat(mara.locator("main")).containsText("cleo gave advice: Sign-off of the resolution.");
        isAccessible(mara);
        keep(mara, "inbox");
        mara.getByText("All read").click();
        assertThat(mara.locator("main .tag.requested")).hasCount(0);
    }

    @Test
    void theMatrixIsReadByAnEngineerAlsoOnAPhone() {
        desk.standardCase();
        var eli = opens("eli", "/raci?priority=P1");
        assertThat(eli.locator("h1")).hasText("RACI");
        isAccessible(eli);
        keep(eli, "raci");
        eli.setViewportSize(390, 844);
        eli.navigate(baton() + "/raci?language=de");
        assertThat((Integer) eli.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        isAccessible(eli);
        keep(eli, "raci-phone");
    }

    private String baton() {
        return "http://localhost:" + port;
    }

    private Page opens(String user, String path) {
        var page = chromium.window();
        page.navigate(baton() + "/login");
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill("baton");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
        page.navigate(baton() + path);
        return page;
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/" + name + ".png"))
                .setFullPage(true));
    }
}
