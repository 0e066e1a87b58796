package io.fairlead.proof.virtual;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;

/// Session rules that ask the right ones; a planted bug overrides what it does otherwise. Stateless.
public class ForwardingDecisions implements Decisions {
    protected final Decisions right;

    /// In front of these.
    protected ForwardingDecisions(Decisions right) {
        this.right = right;
    }

    @Override
    public Step onConnected(SessionCounters counters, long nowNanos) {
        return right.onConnected(counters, nowNanos);
    }

    @Override
    public Step onMessage(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        return right.onMessage(state, counters, message, nowNanos);
    }

    @Override
    public Step onGarbled(SessionState state, SessionCounters counters, int seqNum, int msgType) {
        return right.onGarbled(state, counters, seqNum, msgType);
    }

    @Override
    public Step onTimer(SessionState state, SessionCounters counters, long nowNanos) {
        return right.onTimer(state, counters, nowNanos);
    }

    @Override
    public Step onLogoutRequest(SessionState state, String reason, long nowNanos) {
        return right.onLogoutRequest(state, reason, nowNanos);
    }

    @Override
    public Step onResetRequest(SessionState state, SessionCounters counters, long nowNanos) {
        return right.onResetRequest(state, counters, nowNanos);
    }

    @Override
    public Step onLinkLost(SessionState state, String why) {
        return right.onLinkLost(state, why);
    }

    @Override
    public Step onDisconnected(SessionState state, String reason) {
        return right.onDisconnected(state, reason);
    }
}
