package io.fairlead.fix.session;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.LogonChecks.Refusal;
import io.fairlead.fix.session.SessionState.LogonSent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a session comes up: the Logon(A) of both roles, and what else may come in its place. Stateless.
final class LogonRules {
    private static final String NO_LOGON = "the first message was no Logon(A)";

    private final SessionProfile profile;
    private final LogonTerms terms;
    private final Authenticator authenticator;
    private final HeaderRules header;
    private final LogonChecks checks;
    private final GapRules gaps;

    LogonRules(SessionProfile profile, Authenticator authenticator, HeaderRules header, GapRules gaps) {
        this.profile = profile;
        terms = profile.logon();
        this.authenticator = authenticator;
        this.header = header;
        checks = new LogonChecks(profile, header);
        this.gaps = gaps;
    }

    Step onConnected(SessionCounters counters, long nowNanos) {
        long deadline = nowNanos + profile.timing().logonTimeoutNanos();
        if (profile.role() == Role.ACCEPTOR) {
            return Step.of(new SessionState.AwaitingLogon(deadline));
        }
        boolean refusedTooOften = terms.resetAfterRefusals() > 0 && counters.refusals() >= terms.resetAfterRefusals();
        // A reset that was not answered is asked for again: whether their numbers started over is theirs to know.
        boolean reset = terms.reset() == ResetPolicy.ON_LOGON || refusedTooOften || counters.resetBegun();
        List<Action> actions = new ArrayList<>();
        if (reset) {
            actions.add(new Action.BeginReset(1));
        }
        actions.add(new Action.Adopt(profile.timing().heartbeatSeconds()));
        actions.add(new Action.Send(new AdminMessage.Logon(profile.timing().heartbeatSeconds(), reset)));
        return new Step(new LogonSent(deadline, reset), List.copyOf(actions));
    }

    /// Acceptor: the first message on a link.
    Step onFirst(SessionCounters counters, FixMessage message, long nowNanos) {
        if (message.msgType() != MsgType.LOGON) {
            return Step.of(SessionState.Down.STATE, new Action.Disconnect(NO_LOGON, Comeback.LATER));
        }
        boolean reset = message.flag(Tag.RESET_SEQ_NUM_FLAG);
        Numbers numbers = reset ? new Numbers(1, 1) : Numbers.of(counters);
        Refusal refusal = checks.refusal(message, numbers.expected(), numbers.next(), nowNanos);
        if (refusal != null) {
            return refuse(refusal);
        }
        SessionStatusCode status = null;
        switch (authenticator.judge(message)) {
            case Authenticator.Verdict.Refused refused -> {
                return refuse(new Refusal(refused.status(), refused.text()));
            }
            case Authenticator.Verdict.Accepted accepted ->
                status = accepted.passwordChanged() ? SessionStatusCode.PASSWORD_CHANGED : null;
        }
        List<Action> actions = new ArrayList<>();
        if (reset) {
            actions.add(new Action.SetNumbers(1, 1));
        }
        int heartbeatSeconds = message.intValue(Tag.HEART_BT_INT);
        actions.add(new Action.Adopt(heartbeatSeconds));
        if (message.msgSeqNum() == numbers.expected()) {
            actions.add(new Action.Advance());
        }
        actions.add(new Action.Send(answer(message, heartbeatSeconds, reset, status)));
        return up(actions, message, numbers, nowNanos);
    }

    private AdminMessage.Logon answer(
            FixMessage message, int heartbeatSeconds, boolean reset, @Nullable SessionStatusCode status) {
        ApplVerId version = profile.fixt() ? profile.wire().versions().answerTo(message) : null;
        return new AdminMessage.Logon(heartbeatSeconds, reset, status, version);
    }

    /// Initiator: what comes while our Logon(A) waits for its answer.
    Step onAnswer(LogonSent state, SessionCounters counters, FixMessage message, long nowNanos) {
        return switch (message.msgType()) {
            case MsgType.LOGON -> onLogonAnswer(state, counters, message, nowNanos);
            case MsgType.LOGOUT, MsgType.REJECT, MsgType.BUSINESS_MESSAGE_REJECT -> refused(state, counters, message);
            default -> Step.of(SessionState.Down.STATE, new Action.Disconnect(NO_LOGON, Comeback.LATER));
        };
    }

    private Step refused(LogonSent state, SessionCounters counters, FixMessage message) {
        boolean counts = message.msgSeqNum() == counters.expectedIncoming() && !header.stray(message);
        Action end = new Action.Disconnect(Texts.said("Logon(A) refused", message), Refusals.comeback(message));
        return counts ? Step.of(state, new Action.Advance(), end) : Step.of(state, end);
    }

    private Step onLogonAnswer(LogonSent state, SessionCounters counters, FixMessage message, long nowNanos) {
        if (Refusals.refused(message)) {
            return refused(state, counters, message);
        }
        boolean reset = message.flag(Tag.RESET_SEQ_NUM_FLAG);
        boolean unasked = reset && !state.reset();
        // They reset without being asked. Our Logon counts as message 1, whatever number it carried.
        Numbers numbers = unasked ? new Numbers(1, 2) : Numbers.of(counters);
        Refusal refusal = checks.refusal(message, numbers.expected(), numbers.next(), nowNanos);
        if (refusal != null) {
            return refuse(refusal);
        }
        List<Action> actions = new ArrayList<>();
        if (state.reset()) {
            actions.add(new Action.SetNumbers(numbers.expected(), numbers.next()));
        } else if (unasked) {
            actions.add(new Action.SetNumbers(1, 2));
            actions.add(new Action.Report(new SessionEvent.NumbersReset()));
        }
        if (message.msgSeqNum() == numbers.expected()) {
            actions.add(new Action.Advance());
        }
        return up(actions, message, numbers, nowNanos);
    }

