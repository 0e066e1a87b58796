package io.fairlead.proof.conform;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import io.fairlead.proof.virtual.ForwardingDecisions;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Rules that ask the right ones and then do something else. Immutable.
final class WrongDecisions extends ForwardingDecisions {
    private final Function<Situation, Step> onMessage;
    private final BinaryOperator<Step> onTimer;

    /// @param onMessage what to do with a message instead
    /// @param onTimer what to do as time passes, from a step that does nothing and the right one
    private WrongDecisions(Decisions right, Function<Situation, Step> onMessage, BinaryOperator<Step> onTimer) {
        super(right);
        this.onMessage = onMessage;
        this.onTimer = onTimer;
    }

    static UnaryOperator<Decisions> onMessage(Function<Situation, Step> wrong) {
        return right -> new WrongDecisions(right, wrong, (_, step) -> step);
    }

    static UnaryOperator<Decisions> onTimer(BinaryOperator<Step> wrong) {
        return right -> new WrongDecisions(right, Situation::right, wrong);
    }

    @Override
    public Step onMessage(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        Step step = right.onMessage(state, counters, message, nowNanos);
        return onMessage.apply(new Situation(step, state, counters, message));
    }

    @Override
    public Step onTimer(SessionState state, SessionCounters counters, long nowNanos) {
        Step nothing = new Step(state, List.of());
        return onTimer.apply(nothing, right.onTimer(state, counters, nowNanos));
    }
}
