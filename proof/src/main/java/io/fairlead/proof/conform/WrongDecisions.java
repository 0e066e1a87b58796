package io.fairlead.proof.conform;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Rules that ask the right ones and then do something else. Immutable.
///
/// @param onMessage what to do with a message instead
/// @param onTimer what to do as time passes, from a step that does nothing and the right one
record WrongDecisions(Decisions right, Function<Situation, Step> onMessage, BinaryOperator<Step> onTimer)
        implements Decisions {

    static UnaryOperator<Decisions> onMessage(Function<Situation, Step> wrong) {
        return right -> new WrongDecisions(right, wrong, (_, step) -> step);
    }

    static UnaryOperator<Decisions> onTimer(BinaryOperator<Step> wrong) {
        return right -> new WrongDecisions(right, Situation::right, wrong);
    }

    @Override
    public Step onConnected(SessionCounters counters, long nowNanos) {
        return right.onConnected(counters, nowNanos);
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

    @Override
    public Step onGarbled(SessionState state, SessionCounters counters, int seqNum, int msgType) {
        return right.onGarbled(state, counters, seqNum, msgType);
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
    public Step onLogoutRequest(SessionState state, String reason, long nowNanos) {
        return right.onLogoutRequest(state, reason, nowNanos);
    }

    @Override
    public Step onDisconnected(SessionState state, String reason) {
        return right.onDisconnected(state, reason);
    }
}
