package io.fairlead.proof.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.port.VenuePort;
import io.fairlead.gateway.Seams;
import io.fairlead.proof.web.TwistedHttp;
import io.fairlead.proof.web.TwistedHttp.Twist;
import io.fairlead.proof.web.TwistedHttp.Which;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Mistakes that an adapter of TradeLocker could make, one at a time. Stateless.
final class TradeLockerMistakes {
    private static final Which PLACE = new Which("POST", "/orders");
    private static final Which MODIFY = new Which("PATCH", "/trade/orders/");
    private static final Which CANCEL = new Which("DELETE", "/trade/orders/");
    private static final Which CLOSE = new Which("DELETE", "/trade/positions/");
    private static final Which EXITS = new Which("PATCH", "/trade/positions/");
    private static final Which OPEN = new Which("GET", "/orders");
    private static final Which HISTORY = new Which("GET", "/ordersHistory");
    private static final Which POSITIONS = new Which("GET", "/positions");
    private static final Which STATE = new Which("GET", "/state");
    private static final Which QUOTES = new Which("GET", "/trade/quotes");

    // Columns as the venue's documents have them; nobody shuffles them here.
    private static final int QTY = 3;
    private static final int SIDE = 4;
    private static final int STATUS = 6;
    private static final int FILLED = 7;
    private static final int AVERAGE = 8;
    private static final int PRICE = 9;
    private static final int STOP = 10;
    private static final int HELD_SIDE = 3;
    private static final int HELD_QTY = 4;
    private static final int STOP_LOSS_ID = 6;
    private static final int TAKE_PROFIT_ID = 7;

    static final List<Mistake> ALL = List.of(
            out("side-swapped", PLACE, body -> flip(body, "side"), 11),
            out("quantity-and-price-swapped", PLACE, body -> swap(body, "qty", "price"), 11),
            out("quantity-in-units", PLACE, body -> times(body, "qty", 100_000), 11),
            out("stop-price-lost", PLACE, body -> body.remove("stopPrice"), 12),
            out("stop-as-limit", PLACE, TradeLockerMistakes::stopAsLimit, 12),
            out("validity-always-ioc", PLACE, body -> body.put("validity", "IOC"), 11),
            out("validity-always-gtc", PLACE, body -> body.put("validity", "GTC"), 10),
            out("our-id-lost", PLACE, body -> body.remove("strategyId"), 11),
            out("exits-lost", PLACE, TradeLockerMistakes::withoutExits, 44),
            out("exits-of-order-swapped", PLACE, body -> swap(body, "stopLoss", "takeProfit"), 44),
            out("distance-as-price", PLACE, body -> retype(body, "offset", "absolute"), 141),
            out("distance-in-ticks", PLACE, body -> times(body, "stopLoss", 10), 141),
            out("trailing-as-fixed", PLACE, body -> retype(body, "trailingOffset", "offset"), 142),
            out("change-without-price", MODIFY, body -> body.remove("price"), 52),
            out("change-without-quantity", MODIFY, body -> body.remove("qty"), 53),
            out("change-without-stop-price", MODIFY, body -> body.remove("stopPrice"), 54),
            out("part-as-whole", CLOSE, body -> body.put("qty", 0), 131),
            out("exits-swapped", EXITS, body -> swap(body, "stopLoss", "takeProfit"), 143),
            out("removal-not-said", EXITS, TradeLockerMistakes::withoutNulls, 143),
            out("trailing-in-ticks", EXITS, body -> times(body, "trailingOffset", 10), 145),
            at("cancel-of-another-order", CANCEL, url -> url.replaceFirst("orders/(\\d+)\\d", "orders/$11"), 56),
            at("account-of-another", PLACE, url -> url.replace("/701001/", "/703001/"), 11),
            at("history-in-seconds", HISTORY, url -> url.replaceAll("=(\\d{10})\\d{3}", "=$1"), 56),
            WrongPosition.mistake(),
            rows("filled-as-remaining", HISTORY, "ordersHistory", TradeLockerMistakes::remaining, 62),
            rows("filled-as-remaining-of-open", OPEN, "orders", TradeLockerMistakes::remaining, 50),
            rows("cancelled-as-filled", HISTORY, "ordersHistory", row -> word(row, STATUS, "Cancelled", "Filled"), 56),
            rows(
                    "cancelled-as-refused",
                    HISTORY,
                    "ordersHistory",
                    row -> word(row, STATUS, "Cancelled", "Refused"),
                    56),
            rows("limit-as-price-of-fill", HISTORY, "ordersHistory", row -> row.set(AVERAGE, row.get(PRICE)), 60),
            rows("side-of-open-order-swapped", OPEN, "orders", row -> flip(row, SIDE), 76),
            rows("price-read-as-stop-price", OPEN, "orders", row -> swap(row, PRICE, STOP), 76),
            rows("side-of-position-swapped", POSITIONS, "positions", row -> flip(row, HELD_SIDE), 134),
            rows("units-of-position-wrong", POSITIONS, "positions", row -> tenfold(row, HELD_QTY), 134),
            rows(
                    "exits-of-position-swapped",
                    POSITIONS,
                    "positions",
                    row -> swap(row, STOP_LOSS_ID, TAKE_PROFIT_ID),
                    140),
            in("balance-and-equity-swapped", STATE, TradeLockerMistakes::moneySwapped, 165),
            in("bid-and-ask-swapped", QUOTES, body -> swap(body.withObject("/d"), "bp", "ap"), 120),
            in("size-in-units", QUOTES, body -> times(body.withObject("/d"), "bs", 100_000), 120),
            in("refusal-taken-for-yes", PLACE, TradeLockerMistakes::accepted, 51),
            new Mistake("lost-answer-taken-for-not-sent", TradeLockerKind.POLLED, new Certain(), numbers(71)));

