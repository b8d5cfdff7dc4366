package dev.baton.notification.endpointweb;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.Accessibility;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.HttpStub;
import dev.baton.HttpStub.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process owner lets a CRM hear of escalations, sees that it does not hear, mends it and has sent again what it missed. */
@BatonTest
class EndpointsBrowserTest {

    private static Chromium chromium;

    private final HttpStub crm = new HttpStub();

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

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

    @AfterEach
    void asItWas() {
        jdbc.sql("delete from endpoint").update();
        desk.realTime();
        crm.close();
    }

    @Test
    void aCrmIsAddedTriedAndToldAgain() {
        var page = chromium.window();
        page.navigate("http://localhost:" + port + "/endpoints");
        page.getByLabel("User").fill("otto");
        page.getByLabel("Password").fill("baton");
        page.getByRole(AriaRole.BUTTON).first().click();
        isAccessible(page, "endpoints-empty");

        page.getByLabel("Short name").fill("crm");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("CRM");
        page.getByLabel("Address").fill(crm.url("/hook"));
        page.getByText("Escalations", new Page.GetByTextOptions().setExact(true))
                .click();
        page.getByLabel("Escalated escalation.requested").check();
        button(page, "Add it").click();
        assertThat(page.locator("main")).containsText("whsec_");

        crm.answersOnce(Answer.of(503));
        button(page, "Send a test").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("answered 503");
        button(page, "Send a test").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("it answered 204");
        desk.escalate(desk.report(desk.ordinaryAccount(), Map.of()), "hierarchical");
        jdbc.sql("update endpoint_message set state = 'FAILED', result = 'answered 500'")
                .update();
        page.navigate("http://localhost:" + port + "/endpoints/crm");
        isAccessible(page, "endpoints-one");

        button(page, "Send again escalation.requested").first().click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("One message is sent again.");
        page.setViewportSize(390, 800);
        isAccessible(page, "endpoints-phone");
        assertThat(chromium.faults()).isEmpty();
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void isAccessible(Page page, String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/%s.png".formatted(picture)))
                .setFullPage(true));
        Accessibility.isAccessible(page);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
    }
}
