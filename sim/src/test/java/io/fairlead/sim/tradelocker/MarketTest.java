package io.fairlead.sim.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is listed, what it costs, and what it has cost.
class MarketTest {
    private static final long MINUTE = 60_000;

    private final Trader trader = new Trader(Trader.calm());

    private JsonNode history(String resolution, long from, long to) {
        return Trader.body(trader.status(
                200,
                "GET",
                "/trade/history?routeId=452&tradableInstrumentId=278&resolution=" + resolution + "&from=" + from
                        + "&to=" + to,
                ""));
    }

    private long millis() {
        return trader.now / 1_000_000;
    }

    @Test
    void configHasTheKeysAndColumnsOfTheDocumentsInTheirOrder() {
        JsonNode d = trader.get("/trade/config");
        assertThat(d.propertyStream().map(java.util.Map.Entry::getKey))
                .containsExactly(
                        "customerAccess",
                        "positionsConfig",
                        "ordersConfig",
                        "ordersHistoryConfig",
                        "filledOrdersConfig",
                        "accountDetailsConfig",
                        "rateLimits",
                        "limits");
        assertThat(trader.columns("orders"))
                .hasSize(22)
                .startsWith("id", "tradableInstrumentId")
                .endsWith("strategyId");
        assertThat(trader.columns("accountDetails")).hasSize(26).endsWith("positionsCount", "ordersCount");
        assertThat(d.path("rateLimits")).hasSize(18);
    }

    @Test
    void instrumentsNameTheirRoutes() {
        JsonNode euro =
                trader.get(trader.path("instruments")).path("instruments").get(0);
        assertThat(euro.path("tradableInstrumentId").asLong()).isEqualTo(278);
        List<String> routes = new ArrayList<>();
        euro.path("routes").forEach(route -> routes.add(route.path("type").asText() + " " + route.path("id")));
        assertThat(routes).containsExactly("INFO 452", "INFO 453", "TRADE 9912");
    }

    @Test
    void detailsNeedARouteAndSayWhatALotIs() {
        trader.status(400, "GET", "/trade/instruments/278", "");
        trader.status(404, "GET", "/trade/instruments/1?routeId=9912", "");
        JsonNode d = trader.get("/trade/instruments/278?routeId=9912");
        assertThat(d.path("lotSize").asInt()).isEqualTo(100_000);
        assertThat(d.path("tickSize").get(0).path("leftRangeLimit").isNull()).isTrue();
        assertThat(d.path("margin_hedging_type").asText()).isEqualTo("none");
        trader.get("/trade/sessions/" + d.path("tradeSessionId").asText());
        JsonNode status = trader.get(
                "/trade/sessionStatuses/" + d.path("tradeSessionStatusId").asText());
        assertThat(status.path("allowedOperations")).hasSize(3);
        assertThat(status.path("allowedOrderTypes")).hasSize(6);
    }

    @Test
    void quotesAndDepthComeFromInfoRoutesAlone() {
        JsonNode quote = trader.get("/trade/quotes?routeId=452&tradableInstrumentId=278");
        assertThat(quote.path("ap").decimalValue())
                .isGreaterThan(quote.path("bp").decimalValue());
        JsonNode depth = trader.get("/trade/depth?routeId=452&tradableInstrumentId=278");
        assertThat(depth.path("asks").get(0).get(0).decimalValue())
                .isEqualTo(quote.path("ap").decimalValue());
        trader.refused("GET", "/trade/quotes?routeId=9912&tradableInstrumentId=278", "");
    }

    @Test
    void barsJoinAndTheNewestOnesAreThoseOfTheMarket() {
        trader.move("EURUSD", "1.09000");
        trader.later(Duration.ofMinutes(2));
        JsonNode bars =
                history("1m", millis() - 10 * MINUTE, millis()).path("d").path("barDetails");
        assertThat(bars).hasSize(10);
        for (int i = 1; i < bars.size(); i++) {
            assertThat(bars.get(i).path("t").asLong()
                            - bars.get(i - 1).path("t").asLong())
                    .isEqualTo(MINUTE);
            assertThat(bars.get(i).path("o").decimalValue())
                    .isEqualByComparingTo(bars.get(i - 1).path("c").decimalValue());
            assertThat(bars.get(i).path("h").decimalValue())
                    .isGreaterThanOrEqualTo(bars.get(i).path("l").decimalValue());
        }
        assertThat(bars.get(9).path("c").decimalValue()).isEqualByComparingTo("1.08998");
    }

    @Test
    void everyResolutionIsThereAndOthersAreNot() {
        long year = 365L * 24 * 60 * MINUTE;
        for (String resolution : List.of("1M", "1W", "1D", "4H")) {
            assertThat(history(resolution, millis() - year, millis()).path("d").path("barDetails"))
                    .as(resolution)
                    .isNotEmpty();
        }
        for (String resolution : List.of("1H", "30m", "15m", "5m", "1m")) {
            assertThat(history(resolution, millis() - 600 * MINUTE, millis())
                            .path("d")
                            .path("barDetails"))
                    .as(resolution)
                    .isNotEmpty();
        }
        trader.status(400, "GET", "/trade/history?routeId=452&tradableInstrumentId=278&resolution=2m", "");
    }

    @Test
    void whereThereIsNothingTheVenueSaysSo() {
        JsonNode none = history("1m", millis() + MINUTE, millis() + 2 * MINUTE);
        assertThat(none.path("s").asText()).isEqualTo("no_data");
        JsonNode before = history("1D", 0, MINUTE);
        assertThat(before.path("s").asText()).isEqualTo("no_data");
        assertThat(before.path("nb").asLong()).isPositive();
    }

    @Test
    void tooManyBarsAreRefused() {
        assertThat(history("1m", millis() - 60_000L * MINUTE, millis())
                        .path("s")
                        .asText())
                .isEqualTo("error");
    }

    @Test
    void dailyBarIsThatOfToday() {
        JsonNode bar = trader.get("/trade/dailyBar?routeId=452&tradableInstrumentId=278&barType=BID");
        assertThat(bar.path("h").decimalValue())
                .isGreaterThanOrEqualTo(bar.path("l").decimalValue());
    }
}
