package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;

/// What decides for a session: [SessionRules] in a running gateway. The machinery asks and obeys, so a proof can put
/// wrong rules in their place and see whether it notices. Same inputs, same answers: no clock, randomness or I/O.
public interface Decisions {
    /// The link to the counterparty is there.
    Step onConnected(SessionCounters counters, long nowNanos);

    /// A message that is not garbled came in; what a validator found is its [FixMessage#fault].
    Step onMessage(SessionState state, SessionCounters counters, FixMessage message, long nowNanos);

    /// Bytes came in that are no message, though they seem to carry this MsgSeqNum(34); 0 if they carry none.
    Step onGarbled(SessionState state, SessionCounters counters, int seqNum, int msgType);

    /// Time has passed. Cheap enough to be asked in every duty cycle.
    Step onTimer(SessionState state, SessionCounters counters, long nowNanos);

    /// Someone on our side wants the session to end.
    Step onLogoutRequest(SessionState state, String reason, long nowNanos);

    /// Someone on our side wants both sequence numbers to start from 1 while the session stays up.
    Step onResetRequest(SessionState state, SessionCounters counters, long nowNanos);

    /// The counterparty's end of the link is gone.
    Step onLinkLost(SessionState state, String why);

    /// The link is gone, by whichever side.
    Step onDisconnected(SessionState state, String reason);

    /// Makes what decides for one session, from its profile; the authenticator is asked by acceptors.
    @FunctionalInterface
    interface Source {
        /// The rules of FIX.
        Source RULES = SessionRules::new;

        /// Decisions for one session.
        Decisions of(SessionProfile profile, Authenticator authenticator);
    }
}
