package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;

/// Checks of the standard header that come before the sequence number. Stateless.
final class HeaderRules {
    enum Verdict {
        GOOD,
        WRONG_BEGIN_STRING,
        NO_SEQ_NUM,
        NO_COMP_ID,
        WRONG_COMP_ID,
        NO_SENDING_TIME,
        CLOCK_SKEWED
    }

    private final SessionProfile profile;

    HeaderRules(SessionProfile profile) {
        this.profile = profile;
    }

    Verdict check(FixMessage message, long nowNanos) {
        SessionId id = profile.id();
        if (!message.valueEquals(Tag.BEGIN_STRING, id.beginString())) {
            return Verdict.WRONG_BEGIN_STRING;
        }
        if (message.msgSeqNum() < 0) {
            return Verdict.NO_SEQ_NUM;
        }
        if (empty(message, Tag.SENDER_COMP_ID) || empty(message, Tag.TARGET_COMP_ID)) {
            return Verdict.NO_COMP_ID;
        }
        if (!rightCompIds(message) || (profile.tolerance().strict() && !rightSubIds(message))) {
            return Verdict.WRONG_COMP_ID;
        }
        long sendingTime = message.timestamp(Tag.SENDING_TIME);
        if (sendingTime == UtcTimestamp.INVALID) {
            return Verdict.NO_SENDING_TIME;
        }
        long allowed = profile.timing().clockSkewNanos();
        return allowed != 0 && Math.abs(nowNanos - sendingTime) > allowed ? Verdict.CLOCK_SKEWED : Verdict.GOOD;
    }

    private boolean rightCompIds(FixMessage message) {
        SessionId id = profile.id();
        return message.valueEquals(Tag.SENDER_COMP_ID, id.targetCompId())
                && message.valueEquals(Tag.TARGET_COMP_ID, id.senderCompId());
    }

    private boolean rightSubIds(FixMessage message) {
        SessionId id = profile.id();
        return !differs(message, Tag.SENDER_SUB_ID, id.targetSubId())
                && !differs(message, Tag.TARGET_SUB_ID, id.senderSubId());
    }

    /// Whether a sub id is there that is not the one agreed; many counterparties send none.
    private static boolean differs(FixMessage message, int tag, String agreed) {
        return !agreed.isEmpty() && message.has(tag) && !message.valueEquals(tag, agreed);
    }

    /// A business reject that a counterparty sends for a header which it can't resolve: empty comp ids, MsgSeqNum 1.
    boolean stray(FixMessage message) {
        return profile.tolerance().strayBusinessRejects()
                && message.msgType() == MsgType.BUSINESS_MESSAGE_REJECT
                && empty(message, Tag.SENDER_COMP_ID)
                && empty(message, Tag.TARGET_COMP_ID);
    }

    static boolean empty(FixMessage message, int tag) {
        int index = message.indexOf(tag);
        return index < 0 || message.length(index) == 0;
    }
}
