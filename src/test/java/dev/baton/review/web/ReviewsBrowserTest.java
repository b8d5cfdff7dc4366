package dev.baton.review.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.review.ReviewedCases;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reviews and objectives as those see them who work with them. */
@BatonTest
class ReviewsBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private ReviewedCases cases;

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
        cases.holdsNothing();
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void maraReadsAReviewAndAgreesOnAnAction() {
        desk.setTime(desk.now());
        var number = cases.breached();
        var review = cases.of(number);
        var page = opens("mara", "/reviews");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(review))
                .click();
        assertThat(page.locator("main")).containsText("Review of a case");
        page.getByLabel("What", new Page.GetByLabelOptions().setExact(true)).fill("Watch the disk");
        page.getByLabel("Who", new Page.GetByLabelOptions().setExact(true)).fill("nobody-such");
        page.getByLabel("By when")
                .fill(LocalDate.now(ZoneOffset.UTC).plusDays(20).toString());
        click(page, "Agree on it");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nobody-such");
        assertThat(page.getByLabel("What", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Watch the disk");
        page.getByLabel("Who", new Page.GetByLabelOptions().setExact(true)).fill("sam");
        click(page, "Agree on it");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is agreed");
        isAccessible(page, "review-of-a-case");
        page.navigate(url("/reviews?language=de"));
        isAccessible(page, "reviews-de");
        page.navigate(url("/reviews?language=en"));
        page.close();
    }

    @Test
    void ottoWritesAnObjectiveAndMakesItActive() {
        var page = opens("otto", "/okrs");
        isAccessible(page, "okrs");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New objective"))
                .click();
        page.getByLabel("Objective", new Page.GetByLabelOptions().setExact(true))
                .fill("Sooner " + UUID.randomUUID());
        page.locator("#kpi1").selectOption("escalationRate");
        page.locator("#baseline1").fill("15");
        page.locator("#target1").fill("often");
        click(page, "Keep as draft");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Key result 1 To: must be a number");
        assertThat(page.locator("#baseline1")).hasValue("15");
        isAccessible(page, "okr-form");
        page.locator("#target1").fill("8,5");
        click(page, "Keep as draft");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("draft is kept");
        click(page, "Make active");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is active");
        assertThat(page.locator("main")).containsText("8.5 %");
        isAccessible(page, "okr");
        page.getByLabel("What came of it").fill("Half of it");
        click(page, "Close it");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is closed");
        page.close();
    }

    private void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Page opens(String person, String path) {
        var page = chromium.window();
        page.navigate(url("/login"));
        page.getByLabel("User").fill(person);
        page.getByLabel("Password").fill("baton");
        click(page, "Log in");
        page.navigate(url(path));
        return page;
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
