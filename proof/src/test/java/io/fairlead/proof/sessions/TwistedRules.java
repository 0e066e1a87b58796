package io.fairlead.proof.sessions;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rules that ask the right ones and then do something else, whatever they were asked.
final class TwistedRules {
    private TwistedRules() {}

    /// What the rules were asked: about which input, in which state, with which numbers and message.
    record Asked(
            String input,
            SessionState before,
            @Nullable SessionCounters known,
            @Nullable FixMessage received) {
        boolean about(String name) {
            return input.equals(name);
        }

        boolean is(int msgType) {
            return received != null && received.msgType() == msgType;
        }

        boolean applicationMessage() {
            return received != null && !MsgType.admin(received.msgType());
        }

        FixMessage message() {
            return Objects.requireNonNull(received);
        }

        SessionCounters counters() {
            return Objects.requireNonNull(known);
        }

        int seqNum() {
            return message().msgSeqNum();
        }

        static Asked of(Method input, Object[] arguments) {
            SessionState before = SessionState.Down.STATE;
            SessionCounters known = null;
            FixMessage received = null;
            for (Object argument : arguments) {
                switch (argument) {
                    case SessionState state -> before = state;
                    case SessionCounters counters -> known = counters;
                    case FixMessage message -> received = message;
                    default -> {}
                }
            }
            return new Asked(input.getName(), before, known, received);
        }
    }

    /// Another answer than the right one.
    @FunctionalInterface
    interface Answer {
        Step to(Asked asked, Step right);
    }

    /// Other actions in the place of a right one.
    @FunctionalInterface
    interface Replacement {
        List<Action> of(Asked asked, Action right);
    }

    static Substitutes answering(Answer answer) {
        return Substitutes.decisions(right -> (Decisions) Proxy.newProxyInstance(
                TwistedRules.class.getClassLoader(), new Class<?>[] {Decisions.class}, (_, input, arguments) -> {
                    try {
                        return answer.to(Asked.of(input, arguments), (Step) input.invoke(right, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    static Substitutes eachAction(Replacement replacement) {
        return answering((asked, step) -> {
            List<Action> actions = step.actions().stream()
                    .flatMap(action -> replacement.of(asked, action).stream())
                    .toList();
            return new Step(step.next(), actions);
        });
    }
}
