package io.fairlead.app.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.app.demo.DemoReport;
import io.fairlead.app.demo.RealGateway;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A person at the keyboard, the dashboard, a real gateway, FIX over TLS, a venue: nothing scripted in between.
@Tag("browser")
class DashboardOnRealGatewayTest {
    private static final double MOST_LAYOUT_SHIFT = 0.01;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    private Path directory;

    @Test
    void placesReplacesCancelsAndFillsByKeyboardAndTheVenueAgrees() throws InterruptedException {
        try (RealGateway gateway = RealGateway.start(directory)) {
            try (DeskPage page = open(gateway.url(), gateway.token())) {
                placeReplaceCancelAndFill(page);
                assertThat(page.find("#positions .row").first()).containsText("+0.01");
                assertThat(page.find("#accounts li").first()).containsText("0 live");
            }
            DemoReport report = gateway.stopAndCompare();
            assertThat(report.findings()).isEmpty();
            assertThat(report.counts().acks()).isEqualTo(2);
            assertThat(report.counts().replaces()).isEqualTo(1);
            assertThat(report.counts().cancels()).isEqualTo(1);
            assertThat(report.counts().fills()).isPositive();
        }
    }

    /// With -Dfairlead.dashboard.url=http://127.0.0.1:PORT/ and -Dfairlead.dashboard.token=TOKEN: the same hands on a
    /// gateway that runs elsewhere, on its first market. They trade the smallest quantity.
    @Test
    void placesReplacesCancelsAndFillsByKeyboardOnAGatewayOfOnesOwn() {
        String url = System.getProperty("fairlead.dashboard.url");
        String token = System.getProperty("fairlead.dashboard.token");
        Assumptions.assumeTrue(url != null && token != null, "needs the address and a token of a running gateway");
        try (DeskPage page = open(url, token)) {
            placeReplaceCancelAndFill(page);
        }
    }

    private static void placeReplaceCancelAndFill(DeskPage page) {
        page.press("b").typeOver("0.01").press("Tab", "Tab");
        tenTicks(page, "Shift+ArrowDown", 15);
        String placed = page.find("#t-price").inputValue();
        page.send();
        assertThat(page.selected()).containsText("Working");
        assertThat(page.selected("Price")).hasText(grouped(placed));

        page.press("r", "ArrowDown");
        String replaced = page.find("#t-price").inputValue();
        assertThat(replaced).isNotEqualTo(placed);
        page.send();
        assertThat(page.selected()).containsText("Working");
        assertThat(page.selected("Price")).hasText(grouped(replaced));

        page.press("x");
        assertThat(page.selected()).containsText("Cancelled");

        page.press("b").typeOver("0.01").press("Tab", "Tab");
        tenTicks(page, "Shift+ArrowUp", 5);
        page.send();
        assertThat(page.selected()).containsText("Filled");
        assertThat(page.layoutShift())
                .as("layout shift by %s", page.layoutShiftSources())
                .isLessThan(MOST_LAYOUT_SHIFT);
        assertThat(page.complaints()).isEmpty();
    }

    private static DeskPage open(String url, String token) {
        return new DeskPage(chromium.browser(), ColorScheme.DARK).open(url, token);
    }

    private static void tenTicks(DeskPage page, String key, int times) {
        page.press(Collections.nCopies(times, key).toArray(String[]::new));
    }

    /// A price as the table writes it: with commas between thousands.
    private static Pattern grouped(String price) {
        return Pattern.compile("^" + price.replace(".", "\\.").replaceAll("(?<=\\d)(?=\\d)", ",?") + "$");
    }
}
