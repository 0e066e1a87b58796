package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The heap that one order costs in the core, from command to port and its fate, the encoding included.
final class AllocationTest {
    private static final int BUDGET_PER_ORDER = 512;
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 20_000;

    private final EventCodec codec = new EventCodec();
    private final CoreState state = new CoreState();
    private final Core core =
            new Core(state, this::append, Map.of(Fixture.VENUE, new SilentPort()), CoreSettings.DEFAULTS);
    private long bytes;
    private long now = 1_000_000_000_000L;

    private boolean append(Event event, EventSink.Lane lane) {
        bytes += codec.encode(event);
        return true;
    }

    @Test
    void placingAndSendingAnOrderStaysWithinTheBudget() {
        start();
        Command.PlaceOrder[] commands = new Command.PlaceOrder[WARM_UP + MEASURED];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = Fixture.place("client-order-" + i, Side.BUY, Fixture.limit("10000", "1.1"));
        }
        for (int i = 0; i < WARM_UP; i++) {
            placeAndSend(commands[i]);
        }
        long before = allocated();
        for (int i = WARM_UP; i < commands.length; i++) {
            placeAndSend(commands[i]);
        }
        long perOrder = (allocated() - before) / MEASURED;
        assertThat(bytes).isPositive();
        assertThat(perOrder).as("bytes of heap per order").isLessThanOrEqualTo(BUDGET_PER_ORDER);
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

    private void start() {
        core.define(Fixture.instrument("EURUSD", "EUR", "USD", "0.00001"), now);
        core.define(Fixture.account(Fixture.SIM, AccountKind.SIM, PositionMode.NETTING), now);
        core.onRecovered(now);
        core.onVenue(new LinkChange(Fixture.VENUE, "orders", true, ""), now);
    }

    private LiveOrder placeAndSend(Command.PlaceOrder command) {
        Outcome outcome = core.onCommand(command, ++now);
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
        public void queryOrder(Order order) {}

        @Override
        public void queryOrders(Account account) {}
    }
}
