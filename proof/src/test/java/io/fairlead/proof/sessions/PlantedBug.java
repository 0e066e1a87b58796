package io.fairlead.proof.sessions;

import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.AdminMessage;
import io.fairlead.fix.session.DeliveryFlag;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import io.fairlead.fix.store.ForwardingMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Mistakes that FIX engines make. Each is a wrong rule or a wrong store in place of the right one.
enum PlantedBug {
    TAKES_A_NUMBER_TOO_HIGH_FOR_THE_NEXT(TwistedRules.answering((asked, step) -> asked.applicationMessage()
                    && step.actions().stream().anyMatch(Action.Hold.class::isInstance)
            ? new Step(asked.before(), List.of(new Action.Deliver(0), new Action.ExpectNext(asked.seqNum() + 1)))
            : step)),

    DELIVERS_AT_ONCE_WHAT_COMES_BEHIND_A_GAP(
            TwistedRules.eachAction((asked, action) -> action instanceof Action.Hold && asked.applicationMessage()
                    ? List.of(new Action.Deliver(0), action)
                    : List.of(action))),

    COUNTS_A_MESSAGE_BEFORE_THE_APPLICATION_HAS_IT(TwistedRules.answering((asked, step) -> {
        List<Action> actions = new ArrayList<>(step.actions());
        if (actions.removeIf(Action.Advance.class::isInstance)) {
            actions.addFirst(new Action.Advance());
        }
        return new Step(step.next(), List.copyOf(actions));
    })),

    ASKS_FROM_ONE_TOO_LATE(TwistedRules.eachAction(
            (_, action) -> action instanceof Action.Send(AdminMessage.ResendRequest(int begin, int end))
                    ? List.of(new Action.Send(new AdminMessage.ResendRequest(begin + 1, end)))
                    : List.of(action))),

    NEVER_ASKS(TwistedRules.eachAction(
            (_, action) -> action instanceof Action.Send(AdminMessage.ResendRequest _) ? List.of() : List.of(action))),

    IGNORES_GAP_FILLS(
            TwistedRules.eachAction((_, action) -> action instanceof Action.ExpectNext ? List.of() : List.of(action))),

    FILLS_GAPS_ONE_TOO_FAR(TwistedRules.eachAction((_, action) -> action instanceof Action.ExpectNext(int next)
            ? List.of(new Action.ExpectNext(next + 1))
            : List.of(action))),

    DELIVERS_OLD_DUPLICATES(TwistedRules.answering((asked, step) -> asked.applicationMessage()
                    && asked.message().possDup()
                    && asked.seqNum() < asked.counters().expectedIncoming()
            ? new Step(step.next(), List.of(new Action.Deliver(0)))
            : step)),

    FORGETS_THE_MARK_OF_A_DUPLICATE(TwistedRules.eachAction((_, action) -> action instanceof Action.Deliver(int flags)
            ? List.of(new Action.Deliver(flags & ~DeliveryFlag.POSS_DUP))
            : List.of(action))),

    RESENDS_ONE_TOO_FEW(TwistedRules.eachAction((_, action) -> action instanceof Action.Resend(int begin, int end)
            ? List.of(new Action.Resend(begin + 1, end))
            : List.of(action))),

    RESENDS_NOTHING(
            TwistedRules.eachAction((_, action) -> action instanceof Action.Resend ? List.of() : List.of(action))),

    NEVER_GIVES_UP_A_SILENT_LINK(TwistedRules.answering((asked, step) -> asked.about("onTimer")
                    && asked.before().loggedOn()
                    && step.actions().stream().anyMatch(Action.Disconnect.class::isInstance)
            ? new Step(asked.before(), List.of())
            : step)),

    WAITS_FOR_EVER_FOR_A_LOGOUT(TwistedRules.answering(
            (asked, step) -> asked.about("onTimer") && asked.before() instanceof SessionState.LogoutSent
                    ? new Step(asked.before(), List.of())
                    : step)),

    STARTS_FROM_ONE_WITHOUT_A_WORD(
            TwistedRules.eachAction((asked, action) -> asked.about("onConnected") && action instanceof Action.Adopt
                    ? List.of(new Action.SetNumbers(1, 1), action)
                    : List.of(action))),

    TAKES_THE_NUMBER_OF_A_LOGON_FOR_GRANTED(TwistedRules.answering((asked, step) -> {
        if (!asked.is(MsgType.LOGON) || step.actions().stream().noneMatch(Action.LoggedOn.class::isInstance)) {
            return step;
        }
        List<Action> actions = new ArrayList<>(step.actions());
        actions.removeIf(each -> each instanceof Action.Send(AdminMessage.ResendRequest _)
                || each instanceof Action.Hold
                || each instanceof Action.Advance);
        actions.addFirst(new Action.ExpectNext(asked.seqNum() + 1));
        return new Step(SessionState.Up.STATE, List.copyOf(actions));
    })),

    FORGETS_THAT_IT_ASKED_FOR_A_RESET(
            TwistedRules.eachAction((_, action) -> action instanceof Action.BeginReset(int expected)
                    ? List.of(new Action.SetNumbers(expected, 1))
                    : List.of(action))),

    COUNTS_HEARTBEATS_TWICE(
            TwistedRules.eachAction((asked, action) -> action instanceof Action.Advance && asked.is(MsgType.HEARTBEAT)
                    ? List.of(action, action)
                    : List.of(action))),

    FORGETS_WHAT_IT_SENT(Substitutes.store(store -> new WrongStore(store, _ -> -1))),

    RESENDS_THE_MESSAGE_BEFORE(Substitutes.store(store -> new WrongStore(store, seqNum -> seqNum - 1)));

    private final Substitutes substitutes;

    PlantedBug(Substitutes substitutes) {
        this.substitutes = substitutes;
    }

    Substitutes substitutes() {
        return substitutes;
    }

    /// A store that looks up another number than it was asked for.
    private static final class WrongStore extends ForwardingMessageStore {
        private final Function<Integer, Integer> wrong;

        WrongStore(MessageStore store, Function<Integer, Integer> wrong) {
            super(store);
            this.wrong = wrong;
        }

        @Override
        public boolean find(int seqNum, StoredMessage into) {
            return store.find(wrong.apply(seqNum), into);
        }
    }
}
