package dev.baton.intake.webhooks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.Sender;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process owner mends what a helpdesk's template broke. */
@BatonTest
class IntakePageBrowserTest {

    private static Chromium chromium;

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

    @Test
    void aBrokenMessageIsMendedAndTakenIn() {
        jdbc.sql("delete from webhook_quarantine").update();
        send("{\"type\": \"ticket.created\", \"data\": {\"id\": \"B-1\", \"subject\": \"He said \"no\"\","
                + " \"description\": \"The export stops\", \"account\": \"acme\"}}");
        send("{\"type\": \"comment.added\", \"data\": {\"ticket\": \"B-2\", \"text\": \"Hello\", \"public\": true}}");

        var page = chromium.window();
        page.navigate("http://localhost:" + port + "/intake");
        page.getByLabel("User").fill("otto");
        page.getByLabel("Password").fill("baton");
        page.getByRole(AriaRole.BUTTON).first().click();
        page.navigate("http://localhost:" + port + "/intake");
        assertThat(page.locator("main")).containsText("waits for B-2");
        page.getByText("Body, as it came").first().click();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/intake-page.png"))
                .setFullPage(true));

        var body = page.locator("textarea").first();
        body.fill(body.inputValue().replace("\"no\"", "no"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it in again"))
                .first()
                .click();
        assertThat(page.locator("main")).containsText("Taken in: C-");
        org.assertj.core.api.Assertions.assertThat(chromium.faults()).isEmpty();
    }

    private void send(String body) {
        Wire.to("http://localhost:" + port, Sender.HELPDESK, Wire.id(), desk.now(), Wire.bytes(body))
                .send()
                .expect(202);
    }
}
