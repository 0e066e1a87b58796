package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import io.fairlead.venues.tradelocker.rest.StateField;
import io.fairlead.venues.tradelocker.rest.StateRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a venue holds true of its accounts, changed by the test; whoever streams hears of each change.
final class FakeAccounts {
    static final InstrumentRow EURUSD =
            new InstrumentRow("278", "315", "EURUSD", "Euro", "FOREX", List.of("9912"), List.of("452"));
    static final Decimal LOT = Decimal.of(100_000);

    /// Who hears of changes: the account, and the message in the stream's JSON.
    interface Hearer {
        void hears(AccountRef account, String json);
    }

    static final class Books {
        final Map<String, PositionRow> positions = new LinkedHashMap<>();
        final Map<String, OrderRow> orders = new LinkedHashMap<>();
        final List<OrderRow> history = new ArrayList<>();
        final List<ExecutionRow> executions = new ArrayList<>();
        Map<StateField, Decimal> money = new EnumMap<>(
                Map.of(StateField.BALANCE, Decimal.of(1000), StateField.PROJECTED_BALANCE, Decimal.of(1000)));
    }

    private final Map<AccountRef, Books> books = new HashMap<>();
    private Hearer hearer = (_, _) -> {};
    private long lastId = 7_277_816_997_846_858_000L;
    private long nowNanos;

    void heardBy(Hearer who) {
        hearer = who;
    }

    void now(long nanos) {
        nowNanos = nanos;
    }

    Books of(AccountRef account) {
        return books.computeIfAbsent(account, _ -> new Books());
    }

    private String id() {
        lastId++;
        return Long.toString(lastId);
    }

    // --- what happens

    /// A limit order that stays open.
    String place(AccountRef account, String qty, String strategy) {
        String id = id();
        put(account, order(id, qty, "New", null, strategy, nowNanos));
        return id;
    }

    /// A market order, filled at once: its position's id.
    String buy(AccountRef account, String qty, String strategy) {
        String order = id();
        String position = id();
        filled(account, order(order, qty, "Filled", position, strategy, nowNanos), Side.BUY);
        hold(account, position(position, qty, strategy));
        return position;
    }

    /// An order of the venue's own history alone, as one that was placed and cancelled between two looks.
    String passing(AccountRef account) {
        String id = id();
        of(account).history.add(order(id, "1", "Cancelled", null, "", nowNanos));
        return id;
    }

    void modify(AccountRef account, String orderId, String qty) {
        OrderRow row = of(account).orders.get(orderId);
        put(account, order(orderId, qty, "New", null, row.strategyId(), row.createdNanos()));
    }

    void cancel(AccountRef account, String orderId) {
        OrderRow row = of(account).orders.remove(orderId);
        OrderRow last = order(orderId, row.qty().toString(), "Cancelled", null, row.strategyId(), row.createdNanos());
        of(account).history.add(last);
        hearer.hears(account, json(account, last));
    }

    /// The whole of an open order is filled.
    String fill(AccountRef account, String orderId) {
        OrderRow row = of(account).orders.remove(orderId);
        String qty = row.qty().toString();
        String position = id();
        OrderRow last = order(orderId, qty, "Filled", position, row.strategyId(), row.createdNanos());
        filled(account, last, Side.BUY);
        hearer.hears(account, json(account, last));
        hold(account, position(position, qty, row.strategyId()));
        return position;
    }

    /// All of a position, or what leaves `rest`.
    void close(AccountRef account, String positionId, @Nullable String rest) {
        PositionRow row = of(account).positions.get(positionId);
        String closed = rest == null
                ? row.qty().toString()
                : row.qty().minus(Decimal.of(rest)).toString();
        filled(account, order(id(), closed, "Filled", positionId, "", nowNanos), Side.SELL);
        if (rest == null) {
            of(account).positions.remove(positionId);
            hearer.hears(
                    account,
                    "{\"type\":\"ClosePosition\",\"positionId\":\"" + positionId + "\",\"closePrice\":\"1.1\"}");
        } else {
            hold(account, position(positionId, rest, row.strategyId()));
        }
    }

    private void filled(AccountRef account, OrderRow order, Side side) {
        Books of = of(account);
        of.history.add(order);
        of.executions.add(new ExecutionRow(
                id(), Decimal.of("1.1"), side, nowNanos, order.qty(), order.id(), order.positionId(), "278"));
    }

    private void put(AccountRef account, OrderRow row) {
        of(account).orders.put(row.id(), row);
        hearer.hears(account, json(account, row));
    }

    private void hold(AccountRef account, PositionRow row) {
        of(account).positions.put(row.id(), row);
        hearer.hears(account, json(account, row));
    }

    void money(AccountRef account, String json) {
        hearer.hears(
                account, "{\"type\":\"AccountStatus\",\"accountId\":\"D#" + account.accountId() + "\"," + json + "}");
    }

    StateRow state(AccountRef account) {
        return new StateRow(of(account).money);
    }

    // --- how it is told

    private PositionRow position(String id, String qty, @Nullable String strategy) {
        Decimal price = Decimal.of("1.1");
        return new PositionRow(
                id, "278", "9912", Side.BUY, Decimal.of(qty), price, null, null, 0, Decimal.ZERO, strategy);
    }

    private OrderRow order(
            String id,
            String qty,
            String status,
            @Nullable String position,
            @Nullable String strategy,
            long createdNanos) {
        Decimal price = Decimal.of("1.05");
        long second = nowNanos / 1_000_000_000L * 1_000_000_000L;
        return new OrderRow(
                id,
                "278",
                "9912",
                Decimal.of(qty),
                Side.BUY,
                "limit",
                status,
                status.equals("Filled") ? Decimal.of(qty) : Decimal.ZERO,
                null,
                price,
                null,
                "GTC",
                0,
                createdNanos,
                second,
                status.equals("New"),
                position,
                null,
                null,
                null,
                null,
                strategy);
    }

    static String json(AccountRef account, PositionRow row) {
        return "{\"type\":\"Position\",\"accountId\":\"D#" + account.accountId() + "\",\"positionId\":\"" + row.id()
                + "\",\"instrument\":\"EURUSD\",\"side\":\"BUY\",\"lots\":\"" + row.qty() + "\",\"lotSize\":\"100000\","
                + "\"units\":\"" + row.qty().times(LOT) + "\",\"openPrice\":\"" + row.avgPrice()
                + "\",\"openDateTime\":\"2026-01-09T10:00:00.000Z\",\"maintMargin\":\"0\"}";
    }

    static String json(AccountRef account, OrderRow row) {
        String status = switch (String.valueOf(row.status())) {
            case "New" -> "PENDING";
            case "Filled" -> "EXECUTED";
            default -> "CANCELLED";
        };
        return "{\"type\":\"OpenOrder\",\"accountId\":\"D#" + account.accountId() + "\",\"orderId\":\"" + row.id()
                + "\",\"instrument\":\"EURUSD\",\"side\":\"BUY\",\"orderType\":\"LIMIT\",\"amount\":\""
                + row.qty().times(LOT) + "\",\"lotSize\":\"100000\",\"averageFilledPrice\":\"0\",\"filledAmount\":\""
                + (row.filledQty() == null ? "0" : row.filledQty().times(LOT)) + "\",\"price\":\"" + row.price()
                + "\",\"status\":\"" + status + "\",\"tif\":\"GTC\",\"createdDateTime\":\"2026-01-09T10:00:00.000Z\","
                + "\"lastUpdate\":\"2026-01-09T10:00:00.000Z\",\"isOpen\":" + row.isOpen() + "}";
    }
}
