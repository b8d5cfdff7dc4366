package dev.baton.escalation.accountweb;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An account escalation as cleo leads it: asked for on the account's page, taken on, its criteria ticked off one by one. */
@BatonTest
class AccountEscalationBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk accounts;

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
        accounts.holdsNothing();
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void cleoAsksForItLeadsItAndTicksItsCriteria() {
        var account = "ae-" + UUID.randomUUID();
        desk.put("/api/accounts/" + account, Map.of("name", "Acme", "tier", "vip", "health", "red", "csm", "cleo"));
        var number = desk.report(account, Desk.facts("technical", "high", "high"));
        var page = opens("cleo", "/accounts/" + account);

        click(page, "Watch this account");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You are told");
        page.getByText("Escalate the account").click();
        page.getByLabel("Why the account").fill("They lose orders");
        page.getByLabel("What it costs").fill("They renew in a month");
        page.getByLabel("What Customer Success shall do").fill("One person for their board");
        page.getByLabel("Its cases: numbers").fill("C-999999");
        click(page, "Ask Customer Success");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("C-999999");
        assertThat(page.getByLabel("Why the account")).hasValue("They lose orders");
        page.getByLabel("Its cases: numbers").fill(number.value());
        click(page, "Ask Customer Success");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Customer Success is asked");
        isAccessible(page, "account-with-escalation");

        var link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("AE-"));
        var escalation = link.textContent();
        accounts.does("cleo", "Accept account escalation", escalation, AccountDesk.ACCEPTED);
        accounts.does("cleo", "Set up account escalation", escalation, AccountDesk.SET_UP);
        link.click();

        var criterion = page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("The sponsor heard from us (cleo)"));
        criterion.first().getByText("Waive").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("say why");
        criterion.first().getByPlaceholder("What shows it").fill("There is none");
        criterion.first().getByText("Waive").click();
        assertThat(criterion.first()).containsText("waived");
        page.locator("#hours").fill("1,5");
        page.locator("section:has(#work)").getByText("Add").click();
        assertThat(page.locator("section:has(#work)")).containsText("1.5 h");
        assertThat(page.locator("section:has(#path)")).containsText("added an exit criterion, owned by eli");
        assertThat(page.locator("main").textContent()).doesNotContain("{");
        isAccessible(page, "account-escalation");

        page.navigate(url("/account-escalations/" + escalation + "?language=de"));
        isAccessible(page, "account-escalation-de");
        page.navigate(url("/cases/" + number + "?language=en"));
        assertThat(page.locator("#case-side")).containsText(escalation);
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
