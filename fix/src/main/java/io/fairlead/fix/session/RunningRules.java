package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import java.util.ArrayList;
import java.util.List;

/// What a message does to a session that is logged on, or that has sent its Logout(5). Stateless.
final class RunningRules {
    private final SessionProfile profile;
    private final HeaderRules header;
    private final LogonRules logon;
    private final GapRules gaps;

    RunningRules(SessionProfile profile, HeaderRules header, LogonRules logon, GapRules gaps) {
        this.profile = profile;
        this.header = header;
        this.logon = logon;
        this.gaps = gaps;
    }

    Step onMessage(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        if (header.stray(message)) {
            return Step.of(state, new Action.Deliver(DeliveryFlag.STRAY));
        }
        HeaderRules.Verdict verdict = header.check(message, nowNanos);
        switch (verdict) {
            case GOOD -> {}
            case WRONG_BEGIN_STRING -> {
                return end(Texts.beginString(profile.id().beginString(), message));
            }
            case NO_SEQ_NUM -> {
                return end("MsgSeqNum(34) is missing");
            }
            case WRONG_COMP_ID -> {
                AdminMessage.Reject reject = rejection(message, RejectReason.COMP_ID_PROBLEM, wrongCompId(message));
                return rejectAndEnd(counters, message, reject, Texts.compIds(profile, message));
            }
            case NO_SENDING_TIME -> message.blame(RejectReason.REQUIRED_TAG_MISSING, Tag.SENDING_TIME);
            case CLOCK_SKEWED -> {
                if (profile.tolerance().strict()) {
                    String why = Texts.skew(profile.timing().clockSkewNanos());
                    return rejectAndEnd(counters, message, badTime(message), why);
                }
            }
        }
        return bySequence(state, counters, message, nowNanos);
    }

    private Step bySequence(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        int seqNum = message.msgSeqNum();
        int type = message.msgType();
        boolean resetMode = type == MsgType.SEQUENCE_RESET && !message.flag(Tag.GAP_FILL_FLAG);
        if (resetMode) {
            return onReset(state, counters, message, nowNanos);
        }
        if (type == MsgType.LOGON && message.flag(Tag.RESET_SEQ_NUM_FLAG) && seqNum == 1) {
            return logon.onAgain(state, counters, message);
        }
        if (seqNum == counters.expectedIncoming()) {
            return inSequence(state, counters, message, nowNanos);
        }
        return seqNum > counters.expectedIncoming()
                ? tooHigh(state, counters, message, nowNanos)
                : tooLow(state, counters, message, nowNanos);
    }

    private Step inSequence(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        boolean strict = profile.tolerance().strict();
        if (strict && message.possDup() && sentBeforeOriginal(message)) {
            String why = "SendingTime(52) is before OrigSendingTime(122)";
            return rejectAndEnd(counters, message, badTime(message), why);
        }
        if (strict && message.possDup() && !message.has(Tag.ORIG_SENDING_TIME) && !gapFill(message)) {
            message.blame(RejectReason.REQUIRED_TAG_MISSING, Tag.ORIG_SENDING_TIME);
        }
        RejectReason fault = message.fault();
        if (strict && fault != null) {
            return reject(state, counters, message, fault, message.faultTag());
        }
        return switch (message.msgType()) {
            case MsgType.HEARTBEAT -> counted(state, counters);
            case MsgType.TEST_REQUEST -> onTestRequest(state, counters, message);
            case MsgType.RESEND_REQUEST -> onResendRequest(state, counters, message);
            case MsgType.REJECT -> gaps.counted(state, counters, new Action.RejectReceived());
            case MsgType.SEQUENCE_RESET -> onGapFill(state, counters, message, nowNanos);
            case MsgType.LOGOUT -> onLogout(state, message, nowNanos, true);
            case MsgType.LOGON -> logon.onAgain(state, counters, message);
            default -> deliver(state, counters, message);
        };
    }

    private Step counted(SessionState state, SessionCounters counters) {
        return state instanceof SessionState.Up ? Step.COUNT_UP : gaps.counted(state, counters);
    }

