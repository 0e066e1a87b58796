package io.fairlead.bench;

import io.fairlead.bench.contender.BenchLimits;
import io.fairlead.bench.wire.Orders;
import io.fairlead.core.Core;
import io.fairlead.core.CoreSettings;
import io.fairlead.core.CoreState;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.util.Map;

/// The heap of the model alone: the core decides on an order, encodes its events and learns that it was sent, with
/// every check on. What the client made and what the gateway's inbox needs is not in it. Confined to the bench's
/// thread.
final class ModelHeap {
    /// The limit on repeats counts by the millisecond.
    private static final long NANOS_BETWEEN_ORDERS = 1_000_000;

    private final EventCodec codec = new EventCodec();
    private final Core core =
            new Core(new CoreState(), this::append, Map.of(Orders.VENUE, new SilentPort()), CoreSettings.DEFAULTS);
    private long nowNanos = 1_000_000_000_000L;
    private long encoded;

    private ModelHeap() {
        core.define(Orders.EURUSD, nowNanos);
        core.define(Orders.ACCOUNT, nowNanos);
        core.define(BenchLimits.WITHOUT_MARKET, nowNanos);
        core.onRecovered(nowNanos);
        core.onVenue(new LinkChange(Orders.VENUE, "orders", true, ""), nowNanos);
    }

    static double bytesPerOrder() {
        int warmUp = 30_000;
        int measured = 30_000;
        Command.PlaceOrder[] commands = new Command.PlaceOrder[warmUp + measured];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = Orders.number(i);
        }
        ModelHeap model = new ModelHeap();
        return Heap.bytesPerTurn(warmUp, measured, i -> model.place(commands[i]));
    }

    private boolean append(Event event, EventSink.Lane lane) {
        encoded += codec.encode(event);
        return encoded > 0;
    }

    private void place(Command.PlaceOrder command) {
        nowNanos += NANOS_BETWEEN_ORDERS;
        if (core.onCommand(command, nowNanos) instanceof Outcome.Accepted accepted) {
            core.onVenue(new Fate.Sent(Orders.VENUE, accepted.orders().getFirst(), nowNanos), nowNanos);
            return;
        }
        throw new IllegalStateException("the core refused " + command);
    }

    /// Can everything and does nothing.
    private static final class SilentPort implements VenuePort {
        @Override
        public RecoveryProfile recovery() {
            return RecoveryProfile.NONE;
        }

        private final Capabilities capabilities =
                FixLpSettings.standard(Orders.VENUE).capabilities();

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
