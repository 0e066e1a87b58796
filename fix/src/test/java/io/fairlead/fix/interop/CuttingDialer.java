package io.fairlead.fix.interop;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;

/// Dials real links, and cuts the current one on request in the middle of what is written to it.
final class CuttingDialer implements Dialer {
    private final Dialer real;
    private int left = Integer.MAX_VALUE;

    CuttingDialer(Dialer real) {
        this.real = real;
    }

    void cutAfter(int bytes) {
        left = bytes;
    }

    @Override
    public Dialing dial(Endpoint endpoint) {
        Dialing dialing = real.dial(endpoint);
        return new Dialing() {
            @Override
            public Outcome outcome() {
                return dialing.outcome() instanceof Outcome.Connected connected
                        ? new Outcome.Connected(new CuttingLink(connected.link()))
                        : dialing.outcome();
            }

            @Override
            public void cancel() {
                dialing.cancel();
            }
        };
    }

    private final class CuttingLink implements Link {
        private final Link link;
        private boolean cut;

        CuttingLink(Link link) {
            this.link = link;
        }

        @Override
        public int read(ByteBuffer into) {
            return cut ? CLOSED : link.read(into);
        }

        @Override
        public int write(ByteBuffer from) {
            if (from.remaining() <= left || cut) {
                return cut ? CLOSED : link.write(from);
            }
            int limit = from.limit();
            from.limit(from.position() + left);
            int written = link.write(from);
            from.limit(limit);
            link.close();
            cut = true;
            left = Integer.MAX_VALUE;
            return written;
        }

        @Override
        public boolean flush() {
            return link.flush();
        }

        @Override
        public void close() {
            link.close();
        }

        @Override
        public String failure() {
            return cut ? "cut" : link.failure();
        }

        @Override
        public String peer() {
            return link.peer();
        }
    }
}
