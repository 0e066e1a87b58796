package io.fairlead.sim.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sim.log.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Orders as the venue's documents have them.
class OrdersTest {
    private final Trader trader = new Trader(Trader.calm());

    @Test
    void marketOrderIsAcceptedFirstAndFilledAfterAWhile() {
        trader.pause = 0;
        String order = trader.place("");
        assertThat(trader.row("orders", "orders", order)).containsEntry("status", "New");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.ids("orders", "orders")).isEmpty();
        assertThat(trader.row("ordersHistory", "ordersHistory", order))
                .containsEntry("status", "Filled")
                .containsEntry("filledQty", "0.1")
                .containsEntry("avgPrice", "1.08502")
                .containsEntry("validity", "IOC")
                .containsEntry("isOpen", "false");
    }

    @Test
    void orderIdsExceedWhatADoubleHoldsAndAreNotThoseOfPositions() {
        String order = trader.place("");
        trader.later(Duration.ofSeconds(1));
        String position = trader.row("ordersHistory", "ordersHistory", order).get("positionId");
        assertThat(Long.parseLong(order)).isGreaterThan(1L << 53);
        assertThat(Long.parseLong(position)).isGreaterThan(1L << 53);
        assertThat(position).isNotEqualTo(order);
        assertThat(trader.ids("positions", "positions")).containsExactly(position);
    }

    @Test
    void limitAndStopOrdersRestUntilTheirPriceComes() {
        String limit = trader.place(Trader.LIMIT + "\"price\":1.084");
        String stop = trader.place(Trader.STOP + "\"stopPrice\":\"1.087\"");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.ids("orders", "orders")).containsExactly(limit, stop);
        trader.move("EURUSD", "1.08390");
        assertThat(trader.ids("orders", "orders")).containsExactly(stop);
        trader.move("EURUSD", "1.08800");
        assertThat(trader.row("ordersHistory", "ordersHistory", stop)).containsEntry("status", "Filled");
    }

    @Test
    void stepAndLeastQuantityOfTheDocumentsAreKept() {
        for (String bad : List.of("0.001", "0.0001", "0.123", "0.129", "-0.05", "0")) {
            assertThat(trader.refused("POST", trader.path("orders"), Trader.order("\"qty\":" + bad)))
                    .contains("quantity");
        }
        trader.place("\"qty\":0.12");
        trader.place("\"qty\":\"0.13\"");
    }

    @Test
    void validityMustFitTheType() {
        assertThat(trader.refused("POST", trader.path("orders"), Trader.order("\"validity\":\"GTC\"")))
                .contains("TIF");
        assertThat(trader.refused(
                        "POST",
                        trader.path("orders"),
                        Trader.order("\"type\":\"limit\",\"validity\":\"IOC\",\"price\":1.08")))
                .contains("TIF");
    }

    @Test
    void whatIsNoOrderIsABadRequest() {
        for (String body : List.of(
                "[]",
                "{",
                "{}",
                Trader.order("\"side\":\"long\""),
                Trader.order("\"qty\":\"many\""),
                Trader.order("\"stopLoss\":1.07"),
                Trader.order("\"stopLoss\":1.07,\"stopLossType\":\"near\""))) {
            trader.status(400, "POST", trader.path("orders"), body);
        }
    }

    @Test
    void routesOfInformationAndUnknownOnesDoNotTrade() {
        assertThat(trader.refused("POST", trader.path("orders"), Trader.order("\"routeId\":452")))
                .contains("does not trade");
        assertThat(trader.refused("POST", trader.path("orders"), Trader.order("\"routeId\":1")))
                .contains("not found");
        assertThat(trader.refused("POST", trader.path("orders"), Trader.order("\"tradableInstrumentId\":1")))
                .contains("Instrument");
    }

    @Test
    void strategyIdIsEchoedAndHasAtMost32Characters() {
        String most = "s".repeat(32);
        String order = trader.place("\"strategyId\":\"" + most + "\"");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.row("ordersHistory", "ordersHistory", order)).containsEntry("strategyId", most);
        assertThat(trader.rows("positions", "positions").getFirst()).containsEntry("strategyId", most);
        assertThat(trader.refused("POST", trader.path("orders"), Trader.order("\"strategyId\":\"" + most + "s\"")))
                .contains("strategyId");
    }

    @Test
    void sameStrategyIdTwiceIsTwoOrders() {
        String first = trader.place("\"strategyId\":\"same\"");
        String second = trader.place("\"strategyId\":\"same\"");
        assertThat(first).isNotEqualTo(second);
        assertThat(trader.log().asked())
                .filteredOn(Asked::accepted)
                .extracting(Asked::strategyId)
                .containsExactly("same", "same");
    }

    @Test
    void ordersThatMoneyDoesNotCarryAreRefused() {
        assertThat(trader.refused("POST", trader.path("orders"), Trader.order("\"qty\":99")))
                .containsIgnoringCase("not enough margin");
    }

    @Test
    void cancelledOrderLeavesTheListAndCannotBeCancelledAgain() {
        String order = trader.place(Trader.LIMIT + "\"price\":1.08");
        trader.ok("DELETE", "/trade/orders/" + order, "");
        assertThat(trader.ids("orders", "orders")).isEmpty();
        assertThat(trader.row("ordersHistory", "ordersHistory", order)).containsEntry("status", "Cancelled");
        assertThat(trader.refused("DELETE", "/trade/orders/" + order, "")).contains("Cancelled");
        trader.status(404, "DELETE", "/trade/orders/1", "");
    }

    @Test
    void filledOrderCannotBeCancelled() {
        String order = trader.place("");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.refused("DELETE", "/trade/orders/" + order, "")).contains("Filled");
    }

    @Test
    void cancelAllCancelsThoseOfAnInstrumentOrAll() {
        String euro = trader.place(Trader.LIMIT + "\"price\":1.08");
        String coin = trader.place(
                Trader.LIMIT + "\"tradableInstrumentId\":206,\"routeId\":1152263,\"price\":90000,\"qty\":0.01");
        trader.ok("DELETE", trader.path("orders") + "?tradableInstrumentId=278", "");
        assertThat(trader.ids("orders", "orders")).containsExactly(coin);
        trader.ok("DELETE", trader.path("orders"), "");
        assertThat(trader.ids("ordersHistory", "ordersHistory")).containsExactlyInAnyOrder(euro, coin);
    }

    @Test
    void changedOrderKeepsItsIdAndItsAnswerHasNoStatus() {
        String order = trader.place(Trader.LIMIT + "\"price\":1.08");
        String before = trader.row("orders", "orders", order).get("lastModified");
        trader.later(Duration.ofSeconds(2));
        var d = trader.ok("PATCH", "/trade/orders/" + order, "{\"price\":\"1.081\",\"qty\":0.2}");
        int status = trader.columns("orders").indexOf("status");
        assertThat(d.path("orders").get(0)).hasSize(22);
        assertThat(d.path("orders").get(0).get(status).asText()).isEqualTo("None");
        Map<String, String> row = trader.row("orders", "orders", order);
        assertThat(row).containsEntry("price", "1.081").containsEntry("qty", "0.2");
        assertThat(Long.parseLong(row.get("lastModified"))).isGreaterThan(Long.parseLong(before));
        assertThat(trader.refused("PATCH", "/trade/orders/" + order, "{\"price\":\"1.0810001\"}"))
                .contains("price");
    }

    @Test
    void lastModifiedIsTruncatedToSeconds() {
        trader.later(Duration.ofMillis(345));
        String order = trader.place(Trader.LIMIT + "\"price\":1.08");
        Map<String, String> row = trader.row("orders", "orders", order);
        assertThat(row.get("createdDate")).endsWith("345");
        assertThat(row.get("lastModified")).endsWith("000");
        assertThat(Long.parseLong(row.get("lastModified"))).isLessThan(Long.parseLong(row.get("createdDate")));
    }

    @Test
    void historySaysWhetherThereIsMoreAndKeepsToItsTimes() {
        TradeLockerConfig config = Trader.calm();
        TradeLockerConfig.Rules rules = config.rules();
        Trader small = new Trader(config.withRules(
                new TradeLockerConfig.Rules(32, 2, rules.historyByCreation(), true, rules.commissionPerLot(), 50)));
        String first = small.place("");
        small.later(Duration.ofSeconds(10));
        long from = small.now / 1_000_000;
        String second = small.place("");
        String third = small.place("");
        small.later(Duration.ofSeconds(10));
        var all = small.get(small.path("ordersHistory"));
        assertThat(all.path("hasMore").asBoolean()).isTrue();
        assertThat(small.ids("ordersHistory", "ordersHistory")).containsExactly(third, second);
        var early = small.get(small.path("ordersHistory") + "?to=" + from);
        assertThat(early.path("hasMore").asBoolean()).isFalse();
        assertThat(early.path("ordersHistory").get(0).get(0).asText()).isEqualTo(first);
        small.status(400, "GET", small.path("ordersHistory") + "?from=yesterday", "");
    }

    @Test
    void marketOrderTakesWhatThereIsAndTheRestIsCancelled() {
        trader.apply(new TradeLockerFault.ThinBook(1));
        String order = trader.place("");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.row("ordersHistory", "ordersHistory", order))
                .containsEntry("status", "Cancelled")
                .containsEntry("filledQty", "0.05");
        assertThat(trader.rows("positions", "positions").getFirst()).containsEntry("qty", "0.05");
    }
}
