package io.fairlead.fix.session;

import io.fairlead.fix.codec.BusinessRejectReason;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a message does to a session that is logged on, or that has sent its Logout(5). Stateless.
final class RunningRules {
    private static final String LOGGED_OUT = "logged out by the counterparty";

    private final SessionProfile profile;
    private final HeaderRules header;
    private final LogonRules logon;
    private final GapRules gaps;
    private final SequenceRules sequence;
    private final int[] types;
    private final boolean fixt;

    RunningRules(SessionProfile profile, HeaderRules header, LogonRules logon, GapRules gaps) {
        this.profile = profile;
        this.header = header;
        this.logon = logon;
        this.gaps = gaps;
        sequence = new SequenceRules(gaps);
        types = profile.application().types().stream()
                .mapToInt(MsgType::of)
                .sorted()
                .toArray();
        fixt = profile.fixt();
    }

    Step onMessage(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        if (header.stray(message)) {
            return Step.of(state, new Action.Deliver(DeliveryFlag.STRAY));
        }
        HeaderRules.Verdict verdict = header.check(message, nowNanos);
        switch (verdict) {
            case GOOD -> {}
            case WRONG_BEGIN_STRING -> {
                return end(Texts.BEGIN_STRING, Texts.beginString(profile.id().beginString(), message));
            }
            case NO_SEQ_NUM -> {
                return end(Texts.NO_SEQ_NUM, "MsgSeqNum(34) is missing");
            }
            case NO_COMP_ID -> {
                if (!profile.tolerance().strict()) {
                    return wrongCompIds(counters, message);
                }
                blameCompIds(message);
            }
            case WRONG_COMP_ID -> {
                return wrongCompIds(counters, message);
            }
            case NO_SENDING_TIME -> message.blame(RejectReason.REQUIRED_TAG_MISSING, Tag.SENDING_TIME);
            case CLOCK_SKEWED -> {
                if (profile.tolerance().strict()) {
                    String why = Texts.skew(profile.timing().clockSkewNanos());
                    return rejectAndEnd(counters, message, badTime(message, Tag.SENDING_TIME), why);
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
            return sequence.onReset(state, counters, message, nowNanos);
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
            return rejectAndEnd(counters, message, badTime(message, Tag.ORIG_SENDING_TIME), why);
        }
        if (strict && message.possDup() && !message.has(Tag.ORIG_SENDING_TIME) && !gapFill(message)) {
            message.blame(RejectReason.REQUIRED_TAG_MISSING, Tag.ORIG_SENDING_TIME);
        }
        if (fixt && message.has(Tag.APPL_VER_ID)) {
            checkVersion(message);
        }
        RejectReason fault = message.fault();
        if (strict && fault != null) {
            AdminMessage.Reject reject = Rejects.of(message, fault, message.faultTag(), Texts.fault(message));
            return gaps.answered(state, counters, Rejects.actions(reject));
        }
        if (stale(message)) {
            return counted(state, counters);
        }
        return switch (message.msgType()) {
            case MsgType.HEARTBEAT -> onHeartbeat(state, counters, message, nowNanos);
            case MsgType.TEST_REQUEST -> onTestRequest(state, counters, message);
            case MsgType.RESEND_REQUEST -> sequence.onResendRequest(state, counters, message);
            case MsgType.REJECT -> gaps.counted(state, counters, new Action.RejectReceived());
            case MsgType.SEQUENCE_RESET -> sequence.onGapFill(state, counters, message, nowNanos);
            case MsgType.LOGOUT -> onLogout(state, message, nowNanos, true);
            case MsgType.LOGON -> logon.onAgain(state, counters, message);
            default ->
                takes(message.msgType())
                        ? deliver(state, counters, message)
                        : gaps.answered(state, counters, unsupported(message));
        };
    }

    /// A session message that was sent again, though it should have been gap-filled: what it wanted is over.
    private static boolean stale(FixMessage message) {
        return switch (message.msgType()) {
            case MsgType.TEST_REQUEST, MsgType.RESEND_REQUEST, MsgType.LOGOUT, MsgType.LOGON -> message.possDup();
            default -> false;
        };
    }

    /// Whether the application knows this type. A business reject is never answered with another.
    private boolean takes(int msgType) {
        return types.length == 0
                || msgType == MsgType.BUSINESS_MESSAGE_REJECT
                || Arrays.binarySearch(types, msgType) >= 0;
    }

    private static Action[] unsupported(FixMessage message) {
        String text = "MsgType(35) " + message.string(Tag.MSG_TYPE, "") + " is not supported";
        return Rejects.actions(Rejects.business(message, BusinessRejectReason.UNSUPPORTED_MESSAGE_TYPE, text));
    }

    private void checkVersion(FixMessage message) {
        if (!profile.wire().versions().takes(message.charValue(Tag.APPL_VER_ID))) {
            message.blame(RejectReason.UNSUPPORTED_APPLICATION_VERSION, Tag.APPL_VER_ID);
        }
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

    private Step onHeartbeat(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        return state instanceof SessionState.ResetWanted(String awaited, long _)
                        && awaited.equals(message.string(Tag.TEST_REQ_ID, ""))
                ? logon.onReadyForReset(counters, nowNanos)
                : counted(state, counters);
    }

    private Step onTestRequest(SessionState state, SessionCounters counters, FixMessage message) {
        String id = message.string(Tag.TEST_REQ_ID, "");
        return id.isEmpty()
                ? reject(state, counters, message, RejectReason.REQUIRED_TAG_MISSING, Tag.TEST_REQ_ID)
                : gaps.answered(state, counters, new Action.Send(new AdminMessage.Heartbeat(id)));
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
        String reason = Texts.said(LOGGED_OUT, message);
        long deadline = nowNanos + profile.timing().logoutTimeoutNanos();
        return new Step(
                new SessionState.LogoutAnswered(reason, deadline, Refusals.afterLogout(message)), List.copyOf(actions));
    }

    private Step tooHigh(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        int seqNum = message.msgSeqNum();
        int type = message.msgType();
        if (type == MsgType.LOGOUT) {
            // What is missing is asked for after the next logon; the message stays uncounted until then.
            return onLogout(state, message, nowNanos, false);
        }
        boolean leaving = state instanceof SessionState.LogoutSent
                || state instanceof SessionState.ResetWanted
                || state instanceof SessionState.ResetSent;
        if (leaving) {
            return Step.stay(state);
        }
        // Everything takes its turn behind the gap, a TestRequest too: it may not come again. A ResendRequest is
        // answered before we ask ourselves, or two sides that both miss something would wait for each other; but
        // it is counted in its turn, or they would ask for each other's requests for ever.
        boolean request = type == MsgType.RESEND_REQUEST && SequenceRules.sensible(message);
        Action hold = new Action.Hold();
        List<Action> first = request ? List.of(SequenceRules.resend(message), hold) : List.of(hold);
        return gaps.tooHigh(state, counters, seqNum, nowNanos, first);
    }

    private Step tooLow(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        if (message.possDup()) {
            return profile.tolerance().strict() ? lowDuplicate(state, counters, message) : Step.stay(state);
        }
        if (message.msgType() == MsgType.LOGOUT) {
            return onLogout(state, message, nowNanos, false);
        }
        boolean asks = message.msgType() == MsgType.RESEND_REQUEST && SequenceRules.sensible(message);
        if (asks && profile.tolerance().strict()) {
            // What it asks for does not depend on its own number, and engines of the field repeat it with the old one.
            return Step.of(state, SequenceRules.resend(message));
        }
        String why = Texts.tooLow(counters.expectedIncoming(), message.msgSeqNum());
        return end(why, why);
    }

    private Step lowDuplicate(SessionState state, SessionCounters counters, FixMessage message) {
        if (!message.has(Tag.ORIG_SENDING_TIME) && !gapFill(message)) {
            return Step.of(
                    state,
                    new Action.Send(Rejects.of(message, RejectReason.REQUIRED_TAG_MISSING, Tag.ORIG_SENDING_TIME)));
        }
        if (sentBeforeOriginal(message)) {
            String why = "SendingTime(52) is before OrigSendingTime(122)";
            return rejectAndEnd(counters, message, badTime(message, Tag.ORIG_SENDING_TIME), why);
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
        return gaps.answered(state, counters, Rejects.actions(Rejects.of(message, reason, refTag)));
    }

    private static void blameCompIds(FixMessage message) {
        int tag = HeaderRules.empty(message, Tag.SENDER_COMP_ID) ? Tag.SENDER_COMP_ID : Tag.TARGET_COMP_ID;
        boolean named = message.has(tag);
        message.blame(named ? RejectReason.TAG_SPECIFIED_WITHOUT_A_VALUE : RejectReason.REQUIRED_TAG_MISSING, tag);
    }

    /// The reason says it all: the field's engines name no tag here.
    private Step wrongCompIds(SessionCounters counters, FixMessage message) {
        AdminMessage.Reject reject = Rejects.of(message, RejectReason.COMP_ID_PROBLEM, 0);
        return rejectAndEnd(counters, message, reject, Texts.compIds(profile, message));
    }

    private static AdminMessage.Reject badTime(FixMessage message, int tag) {
        return Rejects.of(message, RejectReason.SENDING_TIME_ACCURACY_PROBLEM, tag);
    }

    private static Step rejectAndEnd(
            SessionCounters counters, FixMessage message, AdminMessage.Reject reject, String why) {
        List<Action> actions = new ArrayList<>();
        if (message.msgSeqNum() == counters.expectedIncoming()) {
            actions.add(new Action.Advance());
        }
        actions.add(new Action.Send(reject));
        String said = reject.refTag() == 0 ? reject.text() : Texts.badTime(reject.refTag());
        actions.add(new Action.Send(new AdminMessage.Logout(said)));
        actions.add(new Action.Disconnect(why, Comeback.AFTER_REPAIR));
        return new Step(SessionState.Down.STATE, List.copyOf(actions));
    }

    private static Step end(String said, String why) {
        return Step.of(
                SessionState.Down.STATE,
                new Action.Send(new AdminMessage.Logout(said)),
                new Action.Disconnect(why, Comeback.AFTER_REPAIR));
    }
}
