package io.fairlead.app.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Symbol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The dashboard in a real browser, over the real HTTP API, with 500 live orders and 100 updates a second.
@Tag("browser")
class DashboardBrowserTest {
    private static final int LIVE_ORDERS = 500;
    private static final double MOST_LAYOUT_SHIFT = 0.01;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    private Path directory;

    @Test
    void placesReplacesCancelsAndFillsByKeyboardOnABusyDesk() {
        try (RunningDesk desk = busyDesk();
                DeskPage page = openPage(desk, ColorScheme.DARK)) {
            page.press("/").type("EURUSD").press("Enter");
            page.press("b")
                    .typeOver("2")
                    .press("Tab", "Tab")
                    .typeOver("1.00000")
                    .send();
            assertThat(page.selected()).containsText("Working");
            assertThat(page.selected()).containsText("200,000");

            page.press("r").typeOver("1.00010").send();
            assertThat(page.selected()).containsText("1.00010");

            page.press("x");
            assertThat(page.selected()).containsText("Cancelled");

            page.press("s")
                    .typeOver("0.5")
                    .press("Tab", "Tab")
                    .typeOver("1.00000")
                    .send();
            assertThat(page.selected()).containsText("Filled");
            page.press("3");
            assertThat(page.find("#fills-grid .row")
                            .filter(having("manual|Sell.*0.5.*50,000"))
                            .first())
                    .isVisible();

            assertThat(live(page)).isGreaterThanOrEqualTo(LIVE_ORDERS - 20);
            assertThat(page.find("#rate")).hasText(Pattern.compile("\\d{3,}"));
            assertThat(page.framesIn(1_000))
                    .as("frames in a second: it is not frozen")
                    .isGreaterThan(1);
            assertThat(page.layoutShift())
                    .as("layout shift by %s", page.layoutShiftSources())
                    .isLessThan(MOST_LAYOUT_SHIFT);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void showsUnknownOrdersFirstAndOldestOnTop() {
        try (RunningDesk desk = busyDesk();
                DeskPage page = openPage(desk, ColorScheme.DARK)) {
            var newer = desk.gateway().flow().loseTrackOfOne(Duration.ofSeconds(12));
            var older = desk.gateway().flow().loseTrackOfOne(Duration.ofMinutes(3));
            assertThat(page.find("#alarm-go")).containsText("2 orders UNKNOWN");

            page.press("u");
            assertThat(page.selected())
                    .containsText(older.identity().clientOrderId().value());
            assertThat(page.selected()).containsText(Pattern.compile("UNKNOWN.*3m0"));
            assertThat(page.selected().locator(".asks")).hasText(Pattern.compile("[0-7]\\.\\ds"));
            assertThat(page.selected()).hasAttribute("title", Pattern.compile("asked 2\\d times, asks again at"));
            page.press("ArrowDown");
            assertThat(page.selected())
                    .containsText(newer.identity().clientOrderId().value());
            assertThat(page.page()).hasTitle("(2 orders UNKNOWN) Fairlead");

            page.press("q");
            assertThat(page.find("#alarm-go")).containsText("1 order UNKNOWN");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void greysPricesWhileTheirFeedIsCut() {
        try (RunningDesk desk = busyDesk();
                DeskPage page = openPage(desk, ColorScheme.LIGHT)) {
            page.press("/").type("GBPUSD").press("Enter");
            Locator market = page.find("#markets li[aria-selected=true]");
            assertThat(market).not().hasClass(Pattern.compile("is-stale"));
            String fresh = colour(market.locator(".pip").first());

            desk.gateway().books().cut(new Symbol("GBPUSD"));
            assertThat(market).hasClass(Pattern.compile("is-stale"));
            assertThat(page.find(".panel.ladder")).hasClass(Pattern.compile("is-stale"));
            assertThat(page.find(".panel.ticket")).hasClass(Pattern.compile("is-stale"));
            assertThat(page.find("#ladder-health")).containsText("stale");
            assertThat(market.locator(".symbol")).hasAttribute("data-health", "stale");
            assertThat(colour(market.locator(".pip").first())).isNotEqualTo(fresh);

            desk.gateway().books().restore(new Symbol("GBPUSD"));
            assertThat(market).not().hasClass(Pattern.compile("is-stale"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void isReadableAndNamedInBothThemes(ColorScheme scheme) {
        try (RunningDesk desk = new RunningDesk(directory, 60);
                DeskPage page = openPage(desk, scheme)) {
            desk.gateway().flow().loseTrackOfOne(Duration.ofSeconds(30));
            page.press("ArrowDown");
            assertThat(page.selected()).isVisible();
            assertThat(page.audit()).isEqualTo(List.of());

            String before = page.find("html").getAttribute("data-theme");
            page.press("t");
            page.page().reload();
            assertThat(page.find("html")).not().hasAttribute("data-theme", before);
        }
    }

    @Test
    void asksWithTheScopeBeforeItCancelsAll() {
        try (RunningDesk desk = new RunningDesk(directory, 60);
                DeskPage page = openPage(desk, ColorScheme.DARK)) {
            long live = live(desk);
            page.press("X");
            assertThat(page.find("#confirm-text")).containsText(live + " live orders");
            page.press("Escape");
            assertThat(page.find("#confirm")).isHidden();
            assertThat(live(desk)).isEqualTo(live);

            page.press("X");
            page.find("#confirm-scope").selectOption("sim-1 (SIM)");
            assertThat(page.find("#confirm-yes")).hasText("Cancel · sim-1 (SIM)");
            page.find("#confirm-yes").press("Enter");
            assertThat(page.find("#accounts li").first()).containsText("0 live");
            assertThat(live(desk)).isBetween(1L, live - 1);
        }
    }

    @Test
    void killsAfterAskingShowsWhatIsConfirmedAndLetsOnlyAnAdminRelease() {
        try (RunningDesk desk = new RunningDesk(directory, 20);
                DeskPage page = openPage(desk, ColorScheme.DARK)) {
            assertThat(page.find("#kills")).isHidden();
            page.find("#kill").click();
            assertThat(page.find("#confirm-text")).containsText("New orders will be refused");
            page.find("#confirm-yes").press("Enter");
            assertThat(page.find("#kills li")).containsText("KILLED the whole gateway");
            assertThat(page.find("#kills .verdict")).containsText("nothing is live, confirmed");
            page.find("#kills button").click();
            page.find("#confirm-yes").press("Enter");
            assertThat(page.find("#toasts")).containsText("ROLE_INSUFFICIENT");
            assertThat(page.find("#kills")).isVisible();
        }
    }

    @Test
    void asksForATokenWhereTheAddressHasNone() {
        try (RunningDesk desk = new RunningDesk(directory, 20);
                DeskPage page = new DeskPage(chromium.browser(), ColorScheme.DARK)) {
            page.page().navigate(desk.url());
            page.find("#enter-token").fill("wrong");
            page.press("Enter");
            assertThat(page.find("#enter-problem")).containsText("does not accept");
            page.find("#enter-token").fill(desk.token());
            page.press("Enter");
            assertThat(page.find("#enter")).isHidden();
            assertThat(page.orders().first()).isVisible();
        }
    }

    @Test
    void saysThatTheConnectionIsLostAndRecovers() {
        try (RunningDesk desk = new RunningDesk(directory, 20);
                DeskPage page = openPage(desk, ColorScheme.DARK)) {
            desk.away(() -> {
                assertThat(page.find("#lost")).containsText("Connection to the gateway lost");
                assertThat(page.find("html")).hasAttribute("data-link", "lost");
            });
            assertThat(page.find("#lost")).isHidden();
            assertThat(page.find("#link-state")).hasAttribute("data-state", "up");
        }
    }

    /// With -Dfairlead.screenshots=DIRECTORY: the pictures of the README.
    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"DARK", "LIGHT"})
    void takesScreenshots(ColorScheme scheme) {
        String target = System.getProperty("fairlead.screenshots");
        Assumptions.assumeTrue(target != null, "takes pictures only with -Dfairlead.screenshots=DIRECTORY");
        try (RunningDesk desk = busyDesk();
                DeskPage page = openPage(desk, scheme)) {
            page.page().waitForTimeout(62_000);
            desk.gateway().flow().loseTrackOfOne(Duration.ofSeconds(12));
            desk.gateway().flow().loseTrackOfOne(Duration.ofSeconds(94));
            page.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
            page.page().waitForTimeout(1_500);
            Path file = Path.of(target, "dashboard-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
            page.page().screenshot(new Page.ScreenshotOptions().setPath(file));
            assertThat(file).isNotEmptyFile();
        }
    }

    private RunningDesk busyDesk() {
        return new RunningDesk(directory, LIVE_ORDERS).busy();
    }

    private static DeskPage openPage(RunningDesk desk, ColorScheme scheme) {
        return new DeskPage(chromium.browser(), scheme).open(desk.url(), desk.token());
    }

    private static Locator.FilterOptions having(String pattern) {
        return new Locator.FilterOptions().setHasText(Pattern.compile(pattern));
    }

    private static int live(DeskPage page) {
        return Integer.parseInt(page.find("#order-tabs [data-view=live] output").textContent());
    }

    private static long live(RunningDesk desk) {
        return desk
                .gateway()
                .orders(new io.fairlead.gateway.ReadSide.OrderFilter(null, null, java.util.Set.of(), true), null, 1_000)
                .items()
                .stream()
                .filter(order -> order.state().status() != OrderStatus.UNKNOWN)
                .count();
    }

    private static String colour(Locator locator) {
        return (String) locator.evaluate("element => getComputedStyle(element).color");
    }
}
