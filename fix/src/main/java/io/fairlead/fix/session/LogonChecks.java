package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import org.jspecify.annotations.Nullable;

/// What makes a Logon(A) unacceptable, in both roles. Stateless.
final class LogonChecks {
    /// Why, and the SessionStatus(1409) that says so, if there is one.
    record Refusal(@Nullable SessionStatusCode status, String text) {}

    private final SessionProfile profile;
    private final HeaderRules header;

    LogonChecks(SessionProfile profile, HeaderRules header) {
        this.profile = profile;
        this.header = header;
    }

    /// Checks a Logon by the numbers that count for it. Returns null if it is acceptable.
    @Nullable
    Refusal refusal(FixMessage message, int expected, int next, long nowNanos) {
        String wrong = headerProblem(message, nowNanos);
        if (wrong == null) {
            wrong = bodyProblem(message);
        }
        if (wrong == null && profile.fixt()) {
            wrong = versionProblem(message);
        }
        if (wrong != null) {
            return new Refusal(null, wrong);
        }
        if (message.msgSeqNum() < expected) {
            return new Refusal(null, Texts.tooLow(expected, message.msgSeqNum()));
        }
        return profile.logon().nextExpected() ? nextExpectedProblem(message, next) : null;
    }

    private @Nullable String headerProblem(FixMessage message, long nowNanos) {
        return switch (header.check(message, nowNanos)) {
            case GOOD -> null;
            case WRONG_BEGIN_STRING -> Texts.BEGIN_STRING;
            case NO_SEQ_NUM -> Texts.NO_SEQ_NUM;
            case NO_COMP_ID, WRONG_COMP_ID -> Texts.compIds(profile, message);
            case NO_SENDING_TIME -> "SendingTime(52) is missing or malformed";
            case CLOCK_SKEWED ->
                profile.role() == Role.ACCEPTOR || profile.tolerance().strict()
                        ? "Invalid Logon message: " + Texts.badTime(Tag.SENDING_TIME)
                        : null;
        };
    }

    private @Nullable String bodyProblem(FixMessage message) {
        boolean sparse = profile.role() == Role.INITIATOR && profile.tolerance().sparseLogonAnswer();
        if (!(sparse && !message.has(Tag.ENCRYPT_METHOD)) && message.intValue(Tag.ENCRYPT_METHOD) != 0) {
            return "EncryptMethod(98) must be 0, was " + message.string(Tag.ENCRYPT_METHOD, "missing");
        }
        if (!(sparse && !message.has(Tag.HEART_BT_INT)) && message.intValue(Tag.HEART_BT_INT) < 0) {
            return message.has(Tag.HEART_BT_INT) ? "HeartBtInt must not be negative" : "HeartBtInt(108) is missing";
        }
        if (message.flag(Tag.RESET_SEQ_NUM_FLAG) && message.msgSeqNum() != 1) {
            return "a Logon(A) with ResetSeqNumFlag(141)=Y must have MsgSeqNum(34) 1, was " + message.msgSeqNum();
        }
        RejectReason fault = message.fault();
        if (fault != null && profile.tolerance().strict()) {
            return message.faultText() + ", tag " + message.faultTag();
        }
        return null;
    }

    /// Without a version that both sides know, application messages can't be read. A tolerant session takes it that an
    /// answer without one means ours.
    private @Nullable String versionProblem(FixMessage message) {
        if (!message.has(Tag.DEFAULT_APPL_VER_ID) && !profile.tolerance().strict()) {
            return null;
        }
        ApplVersions versions = profile.wire().versions();
        return versions.takes(message.charValue(Tag.DEFAULT_APPL_VER_ID))
                ? null
                : "Invalid DefaultApplVerID=" + message.string(Tag.DEFAULT_APPL_VER_ID, "missing") + ", must be one of "
                        + versions.codes();
    }

    private static @Nullable Refusal nextExpectedProblem(FixMessage message, int next) {
        if (!message.has(Tag.NEXT_EXPECTED_MSG_SEQ_NUM)) {
            return null;
        }
        int wanted = message.intValue(Tag.NEXT_EXPECTED_MSG_SEQ_NUM);
        if (wanted < 1) {
            return new Refusal(
                    null,
                    "NextExpectedMsgSeqNum(789) must be 1 or more, was "
                            + message.string(Tag.NEXT_EXPECTED_MSG_SEQ_NUM, "missing"));
        }
        return wanted <= next
                ? null
                : new Refusal(
                        null,
                        "Tag 789 (NextExpectedMsgSeqNum) is higher than expected. Expected " + next + ", Received "
                                + wanted);
    }
}
