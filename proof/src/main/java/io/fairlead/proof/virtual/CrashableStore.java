package io.fairlead.proof.virtual;

import io.fairlead.fix.store.ForwardingMessageStore;
import io.fairlead.fix.store.MessageStore;

/// A message store whose process may die before and after each of its steps. Owned by the process.
public final class CrashableStore extends ForwardingMessageStore {
    private final CrashPoint crash;
    private final Runnable onReset;

    /// @param onReset called when the numbers are set
    public CrashableStore(MessageStore store, CrashPoint crash, Runnable onReset) {
        super(store);
        this.crash = crash;
        this.onReset = onReset;
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
    public int numbers(int expectedIncoming, int nextOutgoing, long nowNanos) {
        crash.pass("before numbers are set");
        onReset.run();
        int code = store.numbers(expectedIncoming, nextOutgoing, nowNanos);
        crash.pass("when numbers are set");
        return code;
    }
}
