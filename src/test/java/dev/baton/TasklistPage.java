package dev.baton;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.casefile.CaseNumber;
import java.nio.file.Path;

/** Camunda's Tasklist, as one person uses it. */
class TasklistPage {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final GetByTextOptions EXACTLY = new GetByTextOptions().setExact(true);

    private final Page page;
    private final String baton;

    TasklistPage(Page page, String baton) {
        this.page = page;
        this.baton = baton;
    }

    /** Asks for Tasklist, is led to Baton's login, and from there to Tasklist. */
    TasklistPage logIn(String user) {
        page.navigate(baton + "/camunda/app/tasklist/");
        enter(user);
        page.locator(".task-filter.active").waitFor();
        return this;
    }

    void enter(String user) {
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill("baton");
        button("Log in").click();
    }

    /** The list as it is now: Tasklist itself looks again every ten seconds only. */
    TasklistPage list(String filter) {
        page.navigate(baton + "/camunda/app/tasklist/");
        page.locator(".task-filters").getByText(filter).click();
        assertThat(page.locator(".task-filter.active")).containsText(filter);
        return this;
    }

    Locator cards() {
        return page.locator(".tasks-list li.task");
    }

    Locator card(String task, CaseNumber number) {
        return cards().filter(new FilterOptions().setHasText(task))
                .filter(new FilterOptions().setHasText(number.value()));
    }

    /** Opens the task of the case and claims it if nobody has it. */
    TasklistPage open(String task, CaseNumber number) {
        card(task, number).getByText(task, EXACTLY).click();
        form().waitFor();
        var claim = page.locator(".task-details").getByText("Claim", EXACTLY);
        var assignee = page.locator(".task-details .assignee .set-value");
        assertThat(claim.or(assignee).first()).isVisible();
        if (claim.isVisible()) {
            claim.click();
            assignee.waitFor();
        }
        return this;
    }

    TasklistPage startProcess(String process) {
        page.locator(".start-process-action").click();
        page.locator(".modal").getByText(process).click();
        form().waitFor();
        return this;
    }

    Locator form() {
        return page.locator(".fjs-form");
    }

    TasklistPage fill(String label, String text) {
        var field = labelled(label).or(labelled(label + "*"));
        field.fill(text);
        field.blur();
        return this;
    }

    TasklistPage tick(String choice) {
        form().getByLabel(choice).and(form().locator("input")).check();
        return this;
    }

    TasklistPage select(String label, String choice) {
        var field = form().locator(".fjs-form-field-select").filter(new FilterOptions().setHasText(label));
        field.locator(".fjs-select-display").click();
        field.locator(".fjs-dropdownlist-item").getByText(choice).click();
        return this;
    }

    void start() {
        button("Start").click();
        assertThat(messages()).containsText("The process has been started");
    }

    /** Once the engine has answered: a list that is opened before shows what was before. */
    void complete() {
        page.waitForResponse(answer -> answer.url().endsWith("/submit-form"), this::tryToComplete);
        assertThat(page.locator(".task-details .no-task")).isVisible();
    }

    TasklistPage tryToComplete() {
        button("Complete").click();
        return this;
    }

    /** What Tasklist says instead of completing the task. */
    Locator refusal() {
        tryToComplete();
        return messages();
    }

    /** Opens the tab beside the form. */
    FrameLocator caseTab() {
        page.locator(".task-details .nav-tabs").getByText("Case", EXACTLY).click();
        return page.frameLocator("iframe.baton-case");
    }

    TasklistPage formTab() {
        page.locator(".task-details .nav-tabs").getByText("Form", EXACTLY).click();
        form().waitFor();
        return this;
    }

    TasklistPage logOut() {
        page.locator(".account > a").click();
        page.locator(".account .logout a").click();
        return this;
    }

    TasklistPage keepAs(String screenshot) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(screenshot + ".png")));
        return this;
    }

    Page page() {
        return page;
    }

    private Locator labelled(String label) {
        return form().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator messages() {
        return page.locator(".page-notifications");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
