package io.fairlead.app.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The control view in a real browser: one gateway and one page of an admin for all its panels.
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlViewBrowserTest {
    private static final double MOST_LAYOUT_SHIFT = 0.01;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private RunningDesk desk;
    private DeskPage page;

    @BeforeAll
    void open(@TempDir Path directory) {
        desk = new RunningDesk(directory, 20);
        page = new DeskPage(chromium.browser(), ColorScheme.DARK).open(desk.url(), desk.adminToken());
    }

    @AfterAll
    void close() {
        page.close();
        desk.close();
    }

    @BeforeEach
    void showControl() {
        page.press("v");
        assertThat(page.find("#control")).isVisible();
        assertThat(page.find("#trade")).isHidden();
    }

    @AfterEach
    void back() {
        page.press("v");
        assertThat(page.find("#trade")).isVisible();
        assertThat(page.layoutShift())
                .as("layout shift by %s", page.layoutShiftSources())
                .isLessThan(MOST_LAYOUT_SHIFT);
        assertThat(page.complaints()).isEmpty();
    }

    private Locator rows(String grid) {
        return page.find(grid + " .row");
    }

    private static Pattern like(String pattern) {
        return Pattern.compile(pattern);
    }

    @Test
    void showsBreaksWithTheirAgeTheirReportAndAsCsv() throws IOException {
        assertThat(rows("#breaks").first()).hasText(like("Position differs\\dm\\d\\d3×sim-1EURUSD100000150000"));
        assertThat(rows("#breaks").nth(1)).containsText("cleared by the venue");
        assertThat(page.find("#breaks-summary")).hasText(like("1 open, the oldest \\dm"));

        page.press("2", "ArrowDown", "Enter");
        assertThat(page.find("#story-title")).hasText("Break: Adopted");
        assertThat(page.find("#story-facts")).containsText("docs/runbook.md#reconciliation_break");
        assertThat(page.find("#story-chain")).containsText("OrderChecked");
        assertThat(page.find("#story-chain .checks tbody tr")).hasText(like("max-order-lotsPASSED154ACCOUNT"));
        page.press("Escape");

        Download csv =
                page.page().waitForDownload(() -> page.find("#breaks-csv").click());
        assertThat(csv.suggestedFilename()).isEqualTo("breaks.csv");
        assertThat(new String(csv.createReadStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("kind,open,account")
                .contains("POSITION_DIFFERS,true,sim-1");
    }

    @Test
    void showsHowMuchOfEachLimitIsUsedAndLetsAnAdminChangeOne() {
        Locator open = rows("#limits").filter(new Locator.FilterOptions().setHasText("max-open-orders"));
        assertThat(open).hasText(like("account mainmax-open-orders5003497.*configuration"));
        Locator changed = rows("#limits").filter(new Locator.FilterOptions().setHasText("max-order-lots"));
        assertThat(changed).hasText(like("anna at \\d\\d:\\d\\d:\\d\\d: less"));

        changed.locator(".row-act").click();
        assertThat(page.find("#limit-title")).hasText("max-order-lots · gateway");
        assertThat(page.find("#limit-value")).hasValue("5");
        page.typeOver("7").press("Tab").type("more is needed").press("Enter");
        assertThat(page.find("#toasts")).containsText("max-order-lots is 7 from now on");
        assertThat(desk.gateway().trouble().changes()).contains("set max-order-lots 7: more is needed");
    }

    @Test
    void showsGroupsWithTheirLegsWhoKeepsThemAndWhatIsNotProtected() {
        assertThat(rows("#groups").first()).hasText(like("G-1sim-1 EURUSDBuyBracketActive, not protected.*emulated"));
        assertThat(rows("#groups").nth(1)).hasText(like("· Stop lossSellStopRefused0.99"));
        assertThat(rows("#groups").nth(2)).hasText(like("· Take profitSellLimitWaits1.20"));
        assertThat(page.find("#groups-summary")).hasText("1 active, 1 not protected");
    }

    @Test
    void showsOrdersForSeveralAccountsWithEachMembersOrderOrDenial() {
        assertThat(rows("#parents").first()).hasText(like("P-1bothSell EURUSDPartly200,000100,000100,0001.0998"));
        assertThat(rows("#parents").nth(2)).hasText(like("· demo-4multiplier 1LEVERAGE_LIMIT"));
    }

    @Test
    void showsBreakersAndWhatIsLeftOfEachBudgetAndWhenItReturns() {
        assertThat(page.find("#throttles-summary")).hasText("1 breaker not closed");
        assertThat(rows("#throttles").first())
                .hasText(like("Ordersbreaker: 10 failures in a row, no creditOpen.*in [23]\\d"));
        assertThat(rows("#throttles").nth(1)).hasText(like("orders-per-second5 of 45 spent25now"));
        assertThat(rows("#throttles").nth(2)).hasText(like("day1800 of 1800 spent0in (59m|1h00|60m)"));

        rows("#throttles").first().locator(".row-act").click();
        page.find("#confirm-yes").click();
        assertThat(page.find("#toasts")).containsText("Reset: yofx ORDERS");
    }

    @Test
    void showsAccountsBesideEachOtherWithWhatTheirVenuesSay() {
        assertThat(page.find("#account-rows-summary")).hasText(like("\\d+ at \\d venues?"));
        assertThat(rows("#account-rows").first())
                .hasText(like("sim-1 · \\w+yofx100,000.00100,012.50\\+12.50none0polled\\d"));
        Locator unheard = rows("#account-rows").filter(new Locator.FilterOptions().setHasText("live-1"));
        assertThat(unheard).hasText(like("live-1 · USDyofx–––.*reports–"));
        assertThat(rows("#account-rows")
                        .filter(new Locator.FilterOptions().setHasText("· net"))
                        .first())
                .hasText(like("· net[A-Z]{6}(long|short) [\\d.]+[\\d.,]+[+−]?[\\d.,]+"));
    }

    @Test
    void showsTheGuardAndHowFarTheLockIs() {
        Locator row = rows("#guards");
        assertThat(row).hasText(like("demo-498,900.00 USD22%.*11%.*watched"));
        desk.gateway().guard().equity("95200");
        assertThat(row).hasText(like("96%.*LOCKED Daily loss"));
        assertThat(page.find("#guards-summary")).hasText("1 of 1 LOCKED");
        desk.gateway().guard().equity("98900");
    }

    @Test
    void showsKillsWhatIsNotConfirmedAndWhatALostConnectionDoes() {
        assertThat(rows("#stops").last()).containsText("emulated: after a disconnect the gateway cancels");
        desk.gateway().killUnconfirmed();
        assertThat(rows("#stops").first())
                .hasText(like("KILLED account sim-1NOT CONFIRMED · cancelling · 1 live or in doubt, about 12 s left"));
        assertThat(rows("#stops").nth(1)).hasText(like("· A-5not confirmed: UNKNOWNsim-1: asked for"));
        rows("#stops").first().locator(".row-act").click();
        assertThat(page.find("#confirm-text")).containsText("NOT confirmed");
        page.find("#confirm-yes").click();
        assertThat(page.find("#stops-summary")).hasText("nothing is killed");
        assertThat(page.find("#kills")).isHidden();
        page.forgetLayoutShift(); // the bar that says what is killed moves the desk, and shall
    }

    @Test
    void isReadableAndNamed() {
        assertThat(rows("#breaks").first()).isVisible();
        assertThat(page.audit()).isEqualTo(List.of());
        String target = System.getProperty("fairlead.screenshots");
        if (target != null) {
            page.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of(target, "control-dark.png")));
        }
    }

    @Test
    void ordersOutOfSightAreNotTouchedByTheKeyboard() {
        page.press("v", "ArrowDown");
        String selected = page.selected().getAttribute("id");
        page.press("v", "1", "x", "ArrowDown", "v");
        assertThat(page.selected()).hasAttribute("id", selected);
        assertThat(page.selected()).containsText("Working");
        page.press("w");
        assertThat(page.find("#story-chain")).containsText("OrderChecked");
        page.press("Escape", "v");
    }
}
