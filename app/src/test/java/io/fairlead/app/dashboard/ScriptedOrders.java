package io.fairlead.app.dashboard;

import io.fairlead.core.event.Command;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.ReadSide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The orders and fills of the scripted gateway. Guarded by its lock.
final class ScriptedOrders {
    private static final long ASK_NANOS = 8_000_000_000L;

    private final Map<OrderId, OrderView> orders = new LinkedHashMap<>();
    private final List<FillView> fills = new ArrayList<>();
    private long position;
    private int made;

    long position() {
        return position;
    }

    long advance() {
        return ++position;
    }

    OrderView add(Command.PlaceOrder command, Instrument instrument, OrderStatus status, long nowNanos) {
        Command.Request request = command.request();
        Decimal units = instrument.toUnits(request.quantity());
        OrderId id = new OrderId("q7Rk" + Integer.toString(1_000_000 + made++, 36));
        OrderTerms terms = terms(request, units);
        OrderView order = new OrderView(
                new OrderView.Identity(
                        id,
                        command.account(),
                        command.clientOrderId(),
                        ScriptedInstrument.VENUE,
                        command.symbol(),
                        command.side(),
                        command.strategy(),
                        false),
                terms,
                new OrderView.State(
                        status,
                        new VenueOrderId("Y" + made),
                        instrument.toLots(units),
                        Decimal.ZERO,
                        units,
                        Decimal.ZERO,
                        null,
                        null,
                        ""),
                OrderView.Route.NONE,
                new OrderView.Times(nowNanos, nowNanos, nowNanos),
                advance());
        orders.put(id, order);
        return order;
    }

    private static OrderTerms terms(Command.Request request, Decimal units) {
        return new OrderTerms(
                request.type(),
                request.timeInForce(),
                units,
                request.price(),
                request.stopPx(),
                request.expireNanos(),
                request.flags(),
                request.stopLoss(),
                request.takeProfit());
    }

    void status(OrderView order, OrderStatus status, String text, long nowNanos) {
        OrderView.State state = order.state();
        boolean over = status.isTerminal();
        keep(
                order,
                order.terms(),
                new OrderView.State(
                        status,
                        state.venueOrder(),
                        state.lots(),
                        state.cumQty(),
                        over ? Decimal.ZERO : state.leavesQty(),
                        state.missing(),
                        state.avgPx(),
                        null,
                        text),
                nowNanos);
    }

    void replace(OrderView order, Decimal units, @Nullable Decimal price, Instrument instrument, long nowNanos) {
        OrderTerms terms = order.terms();
        OrderView.State state = order.state();
        keep(
                order,
                new OrderTerms(
                        terms.type(),
                        terms.timeInForce(),
                        units,
                        price,
                        terms.stopPx(),
                        terms.expireNanos(),
                        terms.flags(),
                        terms.stopLoss(),
                        terms.takeProfit()),
                new OrderView.State(
                        state.status() == OrderStatus.PARTIALLY_FILLED ? state.status() : OrderStatus.NEW,
                        state.venueOrder(),
                        instrument.toLots(units),
                        state.cumQty(),
                        units.minus(state.cumQty()),
                        Decimal.ZERO,
                        state.avgPx(),
                        null,
                        ""),
                nowNanos);
    }

    void fill(OrderView order, FillView fill, long nowNanos) {
        fills.add(fill);
        OrderView.State state = order.state();
        Decimal units = fill.execution().units();
        Decimal leaves = state.leavesQty().minus(units);
        keep(
                order,
                order.terms(),
                new OrderView.State(
                        leaves.isZero() ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                        state.venueOrder(),
                        state.lots(),
                        state.cumQty().plus(units),
                        leaves,
                        Decimal.ZERO,
                        fill.execution().price(),
                        null,
                        ""),
                nowNanos);
    }

    private void keep(OrderView before, OrderTerms terms, OrderView.State state, long nowNanos) {
        boolean moved = before.state().status() != state.status();
        OrderView.Times times = new OrderView.Times(
                before.times().placedNanos(), moved ? nowNanos : before.times().statusNanos(), nowNanos);
        orders.put(
                before.identity().id(),
                new OrderView(before.identity(), terms, state, before.route(), times, advance()));
    }

    @Nullable
    OrderView get(OrderId id) {
        return orders.get(id);
    }

    @Nullable
    OrderView get(AccountId account, ClientOrderId clientOrderId) {
        return orders.values().stream()
                .filter(order -> order.identity().account().equals(account)
                        && order.identity().clientOrderId().equals(clientOrderId))
                .findFirst()
                .orElse(null);
    }

    List<OrderView> live() {
        return orders.values().stream()
                .filter(order -> order.state().status().isLive())
                .toList();
    }

    /// A venue that is asked every eight seconds and does not answer.
    List<DoubtView> doubts(long nowNanos) {
        return orders.values().stream()
                .filter(order -> order.state().status() == OrderStatus.UNKNOWN)
                .map(order -> doubt(order, nowNanos))
                .toList();
    }

    private static DoubtView doubt(OrderView order, long nowNanos) {
        long since = order.times().statusNanos();
        int queries = 1 + (int) ((nowNanos - since) / ASK_NANOS);
        return new DoubtView(order.identity().id(), queries, since + queries * ASK_NANOS);
    }

    int fillCount() {
        return fills.size();
    }

    ReadSide.Page<OrderView> page(Predicate<OrderView> wanted, @Nullable String cursor, int limit) {
        return page(new ArrayList<>(orders.values()).reversed(), wanted, cursor, limit);
    }

    ReadSide.Page<FillView> fills(Predicate<FillView> wanted, @Nullable String cursor, int limit) {
        return page(fills.reversed(), wanted, cursor, limit);
    }

    static Decimal signed(Side side, Decimal units) {
        return side == Side.BUY ? units : units.negated();
    }

    private static <T> ReadSide.Page<T> page(
            List<T> newestFirst, Predicate<T> wanted, @Nullable String cursor, int limit) {
        List<T> matching = newestFirst.stream().filter(wanted).toList();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(matching.size(), from + limit);
        return new ReadSide.Page<>(matching.subList(from, to), to == matching.size() ? null : Integer.toString(to));
    }
}
