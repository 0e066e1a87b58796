package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.SessionState.LogonSent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a session comes up: the Logon(A) of both roles, and what else may come in its place. Stateless.
final class LogonRules {
    private static final Step DISCARD_FIRST =
            Step.of(SessionState.Down.STATE, new Action.Disconnect("the first message was no Logon(A)"));

    private final SessionProfile profile;
    private final Authenticator authenticator;
    private final HeaderRules header;
    private final GapRules gaps;

    LogonRules(SessionProfile profile, Authenticator authenticator, HeaderRules header, GapRules gaps) {
        this.profile = profile;
        this.authenticator = authenticator;
        this.header = header;
        this.gaps = gaps;
    }

    Step onConnected(SessionCounters counters, long nowNanos) {
        long deadline = nowNanos + profile.timing().logonTimeoutNanos();
        if (profile.role() == Role.ACCEPTOR) {
            return Step.of(new SessionState.AwaitingLogon(deadline));
        }
        LogonTerms terms = profile.logon();
        boolean refusedTooOften = terms.resetAfterRefusals() > 0 && counters.refusals() >= terms.resetAfterRefusals();
        boolean reset = terms.reset() == ResetPolicy.ON_LOGON || refusedTooOften;
        List<Action> actions = new ArrayList<>();
        if (reset) {
            actions.add(new Action.SetNumbers(1, 1));
        }
        actions.add(new Action.Adopt(profile.timing().heartbeatSeconds()));
        actions.add(new Action.Send(new AdminMessage.Logon(profile.timing().heartbeatSeconds(), reset)));
        return new Step(new LogonSent(deadline, reset), List.copyOf(actions));
    }

    /// Acceptor: the first message on a link.
    Step onFirst(SessionCounters counters, FixMessage message, long nowNanos) {
        if (message.msgType() != MsgType.LOGON) {
            return DISCARD_FIRST;
        }
        String refusal = whyRefused(message, nowNanos);
        if (refusal == null && authenticator.judge(message) instanceof Authenticator.Verdict.Refused refused) {
            refusal = refused.text();
        }
        boolean reset = message.flag(Tag.RESET_SEQ_NUM_FLAG);
        int seqNum = message.msgSeqNum();
        if (refusal == null && !reset && seqNum < counters.expectedIncoming()) {
            refusal = Texts.tooLow(counters.expectedIncoming(), seqNum);
        }
        if (refusal != null) {
            return refuse(refusal);
        }
        int heartbeatSeconds = message.intValue(Tag.HEART_BT_INT);
        List<Action> actions = new ArrayList<>();
        if (reset) {
            actions.add(new Action.SetNumbers(1, 1));
        }
        actions.add(new Action.Adopt(heartbeatSeconds));
        actions.add(new Action.Send(new AdminMessage.Logon(heartbeatSeconds, reset)));
        return up(actions, seqNum, reset ? 1 : counters.expectedIncoming(), nowNanos);
    }

    /// Initiator: what comes while our Logon(A) waits for its answer.
    Step onAnswer(LogonSent state, SessionCounters counters, FixMessage message, long nowNanos) {
        int seqNum = message.msgSeqNum();
        boolean expected = seqNum == counters.expectedIncoming();
        return switch (message.msgType()) {
            case MsgType.LOGON -> onLogonAnswer(state, counters, message, nowNanos);
            case MsgType.LOGOUT, MsgType.REJECT, MsgType.BUSINESS_MESSAGE_REJECT -> {
                Action refused = new Action.Disconnect(Texts.said("Logon(A) refused", message));
                yield expected && !header.stray(message)
                        ? Step.of(state, new Action.Advance(), refused)
                        : Step.of(state, refused);
            }
            default -> DISCARD_FIRST;
        };
    }

    private Step onLogonAnswer(LogonSent state, SessionCounters counters, FixMessage message, long nowNanos) {
        int seqNum = message.msgSeqNum();
        boolean reset = message.flag(Tag.RESET_SEQ_NUM_FLAG);
        int expected = reset ? 1 : counters.expectedIncoming();
        String refusal = whyRefused(message, nowNanos);
        if (refusal == null && seqNum < expected) {
            refusal = Texts.tooLow(expected, seqNum);
        }
        if (refusal != null) {
            return refuse(refusal);
        }
        List<Action> actions = new ArrayList<>();
        if (reset && !state.reset()) {
            // They reset without being asked. Our Logon counts as message 1, whatever number it carried.
            actions.add(new Action.SetNumbers(1, 2));
            actions.add(new Action.Report(new SessionEvent.NumbersReset()));
        }
        return up(actions, seqNum, expected, nowNanos);
    }