    /// The session is up. What the counterparty missed goes out before anything new does; what we missed comes by
    /// itself, if both sides told NextExpectedMsgSeqNum(789), or is asked for.
    private Step up(List<Action> actions, FixMessage message, Numbers numbers, long nowNanos) {
        if (profile.fixt()) {
            ApplVerId fallback = profile.wire().versions().byDefault();
            actions.add(new Action.Speaks(ApplVerId.of(message.charValue(Tag.DEFAULT_APPL_VER_ID), fallback)));
        }
        boolean implicit = terms.nextExpected() && message.has(Tag.NEXT_EXPECTED_MSG_SEQ_NUM);
        int wanted = implicit ? message.intValue(Tag.NEXT_EXPECTED_MSG_SEQ_NUM) : numbers.next();
        if (wanted < numbers.next()) {
            actions.add(new Action.Resend(wanted, 0));
        }
        actions.add(new Action.LoggedOn());
        int seqNum = message.msgSeqNum();
        if (seqNum == numbers.expected()) {
            return new Step(SessionState.Up.STATE, List.copyOf(actions));
        }
        // Kept, so that the gap is closed when what is missing before it has come.
        actions.add(new Action.Hold());
        SessionState next = implicit
                ? gaps.await(numbers.expected(), seqNum, nowNanos, actions)
                : gaps.open(numbers.expected(), seqNum, nowNanos, actions);
        return new Step(next, List.copyOf(actions));
    }

    private static Step refuse(Refusal refusal) {
        return Step.of(
                SessionState.Down.STATE,
                new Action.Send(new AdminMessage.Logout(refusal.text(), refusal.status())),
                new Action.Disconnect(refusal.text(), Comeback.AFTER_REPAIR));
    }

    /// A Logon(A) while the session is up: the peer resets both numbers, or is confused.
    Step onAgain(SessionState state, SessionCounters counters, FixMessage message) {
        if (message.flag(Tag.RESET_SEQ_NUM_FLAG) && message.msgSeqNum() == 1) {
            return onReset(state, counters, message);
        }
        if (!(state instanceof SessionState.Up) || message.possDup()) {
            // The one that opened this gap, or an old one.
            return gaps.answered(state, counters);
        }
        AdminMessage.Reject reject = new AdminMessage.Reject(
                message.msgSeqNum(), MsgType.LOGON, 0, RejectReason.OTHER, "this session is logged on already");
        return gaps.answered(
                state, counters, new Action.Send(reject), new Action.Report(new SessionEvent.MessageRejected(reject)));
    }

    private Step onReset(SessionState state, SessionCounters counters, FixMessage message) {
        int seconds = message.intValue(Tag.HEART_BT_INT);
        int heartbeatSeconds = seconds < 0 ? (int) (counters.heartbeatNanos() / 1_000_000_000L) : seconds;
        boolean answer = counters.resetBegun();
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.SetNumbers(1, answer ? counters.nextOutgoing() : 1));
        actions.add(new Action.Report(new SessionEvent.NumbersReset()));
        actions.add(new Action.Adopt(heartbeatSeconds));
        actions.add(new Action.Advance());
        if (!answer) {
            actions.add(new Action.Send(answer(message, heartbeatSeconds, true, null)));
        }
        SessionState next = state instanceof SessionState.LogoutSent ? state : SessionState.Up.STATE;
        return new Step(next, List.copyOf(actions));
    }

    /// Our side wants both numbers to start from 1 while the session stays up. First it asks whether the counterparty
    /// lacks anything, since that could never be sent again. Does nothing in a session with a gap, nor as acceptor:
    /// if the link breaks before the answer, only who sends the next first Logon(A) can ask again.
    Step onResetRequest(SessionState state, SessionCounters counters, long nowNanos) {
        if (!(state instanceof SessionState.Up) || profile.role() == Role.ACCEPTOR) {
            return Step.stay(state);
        }
        String testReqId = "RESET" + counters.nextOutgoing();
        return Step.of(
                new SessionState.ResetWanted(
                        testReqId, nowNanos + profile.timing().logonTimeoutNanos()),
                new Action.Send(new AdminMessage.TestRequest(testReqId)));
    }

    /// The counterparty has all that we sent: our numbers start from 1, and theirs when they answer.
    Step onReadyForReset(SessionCounters counters, long nowNanos) {
        int heartbeatSeconds = (int) (counters.heartbeatNanos() / 1_000_000_000L);
        return Step.of(
                new SessionState.ResetSent(nowNanos + profile.timing().logonTimeoutNanos()),
                new Action.Advance(),
                new Action.BeginReset(counters.expectedIncoming() + 1),
                new Action.Send(new AdminMessage.Logon(heartbeatSeconds, true)));
    }

    /// The numbers that a Logon(A) is judged by.
    private record Numbers(int expected, int next) {
        static Numbers of(SessionCounters counters) {
            return new Numbers(counters.expectedIncoming(), counters.nextOutgoing());
        }
    }
}
