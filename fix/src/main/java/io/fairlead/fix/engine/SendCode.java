package io.fairlead.fix.engine;

/// Why [FixSession#commit] did not send. In each case no byte left us and no MsgSeqNum(34) was used.
public final class SendCode {
    /// There is no session to send on.
    public static final int NOT_LOGGED_ON = -1;

    /// The counterparty takes bytes more slowly than we send, a resend is going out, or the disk is behind.
    public static final int BACK_PRESSURE = -2;

    /// The store has no room.
    public static final int STORE_FULL = -3;

    /// The message is too long, or holds an empty value or a control character.
    public static final int BAD_MESSAGE = -4;

    /// The session's [io.fairlead.fix.session.Bounds#outboundRate] is used up for the moment.
    public static final int RATE_LIMITED = -5;

    private SendCode() {}

    /// The name of a code, for logs; a MsgSeqNum(34) is "sent".
    public static String text(int code) {
        return switch (code) {
            case NOT_LOGGED_ON -> "not logged on";
            case BACK_PRESSURE -> "back pressure";
            case STORE_FULL -> "store full";
            case BAD_MESSAGE -> "bad message";
            case RATE_LIMITED -> "rate limited";
            default -> "sent";
        };
    }
}
