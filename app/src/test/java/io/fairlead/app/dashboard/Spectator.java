package io.fairlead.app.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;

/// Somebody who opens the address that the demo prints. Owned by the thread of the test.
public final class Spectator {
    private Spectator() {}

    /// The accounts of both venues beside each other, each with what it holds: netted at the one, by the venue's ids at
    /// the other. Without a Chromium nobody looks, and that is said.
    public static void seesBothAccountsSideBySide(String dashboard) {
        Chromium chromium = new Chromium();
        if (!chromium.launchIfThere()) {
            System.out.println("The demo's dashboard is not looked at: no Chromium found.");
            return;
        }
        String[] address = dashboard.split("#token=", 2);
        try (DeskPage page = new DeskPage(chromium.browser(), ColorScheme.DARK).open(address[0], address[1])) {
            page.press("v");
            assertThat(page.find("#account-rows-summary")).hasText("2 at 2 venues");
            Locator rows = page.find("#account-rows .row");
            assertThat(rows.filter(having("demo · USDyofx"))).hasCount(1);
            assertThat(rows.filter(having("prop · USDtradelocker[\\d,.]+"))).hasCount(1);
            Locator positions = page.find("#account-rows .row.sub");
            assertThat(positions
                            .filter(having("· net[A-Z]{6}(long|short) [\\d.]+"))
                            .first())
                    .isVisible();
            assertThat(positions
                            .filter(having("· \\w{4,}[A-Z]{6}(long|short) [\\d.]+"))
                            .first())
                    .isVisible();
            assertThat(page.complaints()).isEmpty();
        } finally {
            chromium.close();
        }
    }

    private static Locator.FilterOptions having(String pattern) {
        return new Locator.FilterOptions().setHasText(Pattern.compile(pattern));
    }
}
