package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The heap that one order costs in the core, from command to port and its fate, the encoding included.
final class AllocationTest {
    private static final int BUDGET_PER_ORDER = 512;
    private static final long MILLI = 1_000_000;
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 20_000;
    private static final int ROUNDS = 6;

    /// Every kind of limit, wide enough for all the orders of a test.
    private static final List<Limit> LIMITS = StandardLimits.with(List.of(
            Limit.of(Scope.gateway(), LimitKind.TRADABLE, "yes"),
            Limit.of(Scope.gateway(), LimitKind.TRADING_HOURS, "mon-sun 00:00-24:00 UTC"),
            Limit.of(Scope.gateway(), LimitKind.MAX_POSITION_LOTS, "1000000"),
            Limit.of(Scope.gateway(), LimitKind.MAX_GROSS_EXPOSURE, "1000000000000"),
            Limit.of(Scope.gateway(), LimitKind.MAX_LEVERAGE, "1000000"),
            Limit.of(Scope.gateway(), LimitKind.ASSUMED_EQUITY, "1000000"),
            Limit.of(Scope.gateway(), LimitKind.MAX_OPEN_ORDERS, "1000000"),
            Limit.of(Scope.gateway(), LimitKind.MAX_ORDERS_PER_SECOND, "100000"),
            Limit.of(Scope.gateway(), LimitKind.MAX_ORDERS_PER_MINUTE, "100000"),
            Limit.of(Scope.gateway(), LimitKind.MAX_REPEATS, "1000 in 1ms"),
            Limit.of(Scope.gateway(), LimitKind.DUPLICATE_WINDOW, "0s"),
            Limit.of(Scope.of(Fixture.SIM), LimitKind.MAX_ORDER_LOTS, "10"),
            Limit.of(Scope.of(Fixture.SIM, Fixture.EURUSD), LimitKind.PRICE_COLLAR, "0.2")));

    private final EventCodec codec = new EventCodec();
    private final CoreState state = new CoreState();
    private final Core core =
            new Core(state, this::append, Map.of(Fixture.VENUE, new SilentPort()), CoreSettings.DEFAULTS, this::market);
    private long bytes;
    private long now = 1_000_000_000_000L;

    private boolean append(Event event, EventSink.Lane lane) {
        bytes += codec.encode(event);
        return true;
    }

    @Test
    void placingAndSendingAnOrderStaysWithinTheBudget() {
        start();
        long perOrder = heapOfOrders();
        assertThat(bytes).isPositive();
        assertThat(perOrder).as("bytes of heap per order").isLessThanOrEqualTo(BUDGET_PER_ORDER);
    }

    @Test
    void everyLimitAndAMarketThatMovesCostNothingMore() {
        start();
        core.define(LIMITS, now);
        assertThat(heapOfOrders()).as("bytes of heap per order").isLessThanOrEqualTo(BUDGET_PER_ORDER);
    }

    /// The least of a few rounds: while the compiler is still at work beside it, an order costs a little more.
    private long heapOfOrders() {
        placeAndSend(orders("warm-", WARM_UP));
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > BUDGET_PER_ORDER; round++) {
            Command.PlaceOrder[] commands = orders("measured-" + round + "-", MEASURED);
            long before = allocated();
            placeAndSend(commands);
            least = Math.min(least, (allocated() - before) / MEASURED);
        }
        return least;
    }

    private static Command.PlaceOrder[] orders(String prefix, int count) {
        Command.PlaceOrder[] commands = new Command.PlaceOrder[count];
        for (int i = 0; i < count; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            commands[i] = Fixture.place(prefix + i, side, Fixture.limit("10000", side == Side.BUY ? "1.1" : "1.2"));
        }
        return commands;
    }

    private void placeAndSend(Command.PlaceOrder[] commands) {
        for (Command.PlaceOrder command : commands) {
            placeAndSend(command);
        }
    }

    @Test
    void acknowledgingAndFillingAnOrderStaysWithinItsOwnBudget() {
        start();
        int count = 20_000;
        ExecutionReport[] reports = new ExecutionReport[2 * count];
        for (int i = 0; i < count; i++) {
            LiveOrder order = placeAndSend(Fixture.place("c" + i, Side.BUY, Fixture.limit("10000", "1.1")));
            reports[2 * i] = new Fixture.Report(order).type(ExecType.NEW).build();
            reports[2 * i + 1] = new Fixture.Report(order)
                    .trade("E" + i, "10000", "1.1", "10000")
                    .build();
        }
        for (int i = 0; i < count; i++) {
            core.onVenue(reports[i], ++now);
        }
        long before = allocated();
        for (int i = count; i < 2 * count; i++) {
            core.onVenue(reports[i], ++now);
        }
        long perOrder = 2 * (allocated() - before) / count;
        assertThat(state.breaks()).isEmpty();
        assertThat(perOrder).as("bytes of heap per acknowledgement and fill").isLessThanOrEqualTo(1024);
    }

    /// Another price each time it is read.
    private Quotes.Source market(VenueId venue, Symbol symbol) {
        return into -> {
            into.update(now, Health.FRESH);
            into.setBid(114_990 + now / MILLI % 10, 5, 1_000_000, 0);
            into.setAsk(115_010 + now / MILLI % 10, 5, 1_000_000, 0);
        };
    }

    private void start() {
        core.define(Fixture.instrument("EURUSD", "EUR", "USD", "0.00001"), now);
        core.define(Fixture.account(Fixture.SIM, AccountKind.SIM, PositionMode.NETTING), now);
        core.onRecovered(now);
        core.onVenue(new LinkChange(Fixture.VENUE, "orders", true, ""), now);
    }

    private LiveOrder placeAndSend(Command.PlaceOrder command) {
        Outcome outcome = core.onCommand(command, now += MILLI);
        OrderId id = ((Outcome.Accepted) outcome).orders().getFirst();
        core.onVenue(new Fate.Sent(Fixture.VENUE, id, now), now);
        return Objects.requireNonNull(state.orders().find(id));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /// Offers everything and does nothing.
    private static final class SilentPort implements VenuePort {
        @Override
        public RecoveryProfile recovery() {
            return RecoveryProfile.NONE;
        }

        private final Capabilities capabilities = Fixture.everything();

        @Override
        public Capabilities capabilities() {
            return capabilities;
        }

        @Override
        public void submit(Order order) {}

        @Override
        public void replace(Order order, OrderId request) {}

        @Override
        public void cancel(Order order, OrderId request) {}

        @Override
        public void queryOrder(Order order, OrderAsking asking) {}

        @Override
        public void queryOrders(Account account) {}
    }
}
