package io.fairlead.sim.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.sim.log.Asked;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Positions, what protects them and what closes them.
class PositionsTest {
    private final Trader trader = new Trader(Trader.calm());

    private Map<String, String> position(String id) {
        return trader.row("positions", "positions", id);
    }

    @Test
    void buyAndSellOfOneSymbolAreTwoPositions() {
        trader.position("\"qty\":0.01");
        trader.position("\"qty\":0.03,\"side\":\"sell\"");
        assertThat(trader.rows("positions", "positions"))
                .extracting(row -> row.get("side") + " " + row.get("qty"))
                .containsExactly("buy 0.01", "sell 0.03");
    }

    @Test
    void partialCloseIsAcceptedFirstAndKeepsTheId() {
        String id = trader.position("\"qty\":0.02");
        trader.pause = 0;
        trader.ok("DELETE", "/trade/positions/" + id, "{\"qty\":\"0.01\"}");
        assertThat(position(id)).containsEntry("qty", "0.02");
        trader.later(Duration.ofSeconds(2));
        assertThat(position(id)).containsEntry("qty", "0.01");
    }

    @Test
    void closingOrderIsAnOppositeMarketOrderOfThePosition() {
        String id = trader.position("");
        trader.ok("DELETE", "/trade/positions/" + id, "{\"qty\":0}");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.ids("positions", "positions")).isEmpty();
        assertThat(trader.rows("ordersHistory", "ordersHistory").getFirst())
                .containsEntry("side", "sell")
                .containsEntry("type", "market")
                .containsEntry("positionId", id)
                .containsEntry("status", "Filled");
        trader.status(404, "DELETE", "/trade/positions/" + id, "{\"qty\":0}");
    }

    @Test
    void twoPartialClosesAreTwoUnlessTheyTakeMoreThanThereIs() {
        String id = trader.position("\"qty\":0.03");
        trader.pause = 0;
        trader.ok("DELETE", "/trade/positions/" + id, "{\"qty\":0.02}");
        assertThat(trader.refused("DELETE", "/trade/positions/" + id, "{\"qty\":0.02}"))
                .contains("exceeds");
        trader.ok("DELETE", "/trade/positions/" + id, "{\"qty\":0.01}");
        assertThat(trader.refused("DELETE", "/trade/positions/" + id, "{\"qty\":0}"))
                .contains("already");
        assertThat(trader.log().asked())
                .filteredOn(asked -> asked.operation().equals("close"))
                .extracting(Asked::accepted)
                .containsExactly(true, false, true, false);
    }

    @Test
    void closeAllKeepsToItsFilters() {
        String ours = trader.position("\"strategyId\":\"ours\"");
        String theirs = trader.position("\"strategyId\":\"theirs\"");
        trader.ok("DELETE", trader.path("positions") + "?strategyId=ours", "");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.ids("positions", "positions")).containsExactly(theirs).doesNotContain(ours);
        trader.ok("DELETE", trader.path("positions") + "?tradableInstrumentId=206", "");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.ids("positions", "positions")).containsExactly(theirs);
        trader.ok("DELETE", trader.path("positions"), "");
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.ids("positions", "positions")).isEmpty();
    }

    @Test
    void closeThatFindsTooLittleGoesOnAsAnOrderThatStays() {
        String id = trader.position("");
        trader.apply(new TradeLockerFault.ThinBook(1));
        trader.ok("DELETE", "/trade/positions/" + id, "{\"qty\":0}");
        trader.later(Duration.ofSeconds(2));
        assertThat(trader.ids("positions", "positions")).isEmpty();
        assertThat(trader.rows("ordersHistory", "ordersHistory"))
                .extracting(row -> row.get("side") + " " + row.get("validity") + " " + row.get("status"))
                .containsExactlyInAnyOrder("sell GTC Filled", "sell IOC Cancelled", "buy IOC Filled");
    }

    @Test
    void bracketsAreOrdersOfTheirOwnOnceThePositionIsThere() {
        String id = trader.position(
                "\"stopLoss\":1.08,\"stopLossType\":\"absolute\"," + "\"takeProfit\":50,\"takeProfitType\":\"offset\"");
        Map<String, String> position = position(id);
        Map<String, String> stop = trader.row("orders", "orders", position.get("stopLossId"));
        Map<String, String> profit = trader.row("orders", "orders", position.get("takeProfitId"));
        assertThat(stop)
                .containsEntry("type", "stop")
                .containsEntry("side", "sell")
                .containsEntry("stopPrice", "1.08")
                .containsEntry("positionId", id);
        assertThat(profit).containsEntry("type", "limit").containsEntry("price", "1.09002");
    }

    @Test
    void bracketsOfAPendingOrderAreInItsColumns() {
        String order = trader.place(Trader.LIMIT + "\"price\":1.08,\"stopLoss\":1.07,\"stopLossType\":\"absolute\"");
        assertThat(trader.row("orders", "orders", order))
                .containsEntry("stopLoss", "1.07")
                .containsEntry("stopLossType", "absolute");
        assertThat(trader.ids("orders", "orders")).containsExactly(order);
    }

    @Test
    void bracketOnTheWrongSideIsRefused() {
        assertThat(trader.refused(
                        "POST", trader.path("orders"), Trader.order("\"stopLoss\":1.09,\"stopLossType\":\"absolute\"")))
                .contains("wrong side");
    }

    @Test
    void oneBracketThatIsFilledEndsTheOther() {
        String id = trader.position("\"stopLoss\":1.08,\"stopLossType\":\"absolute\","
                + "\"takeProfit\":1.09,\"takeProfitType\":\"absolute\"");
        Map<String, String> position = position(id);
        trader.move("EURUSD", "1.07900");
        assertThat(trader.ids("positions", "positions")).isEmpty();
        assertThat(trader.row("ordersHistory", "ordersHistory", position.get("stopLossId")))
                .containsEntry("status", "Filled");
        assertThat(trader.row("ordersHistory", "ordersHistory", position.get("takeProfitId")))
                .containsEntry("status", "Cancelled");
    }

    @Test
    void bracketsKeepTheirIdsWhenTheyMoveAndShrinkWithThePosition() {
        String id = trader.position("\"stopLoss\":1.08,\"stopLossType\":\"absolute\"");
        String stop = position(id).get("stopLossId");
        trader.ok("PATCH", "/trade/positions/" + id, "{\"stopLoss\":1.081}");
        assertThat(position(id)).containsEntry("stopLossId", stop);
        assertThat(trader.row("orders", "orders", stop)).containsEntry("stopPrice", "1.081");
        trader.ok("DELETE", "/trade/positions/" + id, "{\"qty\":0.04}");
        trader.later(Duration.ofSeconds(1));
        assertThat(new BigDecimal(trader.row("orders", "orders", stop).get("qty")))
                .isEqualByComparingTo("0.06");
    }

    @Test
    void nullRemovesABracketAndAbsenceLeavesIt() {
        String id = trader.position("\"stopLoss\":1.08,\"stopLossType\":\"absolute\","
                + "\"takeProfit\":1.09,\"takeProfitType\":\"absolute\"");
        trader.ok("PATCH", "/trade/positions/" + id, "{\"stopLoss\":null}");
        assertThat(position(id)).containsEntry("stopLossId", null);
        assertThat(position(id).get("takeProfitId")).isNotNull();
        trader.ok("PATCH", "/trade/positions/" + id, "{\"takeProfit\":null,\"stopLoss\":1.07}");
        assertThat(position(id)).containsEntry("takeProfitId", null);
        assertThat(position(id).get("stopLossId")).isNotNull();
        assertThat(trader.refused("PATCH", "/trade/positions/" + id, "{\"stopLoss\":1.09}"))
                .contains("wrong side");
        trader.status(400, "PATCH", "/trade/positions/" + id, "{\"stopLoss\":\"low\"}");
        trader.status(404, "PATCH", "/trade/positions/1", "{\"stopLoss\":1.07}");
    }

    @Test
    void trailingStopFollowsThePriceAndNeverFallsBack() {
        String id = trader.position("\"stopLossType\":\"trailingOffset\",\"trStopOffset\":20");
        String stop = position(id).get("stopLossId");
        assertThat(trader.row("orders", "orders", stop)).containsEntry("stopPrice", "1.08302");
        trader.move("EURUSD", "1.09000");
        assertThat(trader.row("orders", "orders", stop)).containsEntry("stopPrice", "1.08798");
        trader.move("EURUSD", "1.08900");
        assertThat(trader.row("orders", "orders", stop)).containsEntry("stopPrice", "1.08798");
        trader.move("EURUSD", "1.08700");
        assertThat(trader.row("ordersHistory", "ordersHistory", stop)).containsEntry("status", "Filled");
    }

    @Test
    void stateHoldsTogether() {
        trader.position("\"qty\":1");
        trader.move("EURUSD", "1.08600");
        Map<String, String> state = trader.state();
        BigDecimal balance = new BigDecimal(state.get("balance"));
        BigDecimal gross = new BigDecimal(state.get("openGrossPnL"));
        assertThat(state).hasSize(26).containsEntry("positionsCount", "1");
        assertThat(balance).isEqualByComparingTo("99996.5");
        assertThat(gross).isEqualByComparingTo("96");
        assertThat(new BigDecimal(state.get("projectedBalance"))).isEqualByComparingTo(balance.add(gross));
        assertThat(new BigDecimal(state.get("availableFunds")))
                .isEqualByComparingTo(balance.add(gross).subtract(new BigDecimal(state.get("initialMarginReq"))));
        assertThat(new BigDecimal(state.get("todayNet")))
                .isEqualByComparingTo(
                        new BigDecimal(state.get("todayGross")).subtract(new BigDecimal(state.get("todayFees"))));
        assertThat(trader.rows("positions", "positions").getFirst()).containsEntry("unrealizedPl", "96.00");
    }

    @Test
    void profitInAForeignCurrencyIsConverted() {
        trader.position("\"tradableInstrumentId\":280");
        trader.move("USDJPY", "156.000");
        BigDecimal profit =
                new BigDecimal(trader.rows("positions", "positions").getFirst().get("unrealizedPl"));
        assertThat(profit).isBetween(new BigDecimal("63.70"), new BigDecimal("64.10"));
    }

    @Test
    void accountThatDoesNotCarryItsMarginIsStoppedOut() {
        trader.position("\"qty\":80");
        trader.move("EURUSD", "1.07500");
        trader.later(Duration.ofSeconds(2));
        assertThat(trader.ids("positions", "positions")).isEmpty();
    }

    @Test
    void closedTradeIsReportedLateAndInPages() {
        String first = trader.position("");
        String second = trader.position("");
        for (String id : List.of(first, second)) {
            trader.ok("DELETE", "/trade/positions/" + id, "");
            trader.later(Duration.ofSeconds(1));
        }
        String report = "/trade/reports/close-trades-history";
        assertThat(Trader.body(trader.status(200, "GET", report, "")).path("data"))
                .isEmpty();
        trader.later(Duration.ofSeconds(30));
        var page = Trader.body(trader.status(200, "GET", report + "?limit=1", ""));
        assertThat(page.path("data").get(0).path("positionId").asText()).isEqualTo(second);
        assertThat(page.path("data").get(0).path("profit").isTextual()).isTrue();
        String last = page.path("links")
                .path("next")
                .path("params")
                .path("lastTradeId")
                .asText();
        var next = Trader.body(trader.status(200, "GET", report + "?limit=1&lastTradeId=" + last, ""));
        assertThat(next.path("data").get(0).path("positionId").asText()).isEqualTo(first);
    }

    @Test
    void executionsNameOrderAndPosition() {
        String id = trader.position("");
        assertThat(trader.columns("filledOrders")).hasSize(8);
        var row = trader.get(trader.path("executions")).path("executions").get(0);
        int position = trader.columns("filledOrders").indexOf("positionId");
        assertThat(row.get(position).asText()).isEqualTo(id);
    }

    @Test
    void othersTradeWithWhateverStrategyIdTheyLike() {
        String longer = "x".repeat(60);
        trader.apply(
                new TradeLockerFault.TradeElsewhere(trader.account, "EURUSD", Side.SELL, Decimal.of("0.05"), longer));
        trader.later(Duration.ofSeconds(1));
        Map<String, String> row = trader.rows("positions", "positions").getFirst();
        assertThat(row).containsEntry("strategyId", longer).containsEntry("side", "sell");
        trader.apply(new TradeLockerFault.CloseElsewhere(row.get("id")));
        trader.later(Duration.ofSeconds(1));
        assertThat(trader.ids("positions", "positions")).isEmpty();
    }
}
