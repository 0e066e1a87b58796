package io.fairlead.gateway;

import io.fairlead.fix.transport.Link;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One end of a connection in memory; what one end writes the other reads.
final class TestLink implements Link {
    private @Nullable TestLink peer;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean closed;

    static TestLink[] pair() {
        TestLink one = new TestLink();
        TestLink other = new TestLink();
        one.peer = other;
        other.peer = one;
        return new TestLink[] {one, other};
    }

    @Override
    public int read(ByteBuffer into) {
        byte[] bytes = received.toByteArray();
        int length = Math.min(bytes.length, into.remaining());
        if (length == 0) {
            return closed || peer == null || peer.closed ? CLOSED : 0;
        }
        into.put(bytes, 0, length);
        received.reset();
        received.write(bytes, length, bytes.length - length);
        return length;
    }

    @Override
    public int write(ByteBuffer from) {
        if (closed || peer == null || peer.closed) {
            return CLOSED;
        }
        int length = from.remaining();
        byte[] bytes = new byte[length];
        from.get(bytes);
        peer.received.write(bytes, 0, length);
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
