package dev.baton;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process owner looks at what Baton comes with and takes it. */
@BatonTest
class ModelsPageBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @AfterEach
    void withdraw() {
        repository
                .createDeploymentQuery()
                .deploymentSource("Camunda Modeler")
                .list()
                .forEach(found -> repository.deleteDeployment(found.getId(), true));
    }

    @Test
    void anOfferIsReadAndTaken() throws IOException {
        var matrix =
                Files.readString(Path.of("processes/raci.dmn")).replace("Initial triage and tagging", "The first look");
        Visitor.named("otto", port).deploy("ours", Map.of("raci.dmn", matrix.getBytes(StandardCharsets.UTF_8)));

        var page = chromium.window();
        page.navigate("http://localhost:" + port + "/models");
        page.getByLabel("User").fill("otto");
        page.getByLabel("Password").fill("baton");
        page.getByRole(AriaRole.BUTTON).first().click();
        page.navigate("http://localhost:" + port + "/models");
        assertThat(page.locator("main")).containsText("deployed by otto");
        assertThat(page.locator(".difference .removed")).containsText("The first look");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/models-page.png"))
                .setFullPage(true));

        page.getByLabel("processes/raci.dmn").first().check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take Baton's version"))
                .click();
        assertThat(page.locator("main")).containsText("Everything that runs is what Baton comes with.");
        assertThat(page.locator("main")).containsText("Taken: processes/raci.dmn");
        org.assertj.core.api.Assertions.assertThat(chromium.faults()).isEmpty();
    }
}
