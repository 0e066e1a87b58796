package io.fairlead.proof.virtual;

import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.store.StoredMessage;

/// A message store whose process may die before and after each of its steps. Owned by the process.
public final class CrashableStore implements MessageStore {
    private final MessageStore store;
    private final CrashPoint crash;
    private final Runnable onReset;

    /// @param onReset called when the numbers are set
    public CrashableStore(MessageStore store, CrashPoint crash, Runnable onReset) {
        this.store = store;
        this.crash = crash;
        this.onReset = onReset;
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
        crash.pass("before a sent message is stored");
        int code = store.sent(msgType, bytes, offset, length, nowNanos);
        crash.pass("before a sent message is written");
        return code;
    }

    @Override
    public int received(int nextExpected, long nowNanos) {
        crash.pass("before a message counts");
        int code = store.received(nextExpected, nowNanos);
        crash.pass("when a message has counted");
        return code;
    }

    @Override
    public int beginReset(int expectedIncoming, long nowNanos) {
        crash.pass("before a reset begins");
        onReset.run();
        int code = store.beginReset(expectedIncoming, nowNanos);
        crash.pass("when a reset has begun");
        return code;
    }

    @Override
    public boolean resetBegun() {
        return store.resetBegun();
    }

    @Override
    public int numbers(int expectedIncoming, int nextOutgoing, long nowNanos) {
        crash.pass("before numbers are set");
        onReset.run();
        int code = store.numbers(expectedIncoming, nextOutgoing, nowNanos);
        crash.pass("when numbers are set");
        return code;
    }

    @Override
    public boolean find(int seqNum, StoredMessage into) {
        return store.find(seqNum, into);
    }
}
