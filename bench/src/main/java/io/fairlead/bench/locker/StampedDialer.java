package io.fairlead.bench.locker;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.ForwardingLink;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;

/// Connections of the gateway that note when an order's bytes are in the socket: from then on the time is the venue's.
/// Owned by the venue's thread.
record StampedDialer(Dialer dialer, OrderHops hops) implements Dialer {
    @Override
    public Dialing dial(Endpoint endpoint) {
        Dialing dialing = dialer.dial(endpoint);
        return new Dialing() {
            @Override
            public Outcome outcome() {
                return dialing.outcome() instanceof Outcome.Connected(Link link)
                        ? new Outcome.Connected(new Stamped(link, hops))
                        : dialing.outcome();
            }

            @Override
            public void cancel() {
                dialing.cancel();
            }
        };
    }

    /// An order's request is written at once, as it is small.
    private static final class Stamped extends ForwardingLink {
        private final OrderHops hops;

        Stamped(Link link, OrderHops hops) {
            super(link);
            this.hops = hops;
        }

        @Override
        public int write(ByteBuffer from) {
            int start = from.position();
            int written = link.write(from);
            long now = System.nanoTime();
            byte[] bytes = new byte[from.position() - start];
            from.get(start, bytes);
            String order = WireTap.orderId(bytes, bytes.length);
            if (!order.isEmpty()) {
                hops.left(order, now);
            }
            return written;
        }
    }
}