    private TradeLockerMistakes() {}

    private static Mistake out(String name, Which which, Consumer<ObjectNode> change, int... cases) {
        return mistake(name, which, Twist.request(change), cases);
    }

    private static Mistake at(String name, Which which, UnaryOperator<String> change, int... cases) {
        return mistake(name, which, Twist.address(change), cases);
    }

    private static Mistake in(String name, Which which, Consumer<ObjectNode> change, int... cases) {
        return mistake(name, which, Twist.reply(change), cases);
    }

    private static Mistake rows(String name, Which which, String table, Consumer<ArrayNode> change, int... cases) {
        return in(
                name, which, body -> body.path("d").path(table).forEach(row -> change.accept((ArrayNode) row)), cases);
    }

    private static Mistake mistake(String name, Which which, Twist twist, int... cases) {
        TradeLockerKind kind = new TradeLockerKind(false, http -> new TwistedHttp(http, which, twist));
        return new Mistake(name, kind, Seams.AroundVenues.NONE, numbers(cases));
    }

    private static Set<Integer> numbers(int... cases) {
        return Arrays.stream(cases).boxed().collect(Collectors.toUnmodifiableSet());
    }

    private static void flip(ObjectNode body, String field) {
        body.put(field, body.path(field).asText().equals("buy") ? "sell" : "buy");
    }

    private static void flip(ArrayNode row, int cell) {
        row.set(cell, row.get(cell).asText().equals("buy") ? "sell" : "buy");
    }

    private static void swap(ObjectNode body, String one, String other) {
        JsonNode first = body.get(one);
        JsonNode second = body.get(other);
        put(body, one, second);
        put(body, other, first);
    }

    private static void put(ObjectNode body, String field, @Nullable JsonNode value) {
        if (value == null) {
            body.remove(field);
        } else {
            body.set(field, value);
        }
    }

    private static void swap(ArrayNode row, int one, int other) {
        JsonNode first = row.get(one);
        row.set(one, row.get(other));
        row.set(other, first);
    }

    private static void times(ObjectNode body, String field, int factor) {
        if (body.hasNonNull(field)) {
            body.put(field, new BigDecimal(body.get(field).asText()).multiply(BigDecimal.valueOf(factor)));
        }
    }

    private static void tenfold(ArrayNode row, int cell) {
        row.set(
                cell,
                new BigDecimal(row.get(cell).asText()).scaleByPowerOfTen(1).toPlainString());
    }

    private static void retype(ObjectNode body, String from, String to) {
        for (String field : List.of("stopLossType", "takeProfitType")) {
            if (body.path(field).asText().equals(from)) {
                body.put(field, to);
            }
        }
    }

    private static void stopAsLimit(ObjectNode body) {
        if (body.path("type").asText().equals("stop")) {
            body.put("type", "limit").set("price", body.remove("stopPrice"));
        }
    }

    private static void withoutExits(ObjectNode body) {
        body.remove(List.of("stopLoss", "stopLossType", "takeProfit", "takeProfitType"));
    }

    private static void withoutNulls(ObjectNode body) {
        body.properties().removeIf(field -> field.getValue().isNull());
    }

    private static void word(ArrayNode row, int cell, String from, String to) {
        if (row.get(cell).asText().equals(from)) {
            row.set(cell, to);
        }
    }

    private static void remaining(ArrayNode row) {
        JsonNode filled = row.get(FILLED);
        BigDecimal done = filled.isNull() ? BigDecimal.ZERO : new BigDecimal(filled.asText());
        row.set(FILLED, new BigDecimal(row.get(QTY).asText()).subtract(done).toPlainString());
    }

    private static void moneySwapped(ObjectNode body) {
        JsonNode cells = body.path("d").path("accountDetailsData");
        if (cells instanceof ArrayNode row) {
            swap(row, 0, 1);
        }
    }

    private static void accepted(ObjectNode body) {
        if (body.path("s").asText().equals("error")) {
            body.put("s", "ok").withObject("/d").put("orderId", "7277816997000000001");
        }
    }

    /// Says of what is not known that it was not sent.
    private record Certain() implements Seams.AroundVenues {
        @Override
        public Consumer<VenueInput> inputs(Consumer<VenueInput> core) {
            return input -> core.accept(
                    input instanceof Fate.Unknown unknown
                            ? new Fate.NotSent(unknown.venue(), unknown.request(), "no answer")
                            : input);
        }

        @Override
        public VenuePort port(VenuePort adapter) {
            return adapter;
        }
    }

    /// Closes another position than the one that is named: one that it has seen.
    private static final class WrongPosition {
        private volatile List<String> seen = List.of();

        static Mistake mistake() {
            WrongPosition memory = new WrongPosition();
            TradeLockerKind kind = new TradeLockerKind(
                    false,
                    http -> new TwistedHttp(
                            new TwistedHttp(http, POSITIONS, Twist.reply(memory::read)),
                            CLOSE,
                            Twist.address(memory::another)));
            return new Mistake("another-position-closed", kind, Seams.AroundVenues.NONE, numbers(130));
        }

        private void read(ObjectNode body) {
            List<String> ids = new ArrayList<>();
            body.path("d").path("positions").forEach(row -> ids.add(row.get(0).asText()));
            seen = ids;
        }

        private String another(String url) {
            return seen.stream()
                    .filter(id -> !url.contains("/" + id))
                    .findFirst()
                    .map(id -> url.replaceFirst("positions/\\d+", "positions/" + id))
                    .orElse(url);
        }
    }
}
