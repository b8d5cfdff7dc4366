package dev.baton.history;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor finds a case's process, replays it with the keyboard, and looks at the heat map. Nothing breaks the content policy. */
@BatonTest
class HistoryBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    private final List<String> complaints = new ArrayList<>();
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
    void aResolvedCase() {
        desk.setTime(desk.now());
        number = desk.standardCase();
        desk.passes(Duration.ofMinutes(20));
        desk.resolves(number);
    }

    @AfterEach
    void nothingWasComplainedOf() {
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAuditorFindsReplaysAndCounts() {
        var page = opens("/history");
        page.getByLabel("Case", new Page.GetByLabelOptions().setExact(true)).fill(number.value());
        page.getByLabel("Case", new Page.GetByLabelOptions().setExact(true)).press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("Document case");
        isAccessible(page, "history-search");
        page.locator("tbody th a").focus();
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/history/[0-9a-f-]+"));
        assertThat(page.locator("[data-element-id=callActivity_resolveCase]"))
                .hasClass(Pattern.compile(".*mark-done.*"));
        assertThat(page.locator("[data-element-id=callActivity_documentCase]"))
                .hasClass(Pattern.compile(".*mark-active.*"));
        assertThat(page.locator(".bjs-powered-by")).isVisible();
        var slider = page.getByRole(AriaRole.SLIDER);
        slider.focus();
        page.keyboard().press("Home");
        assertThat(page.getByText("Before the first of ")).isVisible();
        assertThat(page.locator(".mark-done")).hasCount(0);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".diagram-replay output")).containsText("Step 2 of ");
        assertThat(page.locator("[aria-current=step]")).containsText("Name accountable");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next step"))
                .press("Enter");
        assertThat(page.locator("[aria-current=step]")).containsText("Check facts");
        page.locator("details summary")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Check facts"))
                .press("Enter");
        assertThat(page.locator("tr.fired")).containsText("fired");
        isAccessible(page, "history-instance");

        page.navigate(url("/history/models/support-case?show=took"));
        assertThat(page.locator("[class*='mark-heat-5']").first()).isVisible();
        assertThat(page.locator(".diagram-badge").first()).isVisible();
        isAccessible(page, "history-heat");
    }

    private Page opens(String path) {
        var page = chromium.window();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(url("/login"));
        page.getByLabel("User").fill("aud");
        page.getByLabel("Password").fill("baton");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
        page.navigate(url(path));
        return page;
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
