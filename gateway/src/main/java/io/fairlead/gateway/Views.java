package io.fairlead.gateway;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Immutable pictures of orders, fills and positions. Made by the follower thread, read by any.
final class Views {
    private static final ExecId NO_EXEC = new ExecId("none");

    private final Paged<OrderView> orders = new Paged<>();
    private final Paged<FillView> fills = new Paged<>();
    private final Map<OrderId, Long> orderNumbers = new ConcurrentHashMap<>();
    private final Map<ClientKey, Long> clientNumbers = new ConcurrentHashMap<>();
    private final Map<Integer, PositionView> positions = new ConcurrentSkipListMap<>();
    private final Map<Execution, Long> fillNumbers = new IdentityHashMap<>();

    private record ClientKey(AccountId account, ClientOrderId clientOrderId) {}

    /// Draws an order anew, as of a log position.
    void order(LiveOrder order, long position) {
        Long known = orderNumbers.get(order.id());
        long number = known == null ? orderNumbers.size() + 1L : known;
        orders.put(number, orderView(order, position));
        if (known == null) {
            orderNumbers.put(order.id(), number);
            clientNumbers.put(new ClientKey(order.account().id(), order.clientOrderId()), number);
        }
    }

    /// Draws an execution, new or changed.
    void execution(Execution execution, long position) {
        Long known = fillNumbers.get(execution);
        long number = known == null ? fillNumbers.size() + 1L : known;
        fillNumbers.put(execution, number);
        fills.put(number, fillView(execution.order(), execution, position));
    }

    /// Draws the positions that the executions of an order make.
    void positions(LiveOrder order, List<Position> all, long position) {
        for (int i = 0; i < all.size(); i++) {
            Position each = all.get(i);
            if (each.account().id().equals(order.account().id())
                    && each.instrument().symbol().equals(order.instrument().symbol())) {
                positions.put(i, positionView(each, position));
            }
        }
    }

    @Nullable
    OrderView order(OrderId id) {
        return order(orderNumbers.get(id));
    }

    @Nullable
    OrderView order(AccountId account, ClientOrderId clientOrderId) {
        return order(clientNumbers.get(new ClientKey(account, clientOrderId)));
    }

    private @Nullable OrderView order(@Nullable Long number) {
        return number == null ? null : orders.get(number);
    }

    Paged<OrderView> orders() {
        return orders;
    }

    Paged<FillView> fills() {
        return fills;
    }

    List<PositionView> positions() {
        return List.copyOf(positions.values());
    }

    private static OrderView orderView(LiveOrder order, long position) {
        return new OrderView(
                new OrderView.Identity(
                        order.id(),
                        order.account().id(),
                        order.clientOrderId(),
                        order.account().venue(),
                        order.instrument().symbol(),
                        order.side(),
                        order.strategy(),
                        order.isAdopted()),
                order.terms(),
                new OrderView.State(
                        order.status(),
                        order.venueOrder(),
                        order.instrument().toLots(order.terms().units()),
                        order.cumQty(),
                        order.leavesQty(),
                        order.missing(),
                        order.avgPx(),
                        order.text()),
                new OrderView.Times(order.placedNanos(), order.statusNanos(), order.changedNanos()),
                position);
    }

    private static FillView fillView(LiveOrder order, Execution execution, long position) {
        ExecId exec = execution.exec();
        Decimal units = execution.reportedUnits();
        return new FillView(
                order.id(),
                order.account().id(),
                order.account().venue(),
                order.instrument().symbol(),
                order.side(),
                new FillView.Execution(
                        exec == null ? NO_EXEC : exec,
                        units,
                        order.instrument().toLots(units),
                        execution.price(),
                        execution.venueNanos(),
                        execution.appliedNanos()),
                switch (execution.state()) {
                    case STANDS -> FillView.State.STANDS;
                    case BUSTED -> FillView.State.BUSTED;
                    case CORRECTED -> FillView.State.CORRECTED;
                },
                position);
    }

    private static PositionView positionView(Position of, long position) {
        Decimal avgPx = of.avgPx();
        return new PositionView(
                of.account().id(),
                of.instrument().symbol(),
                of.units(),
                of.instrument().toLots(of.units()),
                avgPx == null ? Decimal.ZERO : avgPx,
                of.realised(),
                position);
    }
}