    private Step deliver(SessionState state, SessionCounters counters, FixMessage message) {
        int flags = (message.possDup() ? DeliveryFlag.POSS_DUP : 0)
                | (message.flag(Tag.POSS_RESEND) ? DeliveryFlag.POSS_RESEND : 0)
                | (message.fault() != null ? DeliveryFlag.DEFECTIVE : 0);
        return state instanceof SessionState.Up
                ? Step.deliverUp(flags)
                : gaps.counted(state, counters, new Action.Deliver(flags));
    }

    private Step onTestRequest(SessionState state, SessionCounters counters, FixMessage message) {
        String id = message.string(Tag.TEST_REQ_ID, "");
        return id.isEmpty()
                ? reject(state, counters, message, RejectReason.REQUIRED_TAG_MISSING, Tag.TEST_REQ_ID)
                : gaps.counted(state, counters, new Action.Send(new AdminMessage.Heartbeat(id)));
    }

    private Step onResendRequest(SessionState state, SessionCounters counters, FixMessage message) {
        int wrong = wrongRangeTag(message);
        return wrong != 0
                ? reject(state, counters, message, RejectReason.VALUE_IS_INCORRECT, wrong)
                : gaps.counted(state, counters, resend(message));
    }

    private static Action resend(FixMessage message) {
        return new Action.Resend(message.intValue(Tag.BEGIN_SEQ_NO), message.intValue(Tag.END_SEQ_NO));
    }

    private static int wrongRangeTag(FixMessage message) {
        int begin = message.intValue(Tag.BEGIN_SEQ_NO);
        int end = message.intValue(Tag.END_SEQ_NO);
        if (begin < 1) {
            return Tag.BEGIN_SEQ_NO;
        }
        return end < 0 || (end != 0 && end < begin) ? Tag.END_SEQ_NO : 0;
    }

    private Step onGapFill(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        int newSeqNo = message.intValue(Tag.NEW_SEQ_NO);
        if (newSeqNo <= message.msgSeqNum()) {
            String why = "attempt to lower sequence number, invalid value NewSeqNo(36)="
                    + message.string(Tag.NEW_SEQ_NO, "missing");
            return reject(
                    state,
                    counters,
                    new AdminMessage.Reject(
                            message.msgSeqNum(),
                            MsgType.SEQUENCE_RESET,
                            Tag.NEW_SEQ_NO,
                            RejectReason.VALUE_IS_INCORRECT,
                            why));
        }
        List<Action> actions = new ArrayList<>(List.of(new Action.ExpectNext(newSeqNo)));
        return gaps.moved(state, newSeqNo, nowNanos, actions);
    }

    /// SequenceReset(4) in reset mode: its own MsgSeqNum(34) does not matter, and it can only move forward.
    private Step onReset(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        int expected = counters.expectedIncoming();
        int newSeqNo = message.intValue(Tag.NEW_SEQ_NO);
        if (newSeqNo < expected) {
            AdminMessage.Reject reject = new AdminMessage.Reject(
                    message.msgSeqNum(),
                    MsgType.SEQUENCE_RESET,
                    Tag.NEW_SEQ_NO,
                    RejectReason.VALUE_IS_INCORRECT,
                    "NewSeqNo(36) must be " + expected + " or more");
            return Step.of(state, new Action.Send(reject), new Action.Report(new SessionEvent.MessageRejected(reject)));
        }
        List<Action> actions = new ArrayList<>();
        if (newSeqNo > expected) {
            actions.add(new Action.ExpectNext(newSeqNo));
            actions.add(new Action.Report(new SessionEvent.SequenceMoved(expected, newSeqNo)));
        }
        return gaps.moved(state, newSeqNo, nowNanos, actions);
    }

    private Step onLogout(SessionState state, FixMessage message, long nowNanos, boolean counts) {
        List<Action> actions = new ArrayList<>(2);
        if (counts) {
            actions.add(new Action.Advance());
        }
        if (state instanceof SessionState.LogoutSent(String reason, long _)) {
            actions.add(new Action.Disconnect(reason));
            return new Step(state, List.copyOf(actions));
        }
        actions.add(new Action.Send(new AdminMessage.Logout("")));
        String reason = Texts.said("logged out by the counterparty", message);
        long deadline = nowNanos + profile.timing().logoutTimeoutNanos();
        return new Step(new SessionState.LogoutAnswered(reason, deadline), List.copyOf(actions));
    }

