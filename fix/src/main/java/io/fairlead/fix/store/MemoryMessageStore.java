package io.fairlead.fix.store;

/// A store that a restart empties: for market-data sessions, which start at 1 each time, and for tests. Owned by the
/// thread that polls the session.
public final class MemoryMessageStore implements MessageStore {
    private final SentWindow window;
    private int expectedIncoming = 1;
    private int nextOutgoing = 1;
    private boolean resetBegun;
    private long startedNanos = Long.MIN_VALUE;

    /// Keeps the last 4,096 messages in at most 1 MiB.
    public MemoryMessageStore() {
        this(1 << 20, 1 << 12);
    }

    /// Keeps the last `messages` messages, a power of two, in at most `bytes` bytes.
    public MemoryMessageStore(int bytes, int messages) {
        window = new SentWindow(bytes, messages);
    }

    @Override
    public int expectedIncoming() {
        return expectedIncoming;
    }

    @Override
    public int nextOutgoing() {
        return nextOutgoing;
    }

    @Override
    public long startedNanos() {
        return startedNanos;
    }

    @Override
    public int sent(int msgType, byte[] bytes, int offset, int length, long nowNanos) {
        if (length > 0) {
            window.keep(nextOutgoing, msgType, bytes, offset, length, nowNanos);
        }
        nextOutgoing++;
        return OK;
    }

    @Override
    public int received(int nextExpected, long nowNanos) {
        expectedIncoming = nextExpected;
        return OK;
    }

    @Override
    public int beginReset(int incoming, long nowNanos) {
        numbers(incoming, 1, nowNanos);
        resetBegun = true;
        return OK;
    }

    @Override
    public boolean resetBegun() {
        return resetBegun;
    }

    @Override
    public int numbers(int incoming, int outgoing, long nowNanos) {
        expectedIncoming = incoming;
        nextOutgoing = outgoing;
        resetBegun = false;
        window.clear();
        startedNanos = nowNanos;
        return OK;
    }

    @Override
    public boolean find(int seqNum, StoredMessage into) {
        return seqNum < nextOutgoing && window.find(seqNum, into);
    }
}
