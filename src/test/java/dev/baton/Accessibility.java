package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/** What axe has against a page, as whoever mends it needs it. */
public class Accessibility {

    private Accessibility() {}

    /** The page breaks no rule of axe. */
    public static void isAccessible(Page page) {
        assertThat(violations(page)).as(page.url()).isEmpty();
    }

    /** The page breaks no rule of axe; what it looks like is kept as {@code target/screenshots/<name>.png}. */
    public static void isAccessible(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setFullPage(true));
        isAccessible(page);
    }

    /**
     * Only what is broken is told whole: the nodes that pass are too many to be read on a page with a long table. The newer mode
     * of axe tells them all the same.
     */
    private static List<String> violations(Page page) {
        var only = new AxeRunOptions();
        only.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .options(only).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Accessibility::told)
                        .toList();
    }

    private static String told(Rule violation) {
        return violation.getId() + " "
                + violation.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
