package io.fairlead.bench;

import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;

/// A link that keeps the time of its last write, which is the moment at which bytes would be handed to a socket. Owned
/// by the thread that polls the session; allocates nothing.
final class TimedLink implements Link {
    private final Link link;
    private long lastWriteNanos;

    TimedLink(Link link) {
        this.link = link;
    }

    /// When bytes were last handed over, by `System.nanoTime`.
    long lastWriteNanos() {
        return lastWriteNanos;
    }

    @Override
    public int read(ByteBuffer into) {
        return link.read(into);
    }

    @Override
    public int write(ByteBuffer from) {
        int written = link.write(from);
        lastWriteNanos = System.nanoTime();
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
        return link.failure();
    }

    @Override
    public String peer() {
        return link.peer();
    }
}
