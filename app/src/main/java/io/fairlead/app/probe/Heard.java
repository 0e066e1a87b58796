package io.fairlead.app.probe;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.session.SessionId;
import org.jspecify.annotations.Nullable;

/// What the counterparty said during a probe. Owned by the probe's thread.
final class Heard implements FixLog {
    private static final int MOST_FIELDS = 2048;
    private static final int WHOLE_SECONDS = "20260105-12:00:00".length();
    private static final long SECOND = 1_000_000_000L;

    private final FixMessage message = new FixMessage(MOST_FIELDS);
    private long logonSentNanos;
    private @Nullable ClockReading clock;
    private int firstSeqNum;
    private int resendFrom;
    private String text = "";
    private boolean loggedOut;

    /// Our clock minus theirs, as far as the way there and back and the digits of their time allow to know.
    record ClockReading(long offsetNanos, long uncertaintyNanos) {}

    @Override
    public void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        if (FixDecoder.decode(bytes, offset, length, message) != FixDecoder.OK) {
            return;
        }
        if (firstSeqNum == 0) {
            firstSeqNum = message.msgSeqNum();
            clock = reading(nowNanos);
        }
        switch (message.msgType()) {
            case MsgType.LOGON, MsgType.REJECT, MsgType.BUSINESS_MESSAGE_REJECT ->
                text = message.string(Tag.TEXT, text);
            case MsgType.LOGOUT -> {
                loggedOut = true;
                text = message.string(Tag.TEXT, text);
            }
            case MsgType.RESEND_REQUEST -> resendFrom = message.intValue(Tag.BEGIN_SEQ_NO);
            default -> {
                // Whatever else comes is the session's business.
            }
        }
    }

    /// They wrote their time between our Logon(A) and its arrival here; whole seconds are cut off, not rounded.
    private @Nullable ClockReading reading(long nowNanos) {
        long theirs = message.timestamp(Tag.SENDING_TIME);
        if (theirs == UtcTimestamp.INVALID || logonSentNanos == 0) {
            return null;
        }
        boolean coarse = message.string(Tag.SENDING_TIME, "").length() == WHOLE_SECONDS;
        long blur = coarse ? SECOND / 2 : 0;
        long half = (nowNanos - logonSentNanos) / 2;
        return new ClockReading(logonSentNanos + half - (theirs + blur), half + blur);
    }

    @Override
    public void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        if (logonSentNanos == 0) {
            logonSentNanos = nowNanos;
        }
    }

    @Override
    public void event(SessionId session, String what, long nowNanos) {
        // The findings tell it.
    }

    @Nullable
    ClockReading clock() {
        return clock;
    }

    /// MsgSeqNum(34) of their first message; 0 if there was none.
    int firstSeqNum() {
        return firstSeqNum;
    }

    /// Where their ResendRequest(2) begins; 0 without one.
    int resendFrom() {
        return resendFrom;
    }

    /// Their last Text(58).
    String text() {
        return text;
    }

    /// Whether they sent Logout(5).
    boolean loggedOut() {
        return loggedOut;
    }
}
