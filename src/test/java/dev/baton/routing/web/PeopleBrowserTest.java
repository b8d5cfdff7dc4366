package dev.baton.routing.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mara sets a colleague away in two clicks, and moves all work of another. */
@BatonTest
class PeopleBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aColleague() {
        desk.setTime(desk.now());
        team.holdsNothing();
        team.joins("nina", "support-manager");
    }

    @AfterEach
    void theDeskAsItWas() {
        jdbc.sql("delete from absence").update();
        team.isDeleted("nina");
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void anAbsenceIsTwoClicksAwayAndAllWorkOneReason() {
        var number = desk.standardCase();
        var holder = caseFile.get(number).accountable();
        var other = "mara".equals(holder) ? "nina" : "mara";
        var page = logsIn();
        page.navigate(url("/people?q=sana"));
        isAccessible(page);
        page.getByLabel("Set Sana Lindqvist away").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set away"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("sana is set away");
        assertThat(page.getByRole(AriaRole.ROW)
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Sana")))
                .containsText("away until");
        keep(page, "people");

        page.navigate(url("/people/" + holder));
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(number.value());
        page.getByLabel("Why").fill("on <i>leave</i>");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move all their work"))
                .click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("→ " + other);
        isAccessible(page);
        keep(page, "person");

        page.navigate(url("/people/sana"));
        page.getByLabel("Skills").fill("billing:7");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("billing:7".substring(8));
        assertThat(page.getByLabel("Skills")).hasValue("billing:7");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take back"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("taken back");
        page.navigate(url("/people/sana?language=de"));
        isAccessible(page);
        page.setViewportSize(390, 844);
        page.navigate(url("/people?language=de"));
        isAccessible(page);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        keep(page, "people-phone");
    }

    private Page logsIn() {
        var page = chromium.window();
        page.navigate(url("/login"));
        page.getByLabel("User").fill("mara");
        page.getByLabel("Password").fill("baton");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
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
