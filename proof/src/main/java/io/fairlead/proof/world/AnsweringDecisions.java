package io.fairlead.proof.world;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import java.util.function.UnaryOperator;

/// A planted bug: session rules that answer messages otherwise.
record AnsweringDecisions(Decisions right, UnaryOperator<Step> wrong) implements Decisions {
    @Override
    public Step onConnected(SessionCounters counters, long nowNanos) {
        return right.onConnected(counters, nowNanos);
    }

    @Override
    public Step onMessage(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        return wrong.apply(right.onMessage(state, counters, message, nowNanos));
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
