package io.fairlead.venues.tradelocker.rest;

import static io.fairlead.venues.tradelocker.rest.Scripted.MILLI;
import static io.fairlead.venues.tradelocker.rest.Scripted.SECOND;
import static io.fairlead.venues.tradelocker.rest.Scripted.answer;
import static io.fairlead.venues.tradelocker.rest.Scripted.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.venues.tradelocker.rest.ModifyPositionRequest.Level;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every route, the budget that holds it, and what comes of it, on virtual time.
class TradeLockerHttpTest {
    private static final String PLACE = "POST /trade/accounts/101/orders";
    private static final AccountRef ONE = Stand.ONE;

    private final Stand stand = new Stand().ready();
    private final Scripted venue = stand.venue;
    private final TradeLockerHttp rest = stand.rest;

    private static <T> T value(Reply<T> reply) {
        if (reply instanceof Reply.Ok<T>(T value, long _, long _)) {
            return value;
        }
        throw new AssertionError("not ok: " + reply);
    }

    private static Reply.NotSent<?> notSent(Reply<?> reply) {
        if (reply instanceof Reply.NotSent<?> it) {
            return it;
        }
        throw new AssertionError("sent: " + reply);
    }

    private void answersOrders(String d) {
        venue.on("GET /trade/accounts/101/orders", _ -> ok(d));
    }

    @Test
    void ordersAreAskedForUnderTheAccountAndReadByTheConfiguration() {
        String row = Samples.row(columns("ordersConfig"), Samples.ORDER);
        answersOrders("{\"orders\":[" + row + "]}");
        long before = venue.now;
        Reply<Listing<OrderRow>> reply = stand.<Listing<OrderRow>>heard(then -> rest.orders(ONE, Priority.POLL, then));
        assertThat(value(reply).rows()).extracting(OrderRow::id).containsExactly("7277816997846858725");
        assertThat(reply).isInstanceOfSatisfying(Reply.Ok.class, it -> {
            assertThat(it.sentNanos()).isBetween(before, before + 2 * MILLI);
            assertThat(it.answeredNanos()).isEqualTo(it.sentNanos() + venue.latency);
        });
        assertThat(venue.last().headers()).containsEntry("accNum", "1");
        assertThat(stand.timings.getLast()).satisfies(timing -> {
            assertThat(timing.route()).isEqualTo(Route.ORDERS);
            assertThat(timing.outcome()).isEqualTo("Ok");
            assertThat(timing.answeredNanos()).isEqualTo(timing.sentNanos() + venue.latency);
        });
    }

    private static List<String> columns(String table) {
        return Samples.TABLES.getOrDefault(table, List.of());
    }

    @Test
    void neededColumnThatTheConfigurationLacksIsSaidAndOtherTablesAreRead() {
        Map<String, List<String>> tables = new HashMap<>(Samples.TABLES);
        tables.put("ordersConfig", List.of("id", "qty"));
        venue.on("GET /trade/config", _ -> answer(200, Samples.config(tables, Samples.LIMITS)));
        stand.<TradeConfig>heard(then -> rest.config(ONE, then));
        assertThat(notSent(stand.<Listing<OrderRow>>heard(then -> rest.orders(ONE, Priority.QUERY, then))))
                .isEqualTo(new Reply.NotSent<>(
                        Reply.Cause.CONFIG,
                        "the venue's configuration: ordersConfig lacks column 'tradableInstrumentId'",
                        notSent(stand.<Listing<OrderRow>>heard(then -> rest.orders(ONE, Priority.QUERY, then)))
                                .retryAtNanos()));
        venue.on("GET /trade/accounts/101/positions", _ -> ok("{\"positions\":[]}"));
        assertThat(value(stand.<Listing<PositionRow>>heard(then -> rest.positions(ONE, Priority.QUERY, then)))
                        .rows())
                .isEmpty();
        assertThat(stand.health().problem()).contains("ordersConfig lacks column");
    }

