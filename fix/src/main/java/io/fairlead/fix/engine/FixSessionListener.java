package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.SessionEvent;

/// The application behind a session. Called on the polling thread; may send from any callback.
public interface FixSessionListener {
    /// The session may send.
    default void onLogon(FixSession session, long nowNanos) {}

    /// The session may not send any more, or could not be established. What was sent last may or may not have arrived.
    default void onLogout(FixSession session, String reason, long nowNanos) {}

    /// An application message; flags as in [io.fairlead.fix.session.DeliveryFlag]. Its MsgSeqNum(34) counts as received
    /// once this returns: what must survive a crash has to be appended to the journal before that. A crash
    /// in between brings the message again.
    void onMessage(FixSession session, FixMessage message, int flags, long receivedNanos);

    /// A Reject(3): the counterparty refused a message of ours, RefSeqNum(45), at session level.
    default void onSessionReject(FixSession session, FixMessage reject, long receivedNanos) {}

    /// A gap, a reset, a missed heartbeat.
    default void onEvent(FixSession session, SessionEvent event, long nowNanos) {}
}
