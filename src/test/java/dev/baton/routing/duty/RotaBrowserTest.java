package dev.baton.routing.duty;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.Accessibility.isAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.baton.BatonTest;
import dev.baton.Chromium;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.routing.Absences;
import dev.baton.routing.OnCall;
import dev.baton.routing.Rotas;
import dev.baton.routing.reach.ReachCheck;
import dev.baton.routing.rota.Watch;
import java.nio.file.Path;
import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mara makes a rota, sees its gap and fills it. It is Monday, 30 November 2026. */
@BatonTest
class RotaBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Team team;

    @Autowired
    private Absences absences;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Rotas rotas;

    @Autowired
    private OnCall onCall;

    @Autowired
    private ReachCheck check;

    private Watch watch;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aGroupOfTwo() {
        desk.setTime(Instant.parse("2026-11-30T11:00:00Z"));
        watch = new Watch(identities, team, absences, jdbc, "ada", "ben");
    }

    @AfterEach
    void noScriptFailed() {
        watch.ends();
        desk.realTime();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void aRotaIsMadeAndItsGapIsFilledInTwoClicks() {
        var page = opens("/people/rotas/" + watch.group);
        isAccessible(page);
        page.getByLabel("Time zone").fill("Europe/Berlin");
        page.getByLabel("First day").fill("2026-11-23");
        page.getByLabel("People, in the order").fill("nobody-known");
        page.getByRole(AriaRole.BUTTON, named("Save who takes turns")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Layer 1, People");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("whom nobody knows");
        assertThat(page.getByLabel("People, in the order").first()).hasValue("nobody-known");
        page.getByLabel("People, in the order").first().fill(watch.person("ada"));
        page.getByRole(AriaRole.BUTTON, named("Save who takes turns")).click();
        assertThat(page.getByText("no gap")).isVisible();
        assertThat(page.locator("table.duty tbody tr")).hasCount(14);

        watch.isAway("ada", Instant.parse("2026-12-05T11:00:00Z"), Instant.parse("2026-12-06T11:00:00Z"), null);
        check.look();
        page.reload();
        assertThat(page.getByRole(AriaRole.NOTE)).containsText("at this time");
        var saturday = page.locator("table.duty tbody tr").filter(new Locator.FilterOptions().setHasText("5 Dec"));
        assertThat(saturday.locator(".tag.late")).hasText("nobody");
        assertThat(saturday).containsText("is away, and nobody of the group stands in");
        isAccessible(page);
        keep(page, "rota-gap");
        page.navigate(url("/people/reach"));
        assertThat(page.locator("main")).containsText(watch.group);
        assertThat(page.locator("#group-" + watch.group)).containsText("1 hole");
        isAccessible(page);
        keep(page, "reach");
        page.navigate(url("/people/rotas"));
        isAccessible(page);
        keep(page, "rotas");

        page.navigate(url("/people/rotas/" + watch.group));
        saturday.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Somebody else than nobody"))
                .click();
        page.getByLabel("Who", new Page.GetByLabelOptions().setExact(true)).selectOption(watch.person("ben"));
        page.getByRole(AriaRole.BUTTON, named("Let them take over")).click();

        assertThat(page.locator("table.duty tbody tr").filter(new Locator.FilterOptions().setHasText("5 Dec")))
                .containsText(watch.person("ben"));
        assertThat(onCall.onCall(watch.group, Instant.parse("2026-12-05T15:00:00Z")))
                .containsOnlyKeys(watch.person("ben"));
    }

    @Test
    void twoSwapAndWhoWasSlowerSeesWhatOthersDid() {
        rotas.begin(
                watch.group,
                "{\"layers\": [{\"name\": \"<b>Week</b>\", \"zone\": \"UTC\", \"start\": \"2026-11-30\", \"turn\": \"P1W\", \"people\": [\"%s\", \"%s\"]}]}"
                        .formatted(watch.person("ada"), watch.person("ben")),
                "vera");
        var slow = opens("/people/rotas/" + watch.group);
        var page = opens("/people/rotas/" + watch.group);
        page.getByLabel("This turn", new Page.GetByLabelOptions().setExact(true))
                .selectOption("0|2026-12-07");
        page.getByLabel("With this turn").selectOption("0|2026-12-14");
        page.getByRole(AriaRole.BUTTON, named("Swap them")).click();
        assertThat(page.locator("main")).containsText("swap turns of <b>Week</b>");
        assertThat(onCall.onCall(watch.group, Instant.parse("2026-12-08T12:00:00Z")))
                .containsOnlyKeys(watch.person("ada"));

        slow.getByLabel("Hand-over at").first().fill("10:00");
        slow.getByRole(AriaRole.BUTTON, named("Save who takes turns")).click();
        assertThat(slow.getByRole(AriaRole.ALERT)).containsText("mara changed it");
        assertThat(slow.getByLabel("Hand-over at").first()).hasValue("10:00");
        slow.getByRole(AriaRole.BUTTON, named("Save who takes turns")).click();
        assertThat(slow.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(slow.locator("main")).containsText("swap turns of");

        slow.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        slow.setViewportSize(390, 844);
        slow.navigate(url("/people/rotas/" + watch.group + "?language=de"));
        assertThat((Integer) slow.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        isAccessible(slow);
        keep(slow, "rota-phone");
    }

    private Page opens(String path) {
        var page = chromium.window();
        page.navigate(url("/login"));
        page.getByLabel("User").fill("mara");
        page.getByLabel("Password").fill("baton");
        page.getByRole(AriaRole.BUTTON, named("Log in").setExact(true)).click();
        page.navigate(url(path));
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
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
