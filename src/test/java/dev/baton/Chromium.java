package dev.baton;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** One browser for a test class: the system's Chromium, else the one Playwright brings. Without either the tests are skipped. */
public final class Chromium implements AutoCloseable {

    private static final Path OF_THE_SYSTEM = Path.of("/usr/bin/chromium");
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> faults = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium open() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(playwright, launch(playwright));
        } catch (PlaywrightException failure) {
            playwright.close();
            return skip(failure);
        }
    }

    /** A window of its own: who logs in there is logged in nowhere else. */
    public Page window() {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1400, 1000)
                        .setLocale("en-GB")
                        .setTimezoneId("UTC"))
                .newPage();
        page.onPageError(faults::add);
        page.onDialog(dialog -> {
            faults.add("A dialog opened: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    /** A small one. Without scripts nothing can be evaluated in it either. */
    public Page telephone(String locale, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setLocale(locale)
                        .setTimezoneId("UTC")
                        .setJavaScriptEnabled(scripts))
                .newPage();
    }

    /** What went wrong in the pages' scripts, and every dialog that a page opened by itself. */
    public List<String> faults() {
        return faults;
    }

    void closeWindows() {
        List.copyOf(browser.contexts()).forEach(context -> context.close());
        faults.clear();
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Browser launch(Playwright playwright) {
        var options = new LaunchOptions().setArgs(QUIETLY);
        if (Files.isExecutable(OF_THE_SYSTEM)) {
            options.setExecutablePath(OF_THE_SYSTEM);
        } else {
            ChildJvm.output(ChildJvm.start(CLI.class, "install", "chromium"));
        }
        return playwright.chromium().launch(options);
    }

    private static Chromium skip(PlaywrightException failure) {
        System.err.printf("""

                ********************************************************************************
                THE BROWSER TESTS ARE SKIPPED: there is no browser to run them in.
                Install Chromium as %s (on Debian: apt-get install chromium),
                or let Playwright download one.

                %s
                ********************************************************************************

                """, OF_THE_SYSTEM, failure.getMessage());
        return Assumptions.abort("no browser");
    }
}