    private Step tooHigh(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        int seqNum = message.msgSeqNum();
        int type = message.msgType();
        if (type == MsgType.LOGOUT) {
            // What is missing is asked for after the next logon; the message stays uncounted until then.
            return onLogout(state, message, nowNanos, false);
        }
        if (state instanceof SessionState.LogoutSent) {
            return Step.stay(state);
        }
        // A ResendRequest is answered before we ask ourselves, or two sides that both miss something would wait for
        // each
        // other. Everything else takes its turn behind the gap, a TestRequest too: it may not come again.
        boolean answered = type == MsgType.RESEND_REQUEST && wrongRangeTag(message) == 0;
        return gaps.tooHigh(state, counters, seqNum, nowNanos, List.of(answered ? resend(message) : new Action.Hold()));
    }

    private Step tooLow(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        if (message.possDup()) {
            return profile.tolerance().strict() ? lowDuplicate(state, counters, message) : Step.stay(state);
        }
        if (message.msgType() == MsgType.LOGOUT) {
            return onLogout(state, message, nowNanos, false);
        }
        return end(Texts.tooLow(counters.expectedIncoming(), message.msgSeqNum()));
    }

    private Step lowDuplicate(SessionState state, SessionCounters counters, FixMessage message) {
        if (!message.has(Tag.ORIG_SENDING_TIME) && !gapFill(message)) {
            Action.Send reject =
                    new Action.Send(rejection(message, RejectReason.REQUIRED_TAG_MISSING, Tag.ORIG_SENDING_TIME));
            return Step.of(state, reject);
        }
        if (sentBeforeOriginal(message)) {
            String why = "SendingTime(52) is before OrigSendingTime(122)";
            return rejectAndEnd(counters, message, badTime(message), why);
        }
        return Step.stay(state);
    }

    private static boolean gapFill(FixMessage message) {
        return message.msgType() == MsgType.SEQUENCE_RESET;
    }

    private static boolean sentBeforeOriginal(FixMessage message) {
        long original = message.timestamp(Tag.ORIG_SENDING_TIME);
        return original != UtcTimestamp.INVALID && original > message.timestamp(Tag.SENDING_TIME);
    }

    private Step reject(
            SessionState state, SessionCounters counters, FixMessage message, RejectReason reason, int refTag) {
        return reject(state, counters, rejection(message, reason, refTag));
    }

    private Step reject(SessionState state, SessionCounters counters, AdminMessage.Reject reject) {
        return gaps.counted(
                state, counters, new Action.Send(reject), new Action.Report(new SessionEvent.MessageRejected(reject)));
    }

    private static AdminMessage.Reject rejection(FixMessage message, RejectReason reason, int refTag) {
        return new AdminMessage.Reject(message.msgSeqNum(), message.msgType(), refTag, reason, reason.text());
    }

    private int wrongCompId(FixMessage message) {
        boolean senderRight =
                message.valueEquals(Tag.SENDER_COMP_ID, profile.id().targetCompId());
        return senderRight ? Tag.TARGET_COMP_ID : Tag.SENDER_COMP_ID;
    }

    private static AdminMessage.Reject badTime(FixMessage message) {
        return rejection(message, RejectReason.SENDING_TIME_ACCURACY_PROBLEM, Tag.SENDING_TIME);
    }

    private static Step rejectAndEnd(
            SessionCounters counters, FixMessage message, AdminMessage.Reject reject, String why) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.Send(reject));
        if (message.msgSeqNum() == counters.expectedIncoming()) {
            actions.add(new Action.Advance());
        }
        actions.add(new Action.Send(new AdminMessage.Logout(why)));
        actions.add(new Action.Disconnect(why));
        return new Step(SessionState.Down.STATE, List.copyOf(actions));
    }

    private static Step end(String why) {
        return Step.of(
                SessionState.Down.STATE, new Action.Send(new AdminMessage.Logout(why)), new Action.Disconnect(why));
    }
}
