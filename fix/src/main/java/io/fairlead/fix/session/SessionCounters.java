package io.fairlead.fix.session;

/// What changes with every message: sequence numbers and times. Owned by the thread that polls the session; only the
/// machinery writes, the rules read.
public final class SessionCounters {
    private int expectedIncoming = 1;
    private int nextOutgoing = 1;
    private int answered;
    private long heartbeatNanos;
    private long lastReceivedNanos;
    private long lastSentNanos;
    private long lastProbeNanos;
    private int refusals;
    private boolean resetBegun;
    private boolean up;

    /// Counters of a session that starts at 1.
    public SessionCounters() {}

    /// The MsgSeqNum(34) that the counterparty's next message must carry.
    public int expectedIncoming() {
        return expectedIncoming;
    }

    /// The MsgSeqNum(34) of our next message.
    public int nextOutgoing() {
        return nextOutgoing;
    }

    /// HeartBtInt(108) in force; 0 for none.
    public long heartbeatNanos() {
        return heartbeatNanos;
    }

    /// When a message was received last.
    public long lastReceivedNanos() {
        return lastReceivedNanos;
    }

    /// When a message was sent last.
    public long lastSentNanos() {
        return lastSentNanos;
    }

    /// Whether a TestRequest(1) is out and nothing was received since.
    public boolean probing() {
        return lastProbeNanos > lastReceivedNanos;
    }

    /// How many of our logons in a row got no session.
    public int refusals() {
        return refusals;
    }

    /// A logon led to a session.
    public void loggedOn() {
        refusals = 0;
        up = true;
    }

    /// The link is gone; if no logon led to a session on it, that is one more refusal.
    public void disconnected() {
        refusals += up ? 0 : 1;
    }

    /// The MsgSeqNum(34) of the last ResendRequest(2) that was answered, perhaps ahead of its turn; 0 for none.
    public int answered() {
        return answered;
    }

    /// A ResendRequest(2) of this number was answered; 0 if numbers start over.
    public void answered(int seqNum) {
        answered = seqNum;
    }

    /// Sets both sequence numbers, as the store has them.
    public void numbers(int incoming, int outgoing) {
        expectedIncoming = incoming;
        nextOutgoing = outgoing;
    }

    /// Whether a Logon(A) of ours with ResetSeqNumFlag(141)=Y waits for its answer, on this link or since an earlier
    /// one: nobody knows whether the counterparty's numbers started over.
    public boolean resetBegun() {
        return resetBegun;
    }

    /// Whether a reset of ours waits for its answer, as the store has it.
    public void resetBegun(boolean begun) {
        resetBegun = begun;
    }

    /// Adopts a HeartBtInt(108).
    public void heartbeatSeconds(int seconds) {
        heartbeatNanos = seconds * 1_000_000_000L;
    }

    /// The link is new: silence is counted from now.
    public void connected(long nowNanos) {
        lastReceivedNanos = nowNanos;
        lastSentNanos = nowNanos;
        lastProbeNanos = Long.MIN_VALUE;
        up = false;
        answered = 0;
    }

    /// A message was received.
    public void received(long nowNanos) {
        lastReceivedNanos = nowNanos;
    }

    /// A message was sent.
    public void sent(long nowNanos) {
        lastSentNanos = nowNanos;
    }

    /// A TestRequest(1) was sent.
    public void probed(long nowNanos) {
        lastProbeNanos = nowNanos;
    }
}
