package io.fairlead.bench;

import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One end of a connection without a network: what one end writes, the other reads. Keeps the time of the last
/// write, which is the moment at which bytes would be handed to a socket. Both ends belong to one thread; allocates
/// nothing.
final class MemoryLink implements Link {
    private static final int CAPACITY = 1 << 20;

    private final ByteBuffer incoming = ByteBuffer.allocate(CAPACITY).flip();
    private @Nullable MemoryLink peer;
    private long lastWriteNanos;
    private boolean closed;

    static MemoryLink[] pair() {
        MemoryLink one = new MemoryLink();
        MemoryLink other = new MemoryLink();
        one.peer = other;
        other.peer = one;
        return new MemoryLink[] {one, other};
    }

    /// When bytes were last handed over, by `System.nanoTime`.
    long lastWriteNanos() {
        return lastWriteNanos;
    }

    @Override
    public int read(ByteBuffer into) {
        int length = Math.min(incoming.remaining(), into.remaining());
        if (length == 0) {
            return closed ? CLOSED : 0;
        }
        into.put(into.position(), incoming, incoming.position(), length);
        into.position(into.position() + length);
        incoming.position(incoming.position() + length);
        return length;
    }

    @Override
    public int write(ByteBuffer from) {
        MemoryLink there = peer;
        if (closed || there == null) {
            return CLOSED;
        }
        int length = from.remaining();
        there.incoming.compact();
        there.incoming.put(from);
        there.incoming.flip();
        lastWriteNanos = System.nanoTime();
        return length;
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String failure() {
        return "";
    }

    @Override
    public String peer() {
        return "memory";
    }
}
