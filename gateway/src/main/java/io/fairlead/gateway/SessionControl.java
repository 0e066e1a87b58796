package io.fairlead.gateway;

/// What an operator may do to a venue session. Any thread; carried out by the session's own thread.
public interface SessionControl {
    /// Logs on now, or lets the schedule and the reconnection policy do it.
    void connect(String sessionId);

    /// Logs out and stays out.
    void disconnect(String sessionId);

    /// Logs out, sets both MsgSeqNum(34) to 1 and logs on again.
    void resetSequenceNumbers(String sessionId);
}
