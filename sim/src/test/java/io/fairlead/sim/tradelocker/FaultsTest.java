package io.fairlead.sim.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What goes wrong on demand.
class FaultsTest {
    private final Trader trader = new Trader(Trader.calm());

    private WebReply tryToPlace() {
        return trader.ask("POST", trader.path("orders"), Trader.order("\"strategyId\":\"ours\""));
    }

    @Test
    void lostReplyLeavesTheOrderAtTheVenue() {
        trader.apply(new TradeLockerFault.LostReplies(100, Scope.WRITES));
        assertThat(tryToPlace()).isInstanceOf(WebReply.Lost.class);
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.rows("positions", "positions")).hasSize(1);
        assertThat(trader.log().asked()).hasSize(1).allMatch(Asked::accepted);
    }

    @Test
    void lostRequestNeverWasThere() {
        trader.apply(new TradeLockerFault.LostRequests(100, Scope.WRITES));
        assertThat(tryToPlace()).isInstanceOf(WebReply.Lost.class);
        trader.later(Duration.ofMinutes(1));
        assertThat(trader.log().asked()).isEmpty();
        assertThat(trader.rows("positions", "positions")).isEmpty();
    }

    @Test
    void lateRequestIsServedLongAfterItsReplyWasGivenUp() {
        trader.apply(
                new TradeLockerFault.LateRequests(100, Duration.ofSeconds(5), Duration.ofSeconds(5), Scope.WRITES));
        assertThat(tryToPlace()).isInstanceOf(WebReply.Lost.class);
        trader.later(Duration.ofMillis(4_900));
        assertThat(trader.log().asked()).isEmpty();
        trader.later(Duration.ofMillis(200));
        assertThat(trader.log().asked()).hasSize(1).allMatch(Asked::accepted);
    }

    @Test
    void badGatewaySaysNothingOfWhetherTheOrderWasServed() {
        trader.apply(new TradeLockerFault.ServerErrors(100, false, Scope.WRITES));
        assertThat(Trader.answered(tryToPlace()).status()).isEqualTo(502);
        assertThat(trader.log().asked()).isEmpty();
        trader.apply(new TradeLockerFault.ServerErrors(100, true, Scope.WRITES));
        assertThat(Trader.answered(tryToPlace()).status()).isEqualTo(502);
        assertThat(trader.log().asked()).hasSize(1);
    }

    @Test
    void acceptedChangesMayComeBackWithoutContentOrEmpty() {
        trader.apply(new TradeLockerFault.NoContent(100));
        assertThat(Trader.answered(tryToPlace())).isEqualTo(new WebReply.Answered(204, Map.of(), "", 0));
        trader.status(200, "POST", trader.path("orders"), Trader.order("\"qty\":0"));
        trader.apply(new TradeLockerFault.NoContent(0));
        trader.apply(new TradeLockerFault.EmptyBodies(100));
        assertThat(Trader.answered(tryToPlace())).isEqualTo(new WebReply.Answered(200, Map.of(), "", 0));
    }

    @Test
    void edgeRefusesInHtmlAndTooManySaysWhenToComeBack() {
        trader.apply(new TradeLockerFault.EdgeRefusals(1));
        assertThat(trader.status(403, "GET", "/trade/config", "").body()).startsWith("<html>");
        trader.apply(new TradeLockerFault.TooMany(2, Duration.ofSeconds(7)));
        assertThat(trader.status(429, "GET", "/trade/config", "").headers()).containsEntry("retry-after", "7");
        trader.apply(new TradeLockerFault.TooMany(1, Duration.ZERO));
        assertThat(trader.status(429, "GET", "/trade/config", "").headers()).doesNotContainKey("retry-after");
        trader.get("/trade/config");
        assertThat(trader.sim.status().exceeded()).isEmpty();
    }

    @Test
    void repliesTakeTheirTime() {
        trader.apply(new TradeLockerFault.Latency(Duration.ofMillis(50), Duration.ofMillis(50)));
        assertThat(Trader.answered(tryToPlace()).afterNanos()).isBetween(50_000_000L, 100_000_000L);
    }

    @Test
    void ordersAreRefusedAtOnceOrAfterAcceptance() {
        trader.apply(new TradeLockerFault.RefusedOrders(100));
        trader.refused("POST", trader.path("orders"), Trader.order(""));
        trader.apply(new TradeLockerFault.RefusedOrders(0));
        trader.apply(new TradeLockerFault.RefusedLater(100));
        String order = trader.place("");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.row("ordersHistory", "ordersHistory", order)).containsEntry("status", "Refused");
    }

    @Test
    void closeThatSticksLeavesThePosition() {
        String id = trader.position("");
        trader.apply(new TradeLockerFault.StuckCloses(100));
        trader.ok("DELETE", "/trade/positions/" + id, "{\"qty\":0}");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.ids("positions", "positions")).containsExactly(id);
        assertThat(trader.rows("ordersHistory", "ordersHistory").getFirst()).containsEntry("status", "Cancelled");
    }

    @Test
    void shuffledColumnsAreAnnouncedAndKept() {
        List<String> documented = trader.columns("positions");
        String id = trader.position("");
        trader.apply(new TradeLockerFault.Columns(true));
        assertThat(trader.columns("positions"))
                .isNotEqualTo(documented)
                .containsExactlyInAnyOrderElementsOf(documented);
        assertThat(trader.row("positions", "positions", id))
                .containsEntry("side", "buy")
                .containsEntry("qty", "0.1");
        assertThat(trader.state().get("balance")).startsWith("99999.65");
    }

    @Test
    void deadInfoRoutesAnswerErrors() {
        trader.apply(new TradeLockerFault.DeadInfoRoutes(1));
        trader.refused("GET", "/trade/quotes?routeId=452&tradableInstrumentId=278", "");
        assertThat(trader.get("/trade/quotes?routeId=453&tradableInstrumentId=278")
                        .has("ap"))
                .isTrue();
    }

    @Test
    void equityOfZeroIsAGlitchOfOneReading() {
        trader.apply(new TradeLockerFault.ZeroEquity(1));
        assertThat(trader.state()).containsEntry("projectedBalance", "0");
        assertThat(new java.math.BigDecimal(trader.state().get("projectedBalance")))
                .isEqualByComparingTo("100000");
    }

    @Test
    void lateListsShowAnOrderOnlyAfterAWhile() {
        trader.apply(new TradeLockerFault.LateLists(Duration.ofSeconds(5)));
        String order = trader.place(Trader.LIMIT + "\"price\":1.08");
        assertThat(trader.ids("orders", "orders")).isEmpty();
        trader.later(Duration.ofSeconds(5));
        assertThat(trader.ids("orders", "orders")).containsExactly(order);
    }

    @Test
    void haltedMarketTakesNoOrders() {
        trader.apply(new TradeLockerFault.Halt("EURUSD", true));
        assertThat(trader.refused("POST", trader.path("orders"), Trader.order("")))
                .contains("halted");
        assertThat(trader.get("/trade/instruments/278?routeId=9912")
                        .path("symbolStatus")
                        .asText())
                .isEqualTo("TRADING_HALT");
    }

    @Test
    void otherLimitsAreAnnouncedAndHeldTo() {
        trader.apply(TradeLockerFaultText.parse("limit PLACE_ORDER 1 minutes"));
        trader.place("");
        trader.status(429, "POST", trader.path("orders"), Trader.order(""));
        boolean told = false;
        for (JsonNode limit : trader.get("/trade/config").path("rateLimits")) {
            told |= limit.path("rateLimitType").asText().equals("PLACE_ORDER")
                    && limit.path("measure").asText().equals("MINUTES");
        }
        assertThat(told).isTrue();
    }

    @Test
    void faultsAreReadFromText() {
        assertThat(TradeLockerFaultText.parse("lost-replies 5%"))
                .isEqualTo(new TradeLockerFault.LostReplies(5, Scope.WRITES));
        assertThat(TradeLockerFaultText.parse("late-requests 5% 1s 20s all"))
                .isEqualTo(
                        new TradeLockerFault.LateRequests(5, Duration.ofSeconds(1), Duration.ofSeconds(20), Scope.ALL));
        assertThat(TradeLockerFaultText.parse("errors-after 10% reads"))
                .isEqualTo(new TradeLockerFault.ServerErrors(10, true, Scope.READS));
        assertThat(TradeLockerFaultText.parse("trade-elsewhere 701001 EURUSD sell 0.05 theirs"))
                .isEqualTo(new TradeLockerFault.TradeElsewhere(
                        "701001", "EURUSD", Side.SELL, Decimal.of("0.05"), "theirs"));
        assertThat(TradeLockerFaultText.parse("subscribe-errors rateLimit 3"))
                .isEqualTo(new TradeLockerFault.SubscribeErrors("rateLimit", 3));
        for (String bad : List.of(
                "", "nothing", "evict a b", "late-requests 5% 20s 1s", "latency", "limit X many seconds", "halt")) {
            assertThatThrownBy(() -> TradeLockerFaultText.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void clearEndsWhatHolds() {
        trader.apply(new TradeLockerFault.LostReplies(100, Scope.ALL));
        trader.apply(new TradeLockerFault.RefusedOrders(100));
        trader.sim.clear(trader.now);
        trader.place("");
    }

    @Test
    void scriptOfFaultsStrikesInItsTime() {
        trader.sim.applyAt(trader.now + 10 * Trader.SECOND, new TradeLockerFault.Evict(""));
        trader.get("/trade/config");
        trader.later(Duration.ofSeconds(10));
        trader.status(401, "GET", "/trade/config", "");
    }

    @Test
    void sameSeedGivesTheSameLog() {
        assertThat(busyDay()).isEqualTo(busyDay()).hasSizeGreaterThan(50);
    }

    private static List<String> busyDay() {
        Trader busy = new Trader(TradeLockerConfig.reference(Trader.PASSWORD));
        busy.apply(new TradeLockerFault.LostReplies(20, Scope.WRITES));
        busy.apply(new TradeLockerFault.LateRequests(20, Duration.ofSeconds(1), Duration.ofSeconds(20), Scope.WRITES));
        for (int i = 0; i < 40; i++) {
            busy.ask("POST", busy.path("orders"), Trader.order("\"strategyId\":\"s" + i + "\""));
        }
        busy.later(Duration.ofMinutes(1));
        return busy.lines;
    }
}
