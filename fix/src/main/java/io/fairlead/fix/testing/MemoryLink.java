package io.fairlead.fix.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;

/// One end of a connection without a network: what one end writes, the other reads. Both ends belong to one thread;
/// once the buffers have grown to what a test needs, neither allocates.
public final class MemoryLink implements Link {
    private static final int SMALL = 8 * 1024;
    private static final int CAPACITY = 1024 * 1024;

    private final MemoryLink peer;
    private ByteBuffer incoming = ByteBuffer.allocate(SMALL).flip();
    private boolean closed;
    private boolean slow;

    /// The near end of a new connection; the far one is its [#peerEnd].
    public MemoryLink() {
        peer = new MemoryLink(this);
    }

    private MemoryLink(MemoryLink peer) {
        this.peer = peer;
    }

    /// The other end.
    public MemoryLink peerEnd() {
        return peer;
    }

    /// Both ends of a new connection.
    public static MemoryLink[] pair() {
        MemoryLink near = new MemoryLink();
        return new MemoryLink[] {near, near.peer};
    }

    /// Bytes come in, as if the other end had written them.
    public void feed(byte[] bytes) {
        receive(ByteBuffer.wrap(bytes));
    }

    /// Everything written here that the other end has not read. Takes it away from there.
    public String written() {
        ByteBuffer there = peer.incoming;
        byte[] bytes = new byte[there.remaining()];
        there.get(bytes);
        return new String(bytes, ISO_8859_1);
    }

    /// The other end closes; what it wrote before can still be read.
    public void closeByPeer() {
        peer.close();
    }

    /// Whether the other end takes no bytes for now.
    public void slow(boolean value) {
        slow = value;
    }

    /// Whether this end was closed.
    public boolean closed() {
        return closed;
    }

    @Override
    public int read(ByteBuffer into) {
        int length = Math.min(incoming.remaining(), into.remaining());
        if (length == 0) {
            return !incoming.hasRemaining() && (closed || peer.closed) ? CLOSED : 0;
        }
        into.put(into.position(), incoming, incoming.position(), length);
        into.position(into.position() + length);
        incoming.position(incoming.position() + length);
        return length;
    }

    @Override
    public int write(ByteBuffer from) {
        if (closed || peer.closed) {
            return CLOSED;
        }
        return slow ? 0 : peer.receive(from);
    }

    private int receive(ByteBuffer from) {
        incoming.compact();
        if (incoming.remaining() < from.remaining() && incoming.capacity() < CAPACITY) {
            int wanted = incoming.position() + from.remaining();
            int capacity = Math.min(CAPACITY, Integer.highestOneBit(wanted) * 2);
            incoming = ByteBuffer.allocate(capacity).put(incoming.flip());
        }
        int length = Math.min(incoming.remaining(), from.remaining());
        incoming.put(incoming.position(), from, from.position(), length);
        incoming.position(incoming.position() + length).flip();
        from.position(from.position() + length);
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
