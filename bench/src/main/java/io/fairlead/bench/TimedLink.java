package io.fairlead.bench;

import io.fairlead.fix.transport.ForwardingLink;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;

/// A link that keeps the time of its last write, which is the moment at which bytes would be handed to a socket. Owned
/// by the thread that polls the session; allocates nothing.
final class TimedLink extends ForwardingLink {
    private long lastWriteNanos;

    TimedLink(Link link) {
        super(link);
    }

    /// When bytes were last handed over, by `System.nanoTime`.
    long lastWriteNanos() {
        return lastWriteNanos;
    }

    @Override
    public int write(ByteBuffer from) {
        int written = link.write(from);
        lastWriteNanos = System.nanoTime();
        return written;
    }
}
