package io.fairlead.sim.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.core.model.Decimal;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.log.TradeLogWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A client of the simulated TradeLocker in virtual time, logged in on its first account. Every request is a
/// second after the one before, so that no limit is met by accident.
final class Trader {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String PASSWORD = "open sesame";
    static final long SECOND = 1_000_000_000L;
    /// 5 January 2026, 10:00 UTC.
    static final long START = 1_767_607_200L * SECOND;

    final List<String> lines = new ArrayList<>();
    final TradeLockerSim sim;
    long now = START;
    long pause = SECOND;
    String token = "";
    String refreshToken = "";
    String accNum = "1";
    String account = "701001";
    private final String email;

    Trader(TradeLockerConfig config) {
        this(config, "trader@example.com");
    }

    Trader(TradeLockerConfig config, String email) {
        this.email = email;
        sim = new TradeLockerSim(config, TradeLogWriter.to(lines::add), now);
        login();
    }

    /// The same with a step of prices an hour: for tests that let hours pass.
    static TradeLockerConfig slow() {
        return calm().withTiming(calm().timing().withStep(Duration.ofHours(1)));
    }

    /// Prices stand still, and orders trade 100 ms after they were accepted.
    static TradeLockerConfig calm() {
        TradeLockerConfig reference = TradeLockerConfig.reference(PASSWORD);
        TradeLockerConfig.Timing timing = reference.timing();
        List<ListedInstrument> still =
                reference.instruments().stream().map(Trader::still).toList();
        return reference
                .withInstruments(still)
                .withTiming(new TradeLockerConfig.Timing(
                        timing.step(),
                        Duration.ofMillis(100),
                        Duration.ofMillis(100),
                        timing.reportLag(),
                        timing.status()));
    }

    private static ListedInstrument still(ListedInstrument moving) {
        var listing = moving.listing();
        var market = listing.market();
        return new ListedInstrument(
                new io.fairlead.sim.match.Listing(
                        listing.symbol(),
                        listing.currency(),
                        listing.tick(),
                        listing.lot(),
                        listing.minQty(),
                        listing.maxQty(),
                        new io.fairlead.sim.match.Listing.Market(
                                market.startPrice(),
                                0,
                                market.spreadTicks(),
                                market.levels(),
                                market.levelGapTicks(),
                                market.minLevelQty(),
                                market.maxLevelQty())),
                moving.numbers(),
                moving.contract());
    }

    void login() {
        JsonNode reply = JSON.valueToTree(body(credentials("/auth/jwt/token")));
        token = reply.path("accessToken").asText();
        refreshToken = reply.path("refreshToken").asText();
    }

    WebReply.Answered credentials(String path) {
        return answered(send(
                "POST",
                path,
                Map.of("user-agent", "Mozilla/5.0 test"),
                "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"server\":\"FAIRDEMO\"}"));
    }

    WebReply send(String method, String target, Map<String, String> headers, String body) {
        now += pause;
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (!body.isEmpty()) {
            all.putIfAbsent("content-type", "application/json");
        }
        return sim.handle(WebRequest.of(method, target, all, body), now);
    }

    Map<String, String> headers() {
        return Map.of("authorization", "Bearer " + token, "accnum", accNum, "user-agent", "Mozilla/5.0 test");
    }

    /// Asks, and does not mind what becomes of it.
    WebReply ask(String method, String target, String body) {
        return send(method, target, headers(), body);
    }

    static WebReply.Answered answered(WebReply reply) {
        assertThat(reply).isInstanceOf(WebReply.Answered.class);
        return (WebReply.Answered) reply;
    }

    WebReply.Answered status(int status, String method, String target, String body) {
        WebReply.Answered reply = answered(ask(method, target, body));
        assertThat(reply.status())
                .as(method + " " + target + ": " + reply.body())
                .isEqualTo(status);
        return reply;
    }

    static JsonNode body(WebReply.Answered reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(reply.body(), e);
        }
    }

    /// The `d` of a request that is served.
    JsonNode ok(String method, String target, String body) {
        JsonNode reply = body(status(200, method, target, body));
        assertThat(reply.path("s").asText())
                .as(method + " " + target + ": " + reply)
                .isEqualTo("ok");
        return reply.path("d");
    }

    JsonNode get(String target) {
        return ok("GET", target, "");
    }

    /// What the venue says against a request, with HTTP 200.
    String refused(String method, String target, String body) {
        JsonNode reply = body(status(200, method, target, body));
        assertThat(reply.path("s").asText()).as(reply.toString()).isEqualTo("error");
        assertThat(reply.has("d")).isFalse();
        return reply.path("errmsg").asText();
    }

    String path(String tail) {
        return "/trade/accounts/" + account + "/" + tail;
    }

    /// An order in EURUSD with more of its fields, or others.
    static String order(String more) {
        var order = JSON.createObjectNode()
                .put("qty", "0.10")
                .put("routeId", 9912)
                .put("side", "buy")
                .put("type", "market")
                .put("validity", "IOC")
                .put("tradableInstrumentId", 278);
        try {
            JSON.readTree("{" + more + "}").properties().forEach(each -> order.set(each.getKey(), each.getValue()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(more, e);
        }
        return order.toString();
    }

    String place(String more) {
        return ok("POST", path("orders"), order(more)).path("orderId").asText();
    }

    static final String LIMIT = "\"type\":\"limit\",\"validity\":\"GTC\",";
    static final String STOP = "\"type\":\"stop\",\"validity\":\"GTC\",";

    /// Buys at the market, and returns the position once it is there.
    String position(String more) {
        String order = place(more);
        later(Duration.ofMillis(200));
        return row("ordersHistory", "ordersHistory", order).get("positionId");
    }

    void later(Duration time) {
        now += time.toNanos();
        sim.advance(now);
    }

    void move(String symbol, String price) {
        now += pause;
        sim.move(symbol, Decimal.of(price), now);
    }

    void apply(TradeLockerFault fault) {
        sim.apply(fault, now);
    }

    List<String> columns(String table) {
        JsonNode columns = get("/trade/config").path(table + "Config").path("columns");
        List<String> ids = new ArrayList<>();
        columns.forEach(column -> ids.add(column.path("id").asText()));
        return ids;
    }

    /// The rows of a list as maps from column to cell.
    List<Map<String, String>> rows(String list, String table) {
        List<String> columns = columns(table);
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode row : get(path(list)).path(list)) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(
                        columns.get(i), row.get(i).isNull() ? null : row.get(i).textValue());
            }
            rows.add(cells);
        }
        return rows;
    }

    Map<String, String> row(String list, String table, String id) {
        return rows(list, table).stream()
                .filter(row -> id.equals(row.get("id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(list + " has no " + id));
    }

    List<String> ids(String list, String table) {
        return rows(list, table).stream().map(row -> row.get("id")).toList();
    }

    Map<String, String> state() {
        List<String> columns = columns("accountDetails");
        JsonNode row = get(path("state")).path("accountDetailsData");
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            assertThat(row.get(i).isNumber()).as(columns.get(i)).isTrue();
            cells.put(columns.get(i), row.get(i).asText());
        }
        return cells;
    }

    TradeLog log() {
        return TradeLog.of(lines);
    }
}
