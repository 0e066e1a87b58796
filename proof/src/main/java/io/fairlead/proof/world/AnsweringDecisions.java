package io.fairlead.proof.world;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import io.fairlead.proof.virtual.ForwardingDecisions;
import java.util.function.UnaryOperator;

/// A planted bug: session rules that answer messages otherwise.
final class AnsweringDecisions extends ForwardingDecisions {
    private final UnaryOperator<Step> wrong;

    AnsweringDecisions(Decisions right, UnaryOperator<Step> wrong) {
        super(right);
        this.wrong = wrong;
    }

    @Override
    public Step onMessage(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        return wrong.apply(right.onMessage(state, counters, message, nowNanos));
    }
}
