package io.fairlead.app.probe;

import io.fairlead.fix.store.ForwardingMessageStore;
import io.fairlead.fix.store.MessageStore;

/// The stored session as a probe may use it: what we send is kept as always, and what comes in counts as received up to
/// the first message that only the gateway can take. Behind that the kept number stands still, so that the gateway
/// finds a gap at its next logon and asks for what the probe let pass. Owned by the probe's thread.
final class HeldStore extends ForwardingMessageStore {
    private int expected;
    private boolean holding;

    HeldStore(MessageStore kept) {
        super(kept);
        expected = kept.expectedIncoming();
    }

    /// From the message on that is being delivered, nothing counts as received.
    void hold() {
        holding = true;
    }

    boolean holding() {
        return holding;
    }

    @Override
    public int expectedIncoming() {
        return expected;
    }

    @Override
    public int received(int nextExpected, long nowNanos) {
        int code = holding ? OK : super.received(nextExpected, nowNanos);
        if (code == OK) {
            expected = nextExpected;
        }
        return code;
    }

    /// New numbers leave nothing to ask for.
    @Override
    public int numbers(int expectedIncoming, int nextOutgoing, long nowNanos) {
        int code = super.numbers(expectedIncoming, nextOutgoing, nowNanos);
        if (code == OK) {
            expected = expectedIncoming;
            holding = false;
        }
        return code;
    }

    @Override
    public int beginReset(int expectedIncoming, long nowNanos) {
        int code = super.beginReset(expectedIncoming, nowNanos);
        if (code == OK) {
            expected = expectedIncoming;
            holding = false;
        }
        return code;
    }
}