    private Step up(List<Action> actions, int seqNum, int expected, long nowNanos) {
        if (seqNum == expected) {
            actions.add(new Action.Advance());
            actions.add(new Action.LoggedOn());
            return new Step(SessionState.Up.STATE, List.copyOf(actions));
        }
        actions.add(new Action.LoggedOn());
        SessionState next = gaps.open(expected, seqNum, nowNanos, actions);
        return new Step(next, List.copyOf(actions));
    }

    private Step refuse(String why) {
        return Step.of(
                SessionState.Down.STATE, new Action.Send(new AdminMessage.Logout(why)), new Action.Disconnect(why));
    }

    /// What makes a Logon(A) unacceptable, in both roles, or null.
    private @Nullable String whyRefused(FixMessage message, long nowNanos) {
        String bad = switch (header.check(message, nowNanos)) {
            case GOOD -> null;
            case WRONG_BEGIN_STRING -> Texts.beginString(profile.id().beginString(), message);
            case NO_SEQ_NUM -> "MsgSeqNum(34) is missing";
            case WRONG_COMP_ID -> Texts.compIds(profile, message);
            case NO_SENDING_TIME -> "SendingTime(52) is missing or malformed";
            case CLOCK_SKEWED ->
                profile.role() == Role.ACCEPTOR || profile.tolerance().strict()
                        ? Texts.skew(profile.timing().clockSkewNanos())
                        : null;
        };
        return bad != null ? bad : whyBodyRefused(message);
    }

    private @Nullable String whyBodyRefused(FixMessage message) {
        boolean sparse = profile.role() == Role.INITIATOR && profile.tolerance().sparseLogonAnswer();
        if (!(sparse && !message.has(Tag.ENCRYPT_METHOD)) && message.intValue(Tag.ENCRYPT_METHOD) != 0) {
            return "EncryptMethod(98) must be 0, was " + message.string(Tag.ENCRYPT_METHOD, "missing");
        }
        if (!(sparse && !message.has(Tag.HEART_BT_INT)) && message.intValue(Tag.HEART_BT_INT) < 0) {
            return "HeartBtInt(108) must be 0 or more, was " + message.string(Tag.HEART_BT_INT, "missing");
        }
        if (message.flag(Tag.RESET_SEQ_NUM_FLAG) && message.msgSeqNum() != 1) {
            return "a Logon(A) with ResetSeqNumFlag(141)=Y must have MsgSeqNum(34) 1, was " + message.msgSeqNum();
        }
        RejectReason fault = message.fault();
        if (fault != null && profile.tolerance().strict()) {
            return fault.text() + ", tag " + message.faultTag();
        }
        return null;
    }

    /// A Logon(A) in sequence while the session is up: the peer resets both numbers, or is confused.
    Step onAgain(SessionState state, SessionCounters counters, FixMessage message) {
        if (message.flag(Tag.RESET_SEQ_NUM_FLAG) && message.msgSeqNum() == 1) {
            int seconds = message.intValue(Tag.HEART_BT_INT);
            int heartbeatSeconds = seconds < 0 ? (int) (counters.heartbeatNanos() / 1_000_000_000L) : seconds;
            return Step.of(
                    SessionState.Up.STATE,
                    new Action.SetNumbers(1, 1),
                    new Action.Report(new SessionEvent.NumbersReset()),
                    new Action.Adopt(heartbeatSeconds),
                    new Action.Advance(),
                    new Action.Send(new AdminMessage.Logon(heartbeatSeconds, true)));
        }
        AdminMessage.Reject reject = new AdminMessage.Reject(
                message.msgSeqNum(), MsgType.LOGON, 0, RejectReason.OTHER, "this session is logged on already");
        return gaps.counted(
                state, counters, new Action.Send(reject), new Action.Report(new SessionEvent.MessageRejected(reject)));
    }
}