    @Test
    void configurationIsReadAgainWhenRowsAreNotAsItSaid() {
        answersOrders("{\"orders\":[[\"1\",\"2\"]]}");
        stand.run(61 * SECOND);
        Reply<Listing<OrderRow>> reply = stand.<Listing<OrderRow>>heard(then -> rest.orders(ONE, Priority.POLL, then));
        assertThat(value(reply).isComplete()).isFalse();
        assertThat(venue.count("GET /trade/config")).isEqualTo(2);
    }

    @Test
    void queriesOfAllAccountsOfALoginShareItsBudget() {
        venue.on("GET /trade/accounts/101/orders", _ -> ok("{\"orders\":[]}"));
        venue.on("GET /trade/accounts/102/orders", _ -> ok("{\"orders\":[]}"));
        List<Reply<?>> replies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rest.orders(ONE, Priority.QUERY, replies::add);
            rest.orders(Stand.TWO, Priority.QUERY, replies::add);
        }
        int before = venue.sent.size();
        stand.run(10 * SECOND);
        assertThat(replies).hasSize(6).allMatch(Reply.Ok.class::isInstance);
        List<Scripted.Sent> sent = venue.sent.subList(before, venue.sent.size());
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).atNanos() - sent.get(i - 1).atNanos()).isGreaterThanOrEqualTo(1_176 * MILLI);
        }
    }

    @Test
    void questionsOnWhichAnOrderHangsGoBeforePolling() {
        venue.on("GET /trade/accounts/101/orders", _ -> ok("{\"orders\":[]}"));
        venue.on("GET /trade/accounts/102/orders", _ -> ok("{\"orders\":[]}"));
        List<String> heard = new ArrayList<>();
        rest.orders(ONE, Priority.POLL, _ -> heard.add("poll"));
        rest.orders(Stand.TWO, Priority.POLL, _ -> heard.add("poll"));
        rest.orders(ONE, Priority.QUERY, _ -> heard.add("query"));
        stand.run(4 * SECOND);
        assertThat(heard).containsExactly("query", "poll", "poll");
    }

    @Test
    void queryThatWaitsTooLongIsGivenUp() {
        venue.on("GET /trade/accounts/101/orders", _ -> ok("{\"orders\":[]}"));
        List<Reply<?>> replies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rest.orders(ONE, Priority.POLL, replies::add);
        }
        stand.run(20 * SECOND);
        assertThat(replies).hasSize(8);
        assertThat(replies.stream().filter(Reply.Ok.class::isInstance).count()).isEqualTo(5);
        assertThat(notSent(replies.getLast()).cause()).isEqualTo(Reply.Cause.PATIENCE);
    }

    @Test
    void ordersBeyondTheBudgetAreRefusedAtOnceAndPlacesAreKeptForReductions() {
        venue.on(PLACE, _ -> ok("{\"orderId\":\"1\"}"));
        List<Reply<Placed>> replies = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rest.place(ONE, Stand.market("n" + i), Priority.NEW, replies::add);
        }
        rest.place(ONE, Stand.market("r"), Priority.REDUCE, replies::add);
        assertThat(rest.route("desk", Route.PLACE_ORDER, Priority.NEW).free()).isZero();
        stand.run(SECOND / 2);
        assertThat(replies.stream().filter(Reply.Ok.class::isInstance).count()).isEqualTo(5);
        Reply.NotSent<?> refused = notSent(replies.stream()
                .filter(Reply.NotSent.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(refused.cause()).isEqualTo(Reply.Cause.BUDGET);
        assertThat(refused.why()).startsWith("rate budget spent by PLACE_ORDER;");
        assertThat(venue.count(PLACE)).isEqualTo(5);
        stand.run(2 * SECOND);
        assertThat(rest.route("desk", Route.PLACE_ORDER, Priority.NEW).free()).isEqualTo(4);
    }

    @Test
    void limitsOfTheConfigurationHoldFromThenOn() {
        assertThat(rest.route("desk", Route.HISTORY, Priority.PRICES).most()).isEqualTo(60);
        String limits = "[{\"rateLimitType\":\"GET_ORDERS\",\"measure\":\"SECONDS\",\"intervalNum\":10,\"limit\":2},"
                + "{\"rateLimitType\":\"GET_ORDERS\",\"measure\":\"MINUTES\",\"intervalNum\":1,\"limit\":3}]";
        venue.on("GET /trade/config", _ -> answer(200, Samples.config(Samples.TABLES, limits)));
        assertThat(value(stand.<TradeConfig>heard(then -> rest.config(ONE, then)))
                        .rateLimits())
                .hasSize(2);
        venue.on("GET /trade/accounts/101/orders", _ -> ok("{\"orders\":[]}"));
        stand.run(80 * SECOND);
        List<Reply<?>> replies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rest.orders(ONE, Priority.QUERY, replies::add);
        }
        stand.run(29 * SECOND);
        assertThat(replies).hasSize(3);
        stand.run(5 * SECOND);
        assertThat(replies).hasSize(4);
        assertThat(notSent(replies.getLast()).cause()).isEqualTo(Reply.Cause.PATIENCE);
    }

    @Test
    void limitThatCannotBeReadLeavesTheOneBefore() {
        String limits = "[{\"rateLimitType\":\"GET_ORDERS\",\"measure\":\"FORTNIGHTS\",\"intervalNum\":1,\"limit\":9},"
                + "{\"rateLimitType\":\"QUOTES\",\"measure\":\"SECONDS\",\"intervalNum\":1,\"limit\":3}]";
        venue.on("GET /trade/config", _ -> answer(200, Samples.config(Samples.TABLES, limits)));
        stand.<TradeConfig>heard(then -> rest.config(ONE, then));
        assertThat(rest.route("desk", Route.ORDERS, Priority.POLL).most()).isOne();
        assertThat(rest.route("desk", Route.QUOTES, Priority.PRICES).most()).isEqualTo(3);
        assertThat(stand.health().problem()).contains("FORTNIGHTS");
    }

    @Test
    void venueThatHadTooMuchIsLeftAloneForAsLongAsItSaid() {
        venue.on(PLACE, _ -> new HttpOutcome.Answered(429, Map.of("retry-after", "3"), new byte[0]));
        Reply.NotSent<?> first = notSent(stand.<Placed>heard(SECOND, this::place));
        assertThat(first.cause()).isEqualTo(Reply.Cause.THROTTLED);
        assertThat(notSent(stand.<Placed>heard(SECOND, this::place)).retryAtNanos())
                .isEqualTo(first.retryAtNanos());
        assertThat(venue.count(PLACE)).isOne();
        assertThat(stand.throttled).containsExactly(first.retryAtNanos());
        venue.on(PLACE, _ -> ok("{\"orderId\":\"1\"}"));
        stand.run(2 * SECOND);
        assertThat(value(stand.<Placed>heard(this::place))).isEqualTo(new Placed("1"));
        assertThat(rest.route("desk", Route.PLACE_ORDER, Priority.NEW).share()).isEqualTo(63);
        stand.run(61 * SECOND);
        assertThat(rest.route("desk", Route.PLACE_ORDER, Priority.NEW).share()).isEqualTo(68);
    }

    private void place(java.util.function.Consumer<Reply<Placed>> then) {
        rest.place(ONE, Stand.market("ours"), Priority.NEW, then);
    }

    @Test
    void loginThatKeepsFailingIsLeftAloneButForCancels() {
        venue.on(PLACE, _ -> answer(502, "<html>"));
        venue.on("DELETE /trade/orders/5", _ -> answer(204, ""));
        for (int i = 0; i < 8; i++) {
            assertThat(stand.<Placed>heard(SECOND, this::place)).isInstanceOf(Reply.Unknown.class);
        }
        assertThat(notSent(stand.<Placed>heard(SECOND, this::place)).cause()).isEqualTo(Reply.Cause.CIRCUIT);
        assertThat(venue.count(PLACE)).isEqualTo(8);
        assertThat(value(stand.<Accepted>heard(SECOND, then -> rest.cancel(ONE, "5", then))))
                .isEqualTo(new Accepted());
        assertThat(stand.<Placed>heard(SECOND, this::place)).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void timeoutOfAnOrderIsUnknown() {
        venue.on(PLACE, _ -> null);
        assertThat(stand.<Placed>heard(11 * SECOND, this::place)).isEqualTo(new Reply.Unknown<>("no answer"));
    }

    @Test
    void orderIsNeverSentTwiceByItself() {
        venue.on(PLACE, _ -> answer(503, ""));
        stand.<Placed>heard(60 * SECOND, this::place);
        assertThat(venue.count(PLACE)).isOne();
    }

    @Test
    void referenceDataIsAskedForOnceAnHour() {
        venue.on(
                "GET /trade/accounts/101/instruments",
                _ -> ok("{\"instruments\":[{\"tradableInstrumentId\":\"206\",\"id\":\"9\",\"name\":\"BTCUSD\","
                        + "\"type\":\"CRYPTO\",\"routes\":[{\"id\":\"452\",\"type\":\"INFO\"},"
                        + "{\"id\":\"453\",\"type\":\"INFO\"},{\"id\":\"9912\",\"type\":\"TRADE\"}]}]}"));
        List<Reply<?>> replies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rest.instruments(ONE, replies::add);
        }
        stand.run(SECOND);
        rest.instruments(ONE, replies::add);
        stand.run(SECOND);
        assertThat(replies).hasSize(6).allMatch(replies.getFirst()::equals);
        assertThat(venue.count("GET /trade/accounts/101/instruments")).isOne();
        venue.now += 3_600 * SECOND;
        stand.<Listing<InstrumentRow>>heard(then -> rest.instruments(ONE, then));
        assertThat(venue.count("GET /trade/accounts/101/instruments")).isEqualTo(2);
    }

    @Test
    void deadRouteOfPricesIsPassedOver() {
        InstrumentRow instrument =
                new InstrumentRow("206", "9", "BTCUSD", "", "CRYPTO", List.of("9912"), List.of("451", "452", "453"));
        venue.on(
                "GET /trade/quotes",
                call -> call.uri().getQuery().contains("routeId=453")
                        ? answer(200, "{\"s\":\"error\",\"errmsg\":\"route is dead\"}")
                        : ok("{\"ap\":90000.5,\"as\":1,\"bp\":\"90000\",\"bs\":2}"));
        assertThat(value(stand.<String>heard(then -> rest.infoRoute(ONE, instrument, then))))
                .isEqualTo("452");
        int asked = venue.sent.size();
        assertThat(value(stand.<String>heard(then -> rest.infoRoute(ONE, instrument, then))))
                .isEqualTo("452");
        assertThat(venue.sent).hasSize(asked);
        rest.forgetInfoRoute(ONE, "206");
        venue.on("GET /trade/quotes", _ -> answer(200, "{\"s\":\"error\",\"errmsg\":\"all dead\"}"));
        assertThat(stand.<String>heard(then -> rest.infoRoute(ONE, instrument, then)))
                .isEqualTo(new Reply.Refused<>(200, "all dead"));
    }

    @Test
    void historyOfWhichTheVenueHasMoreIsAskedForInHalves() {
        List<String> asked = new ArrayList<>();
        venue.on("GET /trade/accounts/101/ordersHistory", call -> {
            asked.add(call.uri().getQuery());
            return page(call, 100);
        });
        Reply<Listing<OrderRow>> reply = stand.heard(
                60 * SECOND, then -> rest.ordersHistory(ONE, new HistoryQuery(0, 399), Priority.QUERY, then));
        assertThat(value(reply).rows()).hasSize(4).extracting(OrderRow::id).doesNotHaveDuplicates();
        assertThat(asked)
                .startsWith("from=0&to=399", "from=0&to=199", "from=0&to=99")
                .hasSize(7);
    }

    /// A venue that tells no stretch longer than so many milliseconds, and has an order at each hundred.
    private static HttpOutcome page(HttpCall call, long longest) {
        Map<String, Long> query = new HashMap<>();
        for (String part : call.uri().getQuery().split("&")) {
            query.put(part.split("=")[0], Long.parseLong(part.split("=")[1]));
        }
        long from = query.get("from");
        long to = query.get("to");
        Map<String, String> cells = new LinkedHashMap<>(Samples.ORDER);
        cells.put("id", "\"" + from / 100 + "\"");
        return ok("{\"ordersHistory\":[" + Samples.row(columns("ordersHistoryConfig"), cells) + "],\"hasMore\":"
                + (to - from + 1 > longest) + "}");
    }

    @Test
    void historyThatNeverFitsIsUnknown() {
        venue.on("GET /trade/accounts/101/ordersHistory", call -> page(call, 0));
        Reply<Listing<OrderRow>> reply = stand.heard(
                200 * SECOND, then -> rest.ordersHistory(ONE, new HistoryQuery(0, 7), Priority.QUERY, then));
        assertThat(reply).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void ordersAndChangesAreWrittenAsTheVenueDocumentsThem() {
        PlaceRequest limit = new PlaceRequest(
                "206",
                "1152263",
                Side.SELL,
                PlaceRequest.Type.LIMIT,
                Decimal.of("0.10"),
                Decimal.of("91011.74"),
                null,
                new Bracket(Bracket.Kind.TRAILING_OFFSET, Decimal.of(20)),
                Bracket.at(Decimal.of(80_000)),
                "fl-1");
        rest.place(ONE, limit, Priority.NEW, _ -> {});
        assertThat(venue.last().body())
                .isEqualTo("{\"qty\":0.1,\"routeId\":1152263,\"side\":\"sell\",\"type\":\"limit\",\"validity\":\"GTC\","
                        + "\"tradableInstrumentId\":206,\"price\":91011.74,\"stopLoss\":20,"
                        + "\"stopLossType\":\"trailingOffset\",\"trStopOffset\":20,\"takeProfit\":80000,"
                        + "\"takeProfitType\":\"absolute\",\"strategyId\":\"fl-1\"}");
        rest.modifyOrder(
                ONE, new ModifyOrderRequest("77", null, Decimal.of("1.5"), null, null, null), Priority.NEW, _ -> {});
        assertThat(venue.last().line()).isEqualTo("PATCH /trade/orders/77");
        assertThat(venue.last().body()).isEqualTo("{\"price\":1.5}");
        rest.modifyPosition(ONE, new ModifyPositionRequest("88", Level.REMOVE, Level.at(Decimal.of(2))), _ -> {});
        assertThat(venue.last().line()).isEqualTo("PATCH /trade/positions/88");
        assertThat(venue.last().body()).isEqualTo("{\"stopLoss\":null,\"takeProfit\":2}");
        rest.closePosition(ONE, "88", Decimal.of("0.01"), _ -> {});
        assertThat(venue.last().line()).isEqualTo("DELETE /trade/positions/88");
        assertThat(venue.last().body()).isEqualTo("{\"qty\":0.01}");
        rest.closeAll(ONE, null, _ -> {});
        assertThat(venue.last().line()).isEqualTo("DELETE /trade/accounts/101/positions");
        rest.cancelAll(ONE, "206", _ -> {});
        assertThat(venue.last().line()).isEqualTo("DELETE /trade/accounts/101/orders?tradableInstrumentId=206");
        assertThatThrownBy(() -> rest.cancel(ONE, "../7", _ -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rest.cancel(ONE, "..", _ -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTalkedAboutShowsNoSecret() {
        String shown = stand.healths + " " + rest.view() + " " + stand.timings;
        assertThat(shown).doesNotContain("pass", "Bearer", "refresh-1", "a@b.c");
    }

    @Test
    void closedInterfaceTellsNothingMore() {
        venue.on(PLACE, _ -> ok("{\"orderId\":\"1\"}"));
        List<Reply<Placed>> replies = new ArrayList<>();
        place(replies::add);
        rest.close();
        stand.run(SECOND);
        assertThat(replies).isEmpty();
        assertThat(stand.health().state()).isEqualTo(LoginHealth.State.CLOSED);
    }
}
