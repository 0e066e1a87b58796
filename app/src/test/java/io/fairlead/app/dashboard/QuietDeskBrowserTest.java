package io.fairlead.app.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.gateway.ReadSide;
import java.nio.file.Path;
import java.util.Set;
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

/// The trade view with few orders, in a real browser: the ticket, the alerts and the meters, on one page for all tests.
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuietDeskBrowserTest {
    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private RunningDesk desk;
    private DeskPage page;

    @BeforeAll
    void open(@TempDir Path directory) {
        desk = new RunningDesk(directory, 20);
        page = new DeskPage(chromium.browser(), ColorScheme.DARK).open(desk.url(), desk.token());
    }

    @AfterAll
    void close() {
        page.close();
        desk.close();
    }

    @BeforeEach
    void forgetWhatOthersProvoked() {
        page.complaints().clear();
    }

    @AfterEach
    void leaveTheTicket() {
        page.press("Escape");
        page.find("#t-account").selectOption("sim-1");
    }

    private long live() {
        return desk.gateway().orders(new ReadSide.OrderFilter(null, null, Set.of(), true), null, 1_000).items().stream()
                .filter(order -> order.state().status() != OrderStatus.UNKNOWN)
                .count();
    }

    @Test
    void takesTheTokenFromTheAddressOnce() {
        assertThat(page.page().url()).isEqualTo(desk.url());
        assertThat(page.orders().first()).isVisible();
    }

    @Test
    void theTypeBringsATimeInForceThatEveryVenueTakes() {
        assertThat(page.find("#t-tif")).hasValue("GOOD_TILL_CANCEL");
        page.find("#t-type").selectOption("MARKET");
        assertThat(page.find("#t-tif")).hasValue("IMMEDIATE_OR_CANCEL");
        page.find("#t-type").selectOption("LIMIT");
        assertThat(page.find("#t-tif")).hasValue("GOOD_TILL_CANCEL");
    }

    @Test
    void theTicketTellsWhichMemberOfAGroupWouldGetTheOrderAndWhyNotTheOther() {
        page.press("b").typeOver("2").press("Tab", "Tab").typeOver("1.00000");
        assertThat(page.find("#t-account")).containsText("any · one of 2 · most headroom");
        page.find("#t-account").selectOption("group:any");
        Locator members = page.find("#ticket .goes-to li");
        assertThat(members).hasCount(2);
        assertThat(members.first()).hasText("→ sim-1, most headroom98,765.43 free");
        assertThat(members.first()).hasClass(Pattern.compile("chosen"));
        assertThat(members.last()).hasText("demo-4ACCOUNT_EQUITY_MISSING");
        assertThat(members.last()).hasAttribute("title", Pattern.compile("no headroom to compare"));

        page.find("#t-quantity").fill("6");
        assertThat(members.first()).hasText("sim-1ORDER_QUANTITY_LIMIT");
        page.find("#t-quantity").fill("2");
        assertThat(members.first()).containsText("→ sim-1");

        page.find("#t-quantity").focus();
        Request sent = page.page().waitForRequest(desk.url() + "api/v1/orders", page::send);
        assertThat(sent.postData()).contains("\"group\":\"any\"").doesNotContain("\"account\"");
        assertThat(page.selected("Account")).containsText("sim-1");

        page.find("#t-account").selectOption("sim-1");
        assertThat(page.find("#ticket .goes-to")).isHidden();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void showsHowMuchOfAFirmsLimitsIsUsedAndWhatLocks() {
        Locator meter = page.find("#accounts .guard:not([hidden])");
        assertThat(meter).hasCount(1);
        assertThat(meter.locator(".num").first()).hasText("22%");
        assertThat(meter.locator(".num").last()).hasText("11%");
        assertThat(meter).not().hasClass(Pattern.compile("locked"));

        desk.gateway().guard().equity("95200");
        assertThat(meter.locator(".num").first()).hasText("96%");
        assertThat(meter).hasClass(Pattern.compile("locked"));
        assertThat(meter).hasAttribute("title", Pattern.compile("LOCKED DAILY_LOSS: equity 95200"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void drawsCandlesOfWhatWasSeenAndLeavesAHoleWhereTheFeedWasCut() {
        page.press("h");
        assertThat(page.find("#chart-candles")).hasAttribute("aria-pressed", "true");
        assertThat(page.framesIn(300)).as("frames with candles").isPositive();
        assertThat(page.page().evaluate("""
                async () => {
                  const { candlesOf } = await import('/js/candles.js');
                  const points = [{ at: 1000, bid: 1, ask: 3 }, { at: 1500, bid: 3, ask: 5 },
                    { at: 2100, bid: 0, ask: 2 }, { at: 3100, bid: NaN, ask: NaN }, { at: 5200, bid: 2, ask: 2 }];
                  return candlesOf(points, 1000, 6000)
                    .map(({ from, open, high, low, close }) => `${from}: ${open} ${high} ${low} ${close}`)
                    .join(', ');
                }""")).isEqualTo("1000: 2 4 2 4, 2000: 4 4 1 1, 3000: 1 1 1 1, 5000: 2 2 2 2");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void showsAlertsWorstFirstAndLetsATraderTakeOneOn() {
        assertThat(page.find("#alerts-open")).hasText("2 alerts");
        assertThat(page.find("#alerts-open")).hasAttribute("data-tone", "critical");
        page.find("#alerts-open").click();
        Locator worst = page.find("#alerts-list li").first();
        assertThat(worst).containsText("CRITICAL LOGON_REFUSED");
        assertThat(worst).containsText("alpha-orders");
        assertThat(worst).containsText("docs/runbook.md#logon_refused");
        worst.locator("button").click();
        assertThat(worst).containsText("taken on by desk");
        assertThat(worst.locator("button")).hasCount(0);
        assertThat(page.find("#alerts-open")).hasAttribute("data-tone", "warning");
        assertThat(page.find("#alerts-list li").nth(1).locator("button")).isVisible();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void showsWhyTheGatewayRefusedAndWhichFieldIsWrong() {
        long before = live();
        page.press("b", "Tab", "Tab").typeOver("1.000001").press("Enter");
        assertThat(page.find("#ticket .answer")).containsText("PRICE_OFF_TICK");
        assertThat(page.find("#t-price")).hasAttribute("aria-invalid", "true");
        assertThat(page.find("#t-price")).isFocused();
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void makesNoSecondOrderWhenTheAnswerToTheFirstIsLost() {
        long before = live();
        page.page().route("**/api/v1/orders", route -> {
            route.fetch();
            route.abort();
        });
        page.press("b", "Tab", "Tab").typeOver("1.00000").press("Enter");
        assertThat(page.find("#ticket .answer")).containsText("No answer");
        assertThat(live()).isEqualTo(before + 1);

        page.page().unroute("**/api/v1/orders");
        page.press("Enter");
        assertThat(page.find("#ticket .answer")).containsText("Accepted");
        assertThat(live()).isEqualTo(before + 1);
    }

    @Test
    void pricesOfThePastHoldUntilTheNextBarAndNotLonger() {
        assertThat(page.page().evaluate("""
                async () => {
                  const { pointsOf } = await import('/js/price-history.js');
                  const bar = (at, mid) =>
                    ({ at, endAt: at + 1000, open: mid, high: mid + 2, low: mid - 1, close: mid + 1 });
                  return pointsOf([bar(0, 5), bar(3000, 6), bar(90000, 7)])
                    .map(({ at, bid, ask }) => `${at}: ${bid === ask ? bid : bid + ' ' + ask}`)
                    .join(', ');
                }"""))
                .isEqualTo("0: 5, 250: 7, 500: 4, 750: 6, 3000: 6, 3250: 8, 3500: 5, 3750: 7, 4000: NaN NaN, "
                        + "90000: 7, 90250: 9, 90500: 6, 90750: 8");
    }

    @Test
    void searchFindsSymbolsByWhatIsTypedAndTakesOneByTheKeyboard() {
        Locator results = page.find("#symbol-results li");
        page.press("/").type("jpy");
        assertThat(results).hasCount(2);
        assertThat(page.find("#symbol-search")).hasAttribute("aria-expanded", "true");
        assertThat(page.find("#symbol-search")).hasAttribute("aria-activedescendant", "found-0");
        page.press("ArrowDown");
        assertThat(page.find("#symbol-search")).hasAttribute("aria-activedescendant", "found-1");
        String second = results.nth(1).locator("strong").textContent();
        page.press("Enter");
        assertThat(page.find("#symbol-results")).isHidden();
        assertThat(page.find("#chart-symbol")).hasText(second);
        assertThat(page.find("#markets li[aria-selected=true]")).containsText(second);

        page.press("/").type("doge");
        assertThat(results).hasCount(0);
        page.press("Escape");
        assertThat(page.find("#chart-symbol")).hasText(second);
        assertThat(page.complaints()).isEmpty();
    }
}
