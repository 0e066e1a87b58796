package io.fairlead.proof.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.proof.truth.SimTruth;
import io.fairlead.proof.truth.Standing;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.OrderSnapshot;
import io.fairlead.sim.match.Terms;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The trade log of a simulated TradeLocker in the kit's words: what was asked for of each order, and what became
/// of it. Immutable.
///
/// @param market an instrument by the venue's name, and `number` by its number
/// @param lotSize units of a lot
/// @param pip the unit of distances
record TradeLockerBook(String account, String market, String number, Decimal lotSize, Decimal pip) {
    private static final ObjectMapper JSON = new ObjectMapper();

    VenueBook read(TradeLog log) {
        Map<String, Asked> placed = new HashMap<>();
        List<VenueBook.Placed> orders = new ArrayList<>();
        List<VenueBook.Close> closes = new ArrayList<>();
        int massCancels = 0;
        for (Asked asked : log.asked()) {
            if (!asked.account().equals(account)) {
                continue;
            }
            switch (asked.operation()) {
                case "place" -> place(asked, placed, orders);
                case "close" -> {
                    if (asked.accepted()) {
                        closes.add(close(asked));
                    }
                }
                case "cancel-all" -> massCancels++;
                default -> {}
            }
        }
        for (OrderSnapshot order : log.orders()) {
            boolean ofThis =
                    order.ids().account().equals(account) && order.symbol().equals(market);
            if (ofThis && order.status() != OrdStatus.REJECTED) {
                orders.add(taken(order, placed.get(order.ids().clOrdId())));
            }
        }
        List<VenueBook.Fill> fills = log.executions().stream()
                .filter(each -> each.account().equals(account) && each.symbol().equals(market))
                .map(this::fill)
                .toList();
        return new VenueBook(orders, fills, massCancels, closes);
    }

    /// What the venue refused never became an order of its own.
    private void place(Asked asked, Map<String, Asked> placed, List<VenueBook.Placed> orders) {
        if (asked.accepted()) {
            placed.put(asked.orderId(), asked);
            return;
        }
        JsonNode body = body(asked);
        if (number.equals(body.path("tradableInstrumentId").asText())) {
            orders.add(new VenueBook.Placed(
                    "",
                    Set.of(asked.strategyId()),
                    "sell".equals(body.path("side").asText()) ? Side.SELL : Side.BUY,
                    asked(body),
                    Standing.REJECTED,
                    Decimal.ZERO,
                    asked.nanos(),
                    false));
        }
    }

    private VenueBook.Placed taken(OrderSnapshot order, @Nullable Asked asked) {
        Terms terms = order.terms();
        boolean own = terms.type() == OrdType.LIMIT || terms.type() == OrdType.STOP;
        return new VenueBook.Placed(
                order.ids().clOrdId(),
                asked == null || asked.strategyId().isEmpty() ? Set.of() : Set.of(asked.strategyId()),
                terms.side(),
                inForce(terms, asked),
                SimTruth.standing(order.status()),
                order.fills().cumQty().times(lotSize),
                order.place().enteredNanos(),
                asked == null && own);
    }

    /// What the order is for now, and the exits that it was asked for with.
    private OrderTerms inForce(Terms terms, @Nullable Asked asked) {
        OrderTerms first = asked == null ? null : asked(body(asked));
        return new OrderTerms(
                terms.type(),
                terms.tif(),
                terms.qty().times(lotSize),
                terms.price(),
                terms.stopPx(),
                null,
                first == null ? OrderTerms.Flags.NONE : first.flags(),
                first == null ? null : first.stopLoss(),
                first == null ? null : first.takeProfit());
    }

    /// The body of an order, word for word.
    private OrderTerms asked(JsonNode body) {
        OrdType type = switch (body.path("type").asText()) {
            case "limit" -> OrdType.LIMIT;
            case "stop" -> OrdType.STOP;
            default -> OrdType.MARKET;
        };
        boolean stopAt = "absolute".equals(body.path("stopLossType").asText());
        boolean profitAt = "absolute".equals(body.path("takeProfitType").asText());
        ExitOffsets offsets = offsets(body, stopAt, profitAt);
        Decimal qty = decimal(body, "qty");
        return new OrderTerms(
                type,
                "IOC".equals(body.path("validity").asText())
                        ? TimeInForce.IMMEDIATE_OR_CANCEL
                        : TimeInForce.GOOD_TILL_CANCEL,
                qty == null ? Decimal.ZERO : qty.times(lotSize),
                type == OrdType.LIMIT ? decimal(body, "price") : null,
                type == OrdType.STOP ? decimal(body, "stopPrice") : null,
                null,
                offsets == null
                        ? OrderTerms.Flags.NONE
                        : new OrderTerms.Flags(
                                false, false, new Instructions(null, null, null, null, null, null, offsets, false)),
                stopAt ? decimal(body, "stopLoss") : null,
                profitAt ? decimal(body, "takeProfit") : null);
    }

    private @Nullable ExitOffsets offsets(JsonNode body, boolean stopAt, boolean profitAt) {
        boolean trails = "trailingOffset".equals(body.path("stopLossType").asText());
        Decimal stop = stopAt ? null : decimal(body, trails ? "trStopOffset" : "stopLoss");
        Decimal profit = profitAt ? null : decimal(body, "takeProfit");
        return stop == null && profit == null
                ? null
                : new ExitOffsets(
                        stop == null ? null : stop.times(pip), trails, profit == null ? null : profit.times(pip));
    }

    private VenueBook.Close close(Asked asked) {
        Decimal lots = asked.terms().isEmpty() ? null : decimal(body(asked), "qty");
        return new VenueBook.Close(
                new VenuePositionId(asked.positionId()), lots == null || lots.isZero() ? null : lots.times(lotSize));
    }

    /// The gateway names a fill by the order and what was filled of it in all.
    private VenueBook.Fill fill(TradeLog.Execution execution) {
        return new VenueBook.Fill(
                execution.clOrdId() + "-" + execution.cumQty(),
                execution.clOrdId(),
                execution.side(),
                execution.lastQty().times(lotSize),
                execution.lastPx());
    }

    private static JsonNode body(Asked asked) {
        try {
            return JSON.readTree(asked.terms());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Decimal decimal(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isMissingNode() || value.isNull() ? null : Decimal.of(value.asText());
    }
}
