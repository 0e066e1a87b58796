package io.fairlead.fix.store;

/// A store in front of another: subclasses change what they are there for, the rest passes. Owned as the other is.
public class ForwardingMessageStore implements MessageStore {
    /// What everything is passed to.
    protected final MessageStore store;

    /// A store that does what the other does.
    protected ForwardingMessageStore(MessageStore store) {
        this.store = store;
    }

    @Override
    public int expectedIncoming() {
        return store.expectedIncoming();
    }

    @Override
    public int nextOutgoing() {
        return store.nextOutgoing();
    }

    @Override
    public boolean ready() {
        return store.ready();
    }

    @Override
    public long startedNanos() {
        return store.startedNanos();
    }

    @Override
    public int sent(int msgType, byte[] bytes, int offset, int length, long nowNanos) {
        return store.sent(msgType, bytes, offset, length, nowNanos);
    }

    @Override
    public int received(int nextExpected, long nowNanos) {
        return store.received(nextExpected, nowNanos);
    }

    @Override
    public int beginReset(int expectedIncoming, long nowNanos) {
        return store.beginReset(expectedIncoming, nowNanos);
    }

    @Override
    public boolean resetBegun() {
        return store.resetBegun();
    }

    @Override
    public int numbers(int expectedIncoming, int nextOutgoing, long nowNanos) {
        return store.numbers(expectedIncoming, nextOutgoing, nowNanos);
    }

    @Override
    public boolean find(int seqNum, StoredMessage into) {
        return store.find(seqNum, into);
    }
}
