package io.fairlead.proof.conform;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.AdminMessage;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A message that came in, and what the right rules would do about it; a planted bug does something else. Immutable,
/// valid until the next message.
record Situation(Step right, SessionState state, SessionCounters counters, FixMessage message) {
    boolean is(int msgType) {
        return message.msgType() == msgType;
    }

    boolean tooLow() {
        return message.msgSeqNum() < counters.expectedIncoming();
    }

    boolean tooHigh() {
        return message.msgSeqNum() > counters.expectedIncoming();
    }

    /// Whether the right rules disconnect.
    boolean ends() {
        return right.actions().stream().anyMatch(Action.Disconnect.class::isInstance);
    }

    /// Whether the right rules send a message of this kind.
    boolean sends(Class<? extends AdminMessage> kind) {
        return right.actions().stream().anyMatch(sending(kind));
    }

    /// Nothing happens.
    Step ignored() {
        return new Step(state, List.of());
    }

    /// These things happen, and nothing else.
    Step instead(SessionState next, Action... actions) {
        return new Step(next, List.of(actions));
    }

    /// What is right, but without some of the actions.
    Step without(Predicate<Action> dropped) {
        return without(right, dropped);
    }

    static Step without(Step step, Predicate<Action> dropped) {
        return new Step(
                step.next(), step.actions().stream().filter(dropped.negate()).toList());
    }

    /// What is right, with some of the actions changed.
    Step changed(UnaryOperator<Action> change) {
        return new Step(right.next(), right.actions().stream().map(change).toList());
    }

    /// What is right, and one thing more.
    Step with(Action more) {
        List<Action> actions = new ArrayList<>(right.actions());
        actions.add(more);
        return new Step(right.next(), List.copyOf(actions));
    }

    /// Actions that send a message of this kind.
    static Predicate<Action> sending(Class<? extends AdminMessage> kind) {
        return action -> action instanceof Action.Send send && kind.isInstance(send.message());
    }
}
