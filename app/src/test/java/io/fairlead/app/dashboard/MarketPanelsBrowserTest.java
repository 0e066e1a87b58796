package io.fairlead.app.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.core.model.Symbol;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Depth ladder and chart of the dashboard in a real browser.
@Tag("browser")
class MarketPanelsBrowserTest {
    private static final int DEPTH = 10;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    private Path directory;

    @Test
    void ladderShowsTheDepthWithOurOwnOrdersAndTheBooksHealth() {
        try (RunningDesk desk = new RunningDesk(directory, 20);
                DeskPage page = openPage(desk)) {
            page.press("/").type("GBPUSD").press("Enter");
            assertThat(page.find("#ladder .lvl.ask:not([disabled])")).hasCount(DEPTH);
            assertThat(page.find("#ladder .lvl.bid:not([disabled])")).hasCount(DEPTH);
            List<BigDecimal> bids = prices(page.find("#ladder .lvl.bid"));
            List<BigDecimal> asks = prices(page.find("#ladder .lvl.ask"));
            assertThat(bids).isSortedAccordingTo((one, other) -> other.compareTo(one));
            assertThat(asks).as("the best at the bottom").isSortedAccordingTo((one, other) -> other.compareTo(one));
            assertThat(asks.getLast()).isGreaterThan(bids.getFirst());
            assertThat(page.find("#ladder-health")).containsText("GBPUSD");

            int before = painted(page, "strong", 0, 1);
            BigDecimal price = bids.get(2);
            page.press("b")
                    .typeOver("2")
                    .press("Tab", "Tab")
                    .typeOver(price.toPlainString())
                    .send();
            Locator level = page.find("#ladder .lvl.bid[aria-label$='at " + price.toPlainString() + "']");
            assertThat(level.locator(".own")).hasText("2");
            await().untilAsserted(() -> assertThat(painted(page, "strong", 0, 1))
                    .as("its line on the chart")
                    .isGreaterThan(before + 100));

            desk.gateway().books().cut(new Symbol("GBPUSD"));
            assertThat(page.find("#ladder-health")).containsText("stale");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void chartBeginsWithThePricesThatTheGatewayKept() {
        try (RunningDesk desk = new RunningDesk(directory, 20)) {
            desk.hadPrices(ScriptedInstrument.ALL.getFirst().instrument(), 50);
            try (DeskPage page = openPage(desk)) {
                page.press("/").type("EURUSD").press("Enter");
                await().until(() -> painted(page, "down", 0.2, 0.5) > 100);
                page.press("/").type("GBPUSD").press("Enter");
                await().until(() -> painted(page, "down", 0.2, 0.5) == 0);
                assertThat(page.complaints()).isEmpty();
            }
        }
    }

    private DeskPage openPage(RunningDesk desk) {
        return new DeskPage(chromium.browser(), ColorScheme.DARK).open(desk.url(), desk.token());
    }

    /// From the top of the ladder down.
    private static List<BigDecimal> prices(Locator levels) {
        return levels.all().stream()
                .map(level -> new BigDecimal(level.getAttribute("aria-label").replaceFirst(".* at ", "")))
                .toList();
    }

    /// How many points of the chart have about a colour of the theme, from one share of its width to another.
    private static int painted(DeskPage page, String colour, double from, double to) {
        Object found = page.page().evaluate("""
                        ([name, from, to]) => {
                          const canvas = document.querySelector('#chart');
                          const probe = document.createElement('canvas').getContext('2d');
                          const style = getComputedStyle(document.documentElement);
                          probe.fillStyle = style.getPropertyValue(`--${name}`).trim();
                          probe.fillRect(0, 0, 1, 1);
                          const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
                          const left = Math.round(canvas.width * from);
                          const width = Math.round(canvas.width * to) - left;
                          const copy = new OffscreenCanvas(width, canvas.height);
                          const drawn = copy.getContext('2d', { willReadFrequently: true });
                          drawn.drawImage(canvas, -left, 0);
                          const { data } = drawn.getImageData(0, 0, width, canvas.height);
                          let count = 0;
                          for (let i = 0; i < data.length; i += 4) {
                            const off = Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b);
                            if (off < 90) count += 1;
                          }
                          return count;
                        }""", List.of(colour, from, to));
        return ((Number) found).intValue();
    }
}
