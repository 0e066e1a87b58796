package io.fairlead.bench.interop;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.ForwardingLink;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Real links that can be cut in the middle of a message, in either direction. Owned by the test's thread.
final class Cable {
    private static final int WHOLE = Integer.MAX_VALUE;

    private int toRead = WHOLE;
    private int toWrite = WHOLE;

    /// Cuts the link after this many more bytes of what we receive.
    void cutWithinWhatComes(int bytes) {
        toRead = bytes;
    }

    /// Cuts the link after this many more bytes of what we send.
    void cutWithinWhatGoes(int bytes) {
        toWrite = bytes;
    }

    Dialer through(Dialer real) {
        return endpoint -> dialing(real, endpoint);
    }

    private Dialer.Dialing dialing(Dialer real, Endpoint endpoint) {
        Dialer.Dialing dialing = real.dial(endpoint);
        return new Dialer.Dialing() {
            @Override
            public Dialer.Outcome outcome() {
                return dialing.outcome() instanceof Dialer.Outcome.Connected(Link link)
                        ? new Dialer.Outcome.Connected(new Cut(link))
                        : dialing.outcome();
            }

            @Override
            public void cancel() {
                dialing.cancel();
            }
        };
    }

    LinkSource through(LinkSource real) {
        return new LinkSource() {
            @Override
            public @Nullable Link accept() {
                Link link = real.accept();
                return link == null ? null : new Cut(link);
            }

            @Override
            public int port() {
                return real.port();
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private final class Cut extends ForwardingLink {
        private boolean cut;

        Cut(Link link) {
            super(link);
        }

        @Override
        public int read(ByteBuffer into) {
            if (cut || toRead == WHOLE) {
                return cut ? CLOSED : link.read(into);
            }
            int limit = into.limit();
            into.limit(Math.min(limit, into.position() + toRead));
            int read = link.read(into);
            into.limit(limit);
            toRead -= Math.max(0, read);
            if (toRead == 0) {
                cut();
            }
            return read;
        }

        @Override
        public int write(ByteBuffer from) {
            if (cut || from.remaining() <= toWrite) {
                return cut ? CLOSED : link.write(from);
            }
            int limit = from.limit();
            from.limit(from.position() + toWrite);
            int written = link.write(from);
            from.limit(limit);
            cut();
            return written;
        }

        private void cut() {
            link.close();
            cut = true;
            toRead = WHOLE;
            toWrite = WHOLE;
        }

        @Override
        public boolean flush() {
            return cut || link.flush();
        }

        @Override
        public String failure() {
            return cut ? "cut" : link.failure();
        }
    }
}
