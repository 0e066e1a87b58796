package io.fairlead.proof.kit;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.ForwardingLink;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A link that can be deaf: what is written leaves us and arrives nowhere. Owned by the thread that polls the session;
/// whether it is deaf is anybody's to say.
final class DeafLink extends ForwardingLink {
    private final BooleanSupplier deaf;

    private DeafLink(Link link, BooleanSupplier deaf) {
        super(link);
        this.deaf = deaf;
    }

    /// Has every link of a dialer be one.
    ///
    /// @param around what else stands in front of each link
    static Dialer dialer(Dialer inner, BooleanSupplier deaf, UnaryOperator<Link> around) {
        return endpoint -> new Dialing(inner, endpoint, link -> around.apply(new DeafLink(link, deaf)));
    }

    @Override
    public int write(ByteBuffer from) {
        if (!deaf.getAsBoolean()) {
            return super.write(from);
        }
        int length = from.remaining();
        from.position(from.limit());
        return length;
    }

    /// A connection in the making, and what is to stand around it. Owned by the thread that polls it.
    private static final class Dialing implements Dialer.Dialing {
        private final Dialer.Dialing inner;
        private final UnaryOperator<Link> around;

        Dialing(Dialer dialer, Endpoint endpoint, UnaryOperator<Link> around) {
            inner = dialer.dial(endpoint);
            this.around = around;
        }

        @Override
        public Dialer.Outcome outcome() {
            return switch (inner.outcome()) {
                case Dialer.Outcome.Connected(Link link) -> new Dialer.Outcome.Connected(around.apply(link));
                case Dialer.Outcome.Pending pending -> pending;
                case Dialer.Outcome.Failed failed -> failed;
            };
        }

        @Override
        public void cancel() {
            inner.cancel();
        }
    }
}
