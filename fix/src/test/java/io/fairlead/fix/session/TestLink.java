package io.fairlead.fix.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.transport.Link;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/// A link between a session and a test, in memory.
public final class TestLink implements Link {
    private final ArrayDeque<ByteBuffer> incoming = new ArrayDeque<>();
    private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();
    private boolean closedByPeer;
    private boolean closed;
    private boolean slow;

    public void feed(byte[] bytes) {
        incoming.add(ByteBuffer.wrap(bytes));
    }

    public void closeByPeer() {
        closedByPeer = true;
    }

    public void slow(boolean value) {
        slow = value;
    }

    public boolean closed() {
        return closed;
    }

    /// Everything written since the last call.
    public String written() {
        String text = outgoing.toString(ISO_8859_1);
        outgoing.reset();
        return text;
    }

    @Override
    public int read(ByteBuffer into) {
        ByteBuffer next = incoming.peek();
        if (next == null) {
            return closedByPeer || closed ? CLOSED : 0;
        }
        int count = Math.min(next.remaining(), into.remaining());
        into.put(next.slice(next.position(), count));
        next.position(next.position() + count);
        if (!next.hasRemaining()) {
            incoming.poll();
        }
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        if (slow) {
            return 0;
        }
        int count = from.remaining();
        while (from.hasRemaining()) {
            outgoing.write(from.get());
        }
        return count;
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
        return "test";
    }
}
