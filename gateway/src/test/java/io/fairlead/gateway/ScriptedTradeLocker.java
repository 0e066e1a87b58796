package io.fairlead.gateway;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.HistoryQuery;
import io.fairlead.venues.tradelocker.rest.ModifyOrderRequest;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PlaceRequest;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The books of a venue in memory, as TradeLocker keeps them: hedging, a position for each order that fills, orders
/// without ids of ours but `strategyId`. What is asked of it is done at once; who loses what on the way is
/// `ScriptedRest`.
final class ScriptedTradeLocker {
    static final AccountRef REF = new AccountRef("login", "123456", "1");
    static final String EURUSD = "278";
    static final String ROUTE = "9912";

    private static final Decimal PRICE = Decimal.of("1.1");
    private static final long FIRST_ID = 7_277_816_997_846_858_725L;

    final Map<String, OrderRow> open = new LinkedHashMap<>();
    final Map<String, OrderRow> ended = new LinkedHashMap<>();
    final Map<String, PositionRow> positions = new LinkedHashMap<>();
    boolean fillsMarketOrders = true;
    private long ids = FIRST_ID;

    /// Takes an order; a market order fills at once.
    String place(PlaceRequest request, long nowNanos) {
        String id = nextId();
        String word = request.type().name().toLowerCase(java.util.Locale.ROOT);
        OrderRow row = new OrderRow(
                id,
                request.tradableInstrumentId(),
                ROUTE,
                request.qty(),
                request.side(),
                word,
                "New",
                Decimal.ZERO,
                null,
                request.price(),
                request.stopPrice(),
                "market".equals(word) ? "IOC" : "GTC",
                0,
                nowNanos,
                nowNanos,
                true,
                null,
                null,
                null,
                null,
                null,
                request.strategyId());
        open.put(id, row);
        if ("market".equals(word) && fillsMarketOrders) {
            fill(id, request.qty(), PRICE, nowNanos);
        }
        return id;
    }

    /// Fills so much of an order in all, at this average price.
    void fill(String id, Decimal cum, Decimal avgPx, long nowNanos) {
        OrderRow row = open.get(id);
        boolean whole = cum.equals(row.qty());
        String position = row.positionId() == null ? nextId() : row.positionId();
        OrderRow filled = changed(row, whole ? "Filled" : "New", cum, avgPx, position, nowNanos);
        if (whole) {
            open.remove(id);
            ended.put(id, filled);
        } else {
            open.put(id, filled);
        }
        hold(position, row.side(), cum, avgPx, row.strategyId(), nowNanos);
    }

    private void hold(String id, Side side, Decimal lots, Decimal avgPx, @Nullable String strategyId, long nowNanos) {
        positions.put(
                id,
                new PositionRow(id, EURUSD, ROUTE, side, lots, avgPx, null, null, nowNanos, Decimal.ZERO, strategyId));
    }

    /// Ends an order; false if it is not open.
    boolean end(String id, String status, long nowNanos) {
        OrderRow row = open.remove(id);
        if (row != null) {
            ended.put(id, changed(row, status, row.filledQty(), row.avgPrice(), row.positionId(), nowNanos));
        }
        return row != null;
    }

    boolean modify(ModifyOrderRequest request, long nowNanos) {
        OrderRow row = open.get(request.orderId());
        if (row == null) {
            return false;
        }
        open.put(
                row.id(),
                new OrderRow(
                        row.id(),
                        row.tradableInstrumentId(),
                        row.routeId(),
                        request.qty() == null ? row.qty() : request.qty(),
                        row.side(),
                        row.type(),
                        row.status(),
                        row.filledQty(),
                        row.avgPrice(),
                        request.price() == null ? row.price() : request.price(),
                        request.stopPrice() == null ? row.stopPrice() : request.stopPrice(),
                        row.validity(),
                        0,
                        row.createdNanos(),
                        nowNanos,
                        true,
                        row.positionId(),
                        null,
                        null,
                        null,
                        null,
                        row.strategyId()));
        return true;
    }

    /// Closes a position, or a part of it, by an order that carries no id of ours.
    boolean close(String position, Decimal lots, long nowNanos) {
        PositionRow row = positions.get(position);
        if (row == null || row.qty().compareTo(lots) < 0) {
            return false;
        }
        String id = nextId();
        ended.put(
                id,
                new OrderRow(
                        id,
                        EURUSD,
                        ROUTE,
                        lots,
                        row.side().opposite(),
                        "market",
                        "Filled",
                        lots,
                        PRICE,
                        null,
                        null,
                        "IOC",
                        0,
                        nowNanos,
                        nowNanos,
                        false,
                        position,
                        null,
                        null,
                        null,
                        null,
                        null));
        Decimal left = row.qty().minus(lots);
        if (left.isZero()) {
            positions.remove(position);
        } else {
            hold(position, row.side(), left, PRICE, row.strategyId(), row.openNanos());
        }
        return true;
    }

    List<OrderRow> history(HistoryQuery query) {
        List<OrderRow> rows = new ArrayList<>();
        for (OrderRow row : ended.values()) {
            long millis = row.lastModifiedNanos() / 1_000_000;
            if (millis >= query.fromMillis() && millis <= query.toMillis()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// Orders that ever carried this word.
    long ordersOf(String strategyId) {
        return open.values().stream()
                        .filter(row -> strategyId.equals(row.strategyId()))
                        .count()
                + ended.values().stream()
                        .filter(row -> strategyId.equals(row.strategyId()))
                        .count();
    }

    private String nextId() {
        ids++;
        return Long.toString(ids);
    }

    private static OrderRow changed(
            OrderRow row,
            String status,
            @Nullable Decimal filled,
            @Nullable Decimal avgPx,
            @Nullable String position,
            long nowNanos) {
        return new OrderRow(
                row.id(),
                row.tradableInstrumentId(),
                row.routeId(),
                row.qty(),
                row.side(),
                row.type(),
                status,
                filled,
                avgPx,
                row.price(),
                row.stopPrice(),
                row.validity(),
                0,
                row.createdNanos(),
                nowNanos,
                "New".equals(status),
                position,
                null,
                null,
                null,
                null,
                row.strategyId());
    }
}
