package io.fairlead.sim.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.Side;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.OrderSnapshot;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever clients do and whatever goes wrong: lists, money and log say the same.
class TradeLockerPropertyTest {
    private static final List<String> OPTIONS = List.of(
            "",
            "\"side\":\"sell\"",
            "\"qty\":0.37",
            "\"stopLoss\":30,\"stopLossType\":\"offset\",\"takeProfit\":25,\"takeProfitType\":\"offset\"",
            "\"side\":\"sell\",\"stopLossType\":\"trailingOffset\",\"trStopOffset\":15",
            Trader.LIMIT + "\"price\":1.0840,\"takeProfit\":20,\"takeProfitType\":\"offset\"",
            Trader.LIMIT + "\"price\":1.0870,\"side\":\"sell\",\"qty\":0.5",
            Trader.STOP + "\"stopPrice\":1.0860",
            Trader.STOP + "\"stopPrice\":1.0830,\"side\":\"sell\"",
            "\"tradableInstrumentId\":280,\"qty\":0.2");

    private SplittableRandom random;
    private Trader trader;
    private List<Map<String, String>> orders = List.of();
    private List<Map<String, String>> history = List.of();
    private List<Map<String, String>> positions = List.of();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void listsMoneyAndLogSayTheSame(long seed) {
        random = new SplittableRandom(seed);
        trader = new Trader(TradeLockerConfig.reference(Trader.PASSWORD).withSeed(seed));
        trader.apply(new TradeLockerFault.LostReplies(5, Scope.WRITES));
        trader.apply(new TradeLockerFault.LostRequests(5, Scope.WRITES));
        trader.apply(new TradeLockerFault.LateRequests(5, Duration.ofSeconds(1), Duration.ofSeconds(20), Scope.WRITES));
        trader.apply(new TradeLockerFault.StuckCloses(10));
        trader.apply(new TradeLockerFault.RefusedLater(10));
        for (int i = 0; i < 60; i++) {
            act();
            if (i % 5 == 0) {
                read();
                listsAreWhole();
                bracketsFitTheirPositions();
            }
        }
        trader.later(Duration.ofMinutes(2));
        read();
        listsAreWhole();
        logTellsTheSame();
        moneyBalances();
    }

