package io.fairlead.app.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The system's Chromium under Playwright, which never downloads one: one for all tests of a class, which are skipped,
/// saying so, where there is none. Owned by the thread of the tests.
final class Chromium implements BeforeAllCallback, AfterAllCallback {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /// A build machine may have much else to do.
    private static final int PATIENCE_MILLIS = 20_000;

    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext test) {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            System.out.println(test.getDisplayName() + " is skipped: no Chromium found. Install Debian's package"
                    + " 'chromium' or name one by -Dfairlead.chromium=PATH.");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium found");
        launch(executable.get());
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (browser != null) {
            close();
        }
    }

    /// Starts it for a test that does without where there is none; whether there is one.
    boolean launchIfThere() {
        Optional<Path> executable = find();
        executable.ifPresent(this::launch);
        return executable.isPresent();
    }

    void close() {
        browser.close();
        playwright.close();
    }

    /// Where the system has it; `-Dfairlead.chromium` names another place.
    private static Optional<Path> find() {
        String named = System.getProperty("fairlead.chromium");
        return (named == null ? PLACES : List.of(named))
                .stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    private void launch(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(ARGUMENTS));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    Browser browser() {
        return browser;
    }
}
