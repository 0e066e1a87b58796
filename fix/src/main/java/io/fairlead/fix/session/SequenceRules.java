package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import java.util.ArrayList;
import java.util.List;

/// What ResendRequest(2) and SequenceReset(4) in both modes do, and which of them make no sense. Stateless.
final class SequenceRules {
    /// No counterparty needs more; one that says so would have our numbers overflow soon after.
    private static final int HIGHEST = 2_000_000_000;

    private final GapRules gaps;

    SequenceRules(GapRules gaps) {
        this.gaps = gaps;
    }

    /// A ResendRequest in sequence.
    Step onResendRequest(SessionState state, SessionCounters counters, FixMessage message) {
        if (message.msgSeqNum() <= counters.answered()) {
            return gaps.counted(state, counters);
        }
        int wrong = wrongRangeTag(message);
        return wrong != 0 ? refuse(state, counters, message, wrong) : gaps.answered(state, counters, resend(message));
    }

    /// Whether a ResendRequest names a range.
    static boolean sensible(FixMessage resendRequest) {
        return wrongRangeTag(resendRequest) == 0;
    }

    static Action resend(FixMessage message) {
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

    /// A SequenceReset in gap fill mode, in sequence.
    Step onGapFill(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        int newSeqNo = message.intValue(Tag.NEW_SEQ_NO);
        if (!message.has(Tag.NEW_SEQ_NO) || newSeqNo > HIGHEST) {
            return refuse(state, counters, message, Tag.NEW_SEQ_NO);
        }
        if (newSeqNo <= message.msgSeqNum()) {
            String why = "attempt to lower sequence number, invalid value NewSeqNo(36)="
                    + message.string(Tag.NEW_SEQ_NO, "");
            AdminMessage.Reject reject = Rejects.of(message, RejectReason.VALUE_IS_INCORRECT, Tag.NEW_SEQ_NO, why);
            return gaps.answered(state, counters, Rejects.actions(reject));
        }
        List<Action> actions = new ArrayList<>(List.of(new Action.ExpectNext(newSeqNo)));
        return gaps.filled(state, newSeqNo, nowNanos, actions);
    }

    /// SequenceReset in reset mode: its own MsgSeqNum(34) does not matter, and it can only move forward.
    Step onReset(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        int expected = counters.expectedIncoming();
        int newSeqNo = message.intValue(Tag.NEW_SEQ_NO);
        if (newSeqNo < expected || newSeqNo > HIGHEST) {
            AdminMessage.Reject reject = message.has(Tag.NEW_SEQ_NO)
                    ? Rejects.of(message, RejectReason.VALUE_IS_INCORRECT, Tag.NEW_SEQ_NO)
                    : Rejects.of(message, RejectReason.REQUIRED_TAG_MISSING, Tag.NEW_SEQ_NO);
            return Step.of(state, new Action.Send(reject), new Action.Report(new SessionEvent.MessageRejected(reject)));
        }
        List<Action> actions = new ArrayList<>();
        if (newSeqNo > expected) {
            actions.add(new Action.ExpectNext(newSeqNo));
            actions.add(new Action.Report(new SessionEvent.SequenceMoved(expected, newSeqNo)));
        }
        return gaps.moved(state, newSeqNo, nowNanos, actions);
    }

    private Step refuse(SessionState state, SessionCounters counters, FixMessage message, int tag) {
        RejectReason reason = message.has(tag) ? RejectReason.VALUE_IS_INCORRECT : RejectReason.REQUIRED_TAG_MISSING;
        return gaps.answered(state, counters, Rejects.actions(Rejects.of(message, reason, tag)));
    }
}