    private void act() {
        trader.pause = random.nextInt(4) * Trader.SECOND / 4;
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 ->
                trader.ask("POST", trader.path("orders"), Trader.order(OPTIONS.get(random.nextInt(OPTIONS.size()))));
            case 5 -> trader.ask("DELETE", "/trade/orders/" + any(orders), "");
            case 6 ->
                trader.ask("PATCH", "/trade/orders/" + any(orders), "{\"qty\":0." + (1 + random.nextInt(8)) + "}");
            case 7, 8 -> closeTwice(any(positions));
            case 9 ->
                trader.ask(
                        "PATCH",
                        "/trade/positions/" + any(positions),
                        random.nextBoolean() ? "{\"stopLoss\":null,\"takeProfit\":1.0865}" : "{\"trailingOffset\":10}");
            case 10 -> trader.move("EURUSD", "1.08" + (300 + random.nextInt(400)));
            default -> trader.apply(new TradeLockerFault.ThinBook(random.nextBoolean() ? 0 : 1 + random.nextInt(5)));
        }
    }

    /// A client that does not know whether its first request arrived.
    private void closeTwice(String position) {
        String body = "{\"qty\":0." + List.of("0", "05", "08", "3").get(random.nextInt(4)) + "}";
        trader.ask("DELETE", "/trade/positions/" + position, body);
        trader.pause = 0;
        trader.ask("DELETE", "/trade/positions/" + position, body);
    }

    private String any(List<Map<String, String>> rows) {
        return rows.isEmpty() ? "1" : rows.get(random.nextInt(rows.size())).get("id");
    }

    /// All three lists at one moment.
    private void read() {
        trader.pause = 0;
        trader.apply(TradeLockerFaultText.parse("limit GET_ORDERS 1000 seconds"));
        orders = trader.rows("orders", "orders");
        history = trader.rows("ordersHistory", "ordersHistory");
        positions = trader.rows("positions", "positions");
        trader.pause = Trader.SECOND;
        trader.later(Duration.ofSeconds(1));
    }

    private void listsAreWhole() {
        Set<String> open = new HashSet<>();
        orders.forEach(row -> assertThat(open.add(row.get("id"))).isTrue());
        for (Map<String, String> row : history) {
            assertThat(open).doesNotContain(row.get("id"));
            assertThat(row.get("isOpen")).isEqualTo("false");
        }
        assertThat(positions).allMatch(row -> decimal(row, "qty").signum() > 0);
        assertThat(orders).allMatch(row -> row.get("status").equals("New"));
    }

    private void bracketsFitTheirPositions() {
        Map<String, Map<String, String>> byId = new HashMap<>();
        orders.forEach(row -> byId.put(row.get("id"), row));
        for (Map<String, String> position : positions) {
            for (String column : List.of("stopLossId", "takeProfitId")) {
                String id = position.get(column);
                if (id != null) {
                    assertThat(byId).containsKey(id);
                    assertThat(byId.get(id)).containsEntry("positionId", position.get("id"));
                    BigDecimal leaves = decimal(byId.get(id), "qty").subtract(decimal(byId.get(id), "filledQty"));
                    assertThat(leaves).isLessThanOrEqualTo(decimal(position, "qty"));
                }
            }
        }
    }

    private static BigDecimal decimal(Map<String, String> row, String column) {
        return new BigDecimal(Objects.requireNonNullElse(row.get(column), "0"));
    }

    private void logTellsTheSame() {
        TradeLog log = trader.log();
        Map<String, BigDecimal> filled = new HashMap<>();
        Map<String, BigDecimal> held = new HashMap<>();
        for (TradeLog.Execution fill : log.executions()) {
            filled.merge(fill.clOrdId(), fill.lastQty().toBigDecimal(), BigDecimal::add);
            BigDecimal signed = fill.lastQty().toBigDecimal();
            held.merge(fill.symbol(), fill.side() == Side.BUY ? signed : signed.negate(), BigDecimal::add);
        }
        Map<String, OrderSnapshot> byId = new HashMap<>();
        log.orders().forEach(order -> byId.put(order.ids().clOrdId(), order));
        Set<String> listed = new HashSet<>();
        for (List<Map<String, String>> list : List.of(orders, history)) {
            for (Map<String, String> row : list) {
                String id = row.get("id");
                listed.add(id);
                assertThat(decimal(row, "filledQty")).isEqualByComparingTo(filled.getOrDefault(id, BigDecimal.ZERO));
                assertThat(row.get("isOpen"))
                        .isEqualTo(Boolean.toString(byId.get(id).open()));
                assertThat(row.get("status").equals("Filled"))
                        .isEqualTo(byId.get(id).status() == OrdStatus.FILLED);
            }
        }
        assertThat(listed).isEqualTo(byId.keySet());
        assertThat(log.asked().stream()
                        .filter(Asked::accepted)
                        .filter(asked -> asked.operation().equals("place"))
                        .map(Asked::orderId))
                .isNotEmpty()
                .allMatch(listed::contains);
        positionsAreWhatWasTraded(held);
    }

    private void positionsAreWhatWasTraded(Map<String, BigDecimal> held) {
        for (String symbol : List.of("EURUSD", "USDJPY")) {
            String instrument = symbol.equals("EURUSD") ? "278" : "280";
            BigDecimal sum = positions.stream()
                    .filter(row -> row.get("tradableInstrumentId").equals(instrument))
                    .map(row -> row.get("side").equals("buy")
                            ? decimal(row, "qty")
                            : decimal(row, "qty").negate())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(held.getOrDefault(symbol, BigDecimal.ZERO));
        }
    }

    private void moneyBalances() {
        BigDecimal expected = new BigDecimal("100000");
        BigDecimal euros = BigDecimal.ZERO;
        int fills = 0;
        for (TradeLog.Execution fill : trader.log().executions()) {
            BigDecimal lots = fill.lastQty().toBigDecimal();
            expected = expected.subtract(lots.multiply(new BigDecimal("3.5")).setScale(2, RoundingMode.HALF_EVEN));
            if (fill.symbol().equals("EURUSD")) {
                BigDecimal paid = lots.multiply(fill.lastPx().toBigDecimal()).multiply(BigDecimal.valueOf(100_000));
                euros = fill.side() == Side.SELL ? euros.add(paid) : euros.subtract(paid);
                fills++;
            }
        }
        JsonNode closed = Trader.body(trader.status(200, "GET", "/trade/reports/close-trades-history?limit=100000", ""))
                .path("data");
        BigDecimal profit = BigDecimal.ZERO;
        for (JsonNode trade : closed) {
            BigDecimal gain = new BigDecimal(trade.path("profit").asText());
            expected = expected.add(gain);
            profit = trade.path("instrument").asText().equals("EURUSD") ? profit.add(gain) : profit;
        }
        assertThat(new BigDecimal(trader.state().get("balance"))).isEqualByComparingTo(expected);
        // What was paid and got, with what is held valued at what it cost, is the profit but for roundings.
        for (Map<String, String> row : positions) {
            if (row.get("tradableInstrumentId").equals("278")) {
                BigDecimal worth =
                        decimal(row, "qty").multiply(decimal(row, "avgPrice")).multiply(BigDecimal.valueOf(100_000));
                euros = row.get("side").equals("buy") ? euros.add(worth) : euros.subtract(worth);
            }
        }
        assertThat(euros.subtract(profit).abs())
                .isLessThan(Decimal.of(fills + 1).toBigDecimal().movePointLeft(2));
    }
}
