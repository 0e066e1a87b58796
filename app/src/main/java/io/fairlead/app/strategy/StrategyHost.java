package io.fairlead.app.strategy;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.Command;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.gateway.Trading;
import io.fairlead.strategy.Desk;
import io.fairlead.strategy.PositionChange;
import io.fairlead.strategy.Strategy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Runs one strategy: shows it books, its own orders and positions as the read side has them, and hands its wishes
/// to the gateway like any other client's. Owned by its own thread, apart from `stop`.
///
/// A strategy that hears of its fills from the follower hears of them after they are synced: it never acts on what a
/// crash could take back.
public final class StrategyHost implements Runnable {
    private static final long BEAT_NANOS = 10_000_000;
    private static final int PAGE = 500;

    private final Strategy strategy;
    private final Who who;
    private final Trading trading;
    private final ReadSide read;
    private final LongSupplier clock;
    private final Desk desk;
    private final Map<BookKey, Long> booksSeen = new HashMap<>();
    private final Map<Symbol, Decimal> positionsSeen = new HashMap<>();
    private final Map<OrderId, Long> ordersSeen = new HashMap<>();
    private volatile boolean stopping;

    /// Whose orders these are.
    public record Who(StrategyId strategy, AccountId account) {}

    /// @param clock epoch nanoseconds
    public StrategyHost(Strategy strategy, Who who, Trading trading, ReadSide read, LongSupplier clock) {
        this.strategy = strategy;
        this.who = who;
        this.trading = trading;
        this.read = read;
        this.clock = clock;
        desk = new GatewayDesk(new Origin("strategy:" + who.strategy(), "-", "local"));
    }

    @Override
    public void run() {
        while (!stopping) {
            step(clock.getAsLong());
            LockSupport.parkNanos(this, BEAT_NANOS);
        }
    }

    /// Places no more orders; those that rest stay.
    public void stop() {
        stopping = true;
    }

    /// One turn: what changed since the last one, then the timer.
    void step(long nowNanos) {
        showOrders(nowNanos);
        showPositions();
        for (BookSnapshot book : read.marketData().books()) {
            Long seen = booksSeen.put(book.key(), book.receivedNanos());
            if (seen == null || seen != book.receivedNanos() || !book.health().isFresh()) {
                strategy.onBook(book, nowNanos, desk);
            }
        }
        strategy.onTimer(nowNanos, desk);
    }

    private void showOrders(long nowNanos) {
        Set<OrderId> live = new HashSet<>();
        String cursor = null;
        do {
            ReadSide.Page<OrderView> page =
                    read.orders(new OrderFilter(who.account(), null, Set.of(), true), cursor, PAGE);
            for (OrderView order : page.items()) {
                if (order.identity().strategy().equals(who.strategy())) {
                    live.add(order.identity().id());
                    show(order, nowNanos);
                }
            }
            cursor = page.next();
        } while (cursor != null);
        showEnded(live, nowNanos);
    }

    private void showEnded(Set<OrderId> live, long nowNanos) {
        for (OrderId id : Set.copyOf(ordersSeen.keySet())) {
            OrderView order = live.contains(id) ? null : read.order(id);
            if (order != null && order.state().status().isTerminal()) {
                strategy.onOrder(order, nowNanos, desk);
                ordersSeen.remove(id);
            }
        }
    }

    private void show(OrderView order, long nowNanos) {
        Long seen = ordersSeen.put(order.identity().id(), order.position());
        if (seen == null || seen != order.position()) {
            strategy.onOrder(order, nowNanos, desk);
        }
    }

    private void showPositions() {
        for (PositionView position : read.positions()) {
            boolean ours = position.account().equals(who.account());
            if (ours && !position.units().equals(positionsSeen.put(position.symbol(), position.units()))) {
                strategy.onPosition(new PositionChange(position.symbol(), position.units()));
            }
        }
    }

    /// The strategy's wishes, as commands of its own name.
    private final class GatewayDesk implements Desk {
        private final Origin origin;

        GatewayDesk(Origin origin) {
            this.origin = origin;
        }

        @Override
        public void place(ClientOrderId id, Symbol symbol, Side side, Command.Request request) {
            submit(new Command.PlaceOrder(origin, who.account(), id, symbol, side, request, who.strategy()));
        }

        @Override
        public void replace(OrderId order, @Nullable Quantity quantity, @Nullable Decimal price) {
            submit(new Command.ReplaceOrder(origin, order, quantity, price, null));
        }

        @Override
        public void cancel(OrderId order) {
            submit(new Command.CancelOrder(origin, order));
        }

        /// A refusal is in the log like every other; the strategy sees that no order came of its wish.
        private void submit(Command command) {
            if (!stopping) {
                var _ = trading.submit(command);
            }
        }
    }
}
