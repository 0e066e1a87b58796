package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;

/// The words of logouts and disconnects. What engines of the field say in the same words everywhere, so that
/// operators and test suites look for it, is said in those words here, too; other words carry tag numbers.
/// Allocates; never called for a message in sequence.
final class Texts {
    static final String BEGIN_STRING = "Incorrect BeginString";
    static final String NO_SEQ_NUM = "Received message without MsgSeqNum";

    private Texts() {}

    static String tooLow(int expected, int was) {
        return "MsgSeqNum too low, expecting " + expected + " but received " + was;
    }

    static String beginString(String expected, FixMessage message) {
        return "BeginString(8) must be " + expected + ", was " + shown(message, Tag.BEGIN_STRING);
    }

    static String compIds(SessionProfile profile, FixMessage message) {
        SessionId id = profile.id();
        boolean compIdsRight = message.valueEquals(Tag.SENDER_COMP_ID, id.targetCompId())
                && message.valueEquals(Tag.TARGET_COMP_ID, id.senderCompId());
        if (compIdsRight) {
            return "SenderSubID(50) and TargetSubID(57) must be " + id.targetSubId() + " and " + id.senderSubId()
                    + ", were " + shown(message, Tag.SENDER_SUB_ID) + " and " + shown(message, Tag.TARGET_SUB_ID);
        }
        return "SenderCompID(49) and TargetCompID(56) must be " + id.targetCompId() + " and " + id.senderCompId()
                + ", were " + shown(message, Tag.SENDER_COMP_ID) + " and "
                + shown(message, Tag.TARGET_COMP_ID);
    }

    static String skew(long allowedNanos) {
        return "SendingTime(52) is off by more than " + allowedNanos / 1_000_000_000L + " s";
    }

    static String badTime(int tag) {
        return RejectReason.SENDING_TIME_ACCURACY_PROBLEM.text() + ", field=" + tag;
    }

    /// What is wrong with a message. A value of the wrong format is told with its tag, as a bad time is.
    static String fault(FixMessage message) {
        boolean format = message.fault() == RejectReason.INCORRECT_DATA_FORMAT_FOR_VALUE;
        return format ? message.faultText() + ", field=" + message.faultTag() : message.faultText();
    }

    /// What the counterparty said about it, behind what it is about: Text(58), and SessionStatus(1409).
    static String said(String what, FixMessage message) {
        String text = message.string(Tag.TEXT, "");
        String status = message.has(Tag.SESSION_STATUS) ? status(message) : "";
        return what + (text.isEmpty() ? "" : ": " + text) + status;
    }

    private static String status(FixMessage message) {
        int code = message.intValue(Tag.SESSION_STATUS);
        SessionStatusCode known = SessionStatusCode.of(code, SessionStatusCode.ACTIVE);
        String words = known.code() == code ? ", " + known.text() : "";
        return " (SessionStatus(1409) " + message.string(Tag.SESSION_STATUS, "") + words + ")";
    }

    private static String shown(FixMessage message, int tag) {
        return message.string(tag, "missing");
    }
}
