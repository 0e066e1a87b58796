package io.fairlead.fix.session;

/// SessionStatus(1409) of a Logon(A) or Logout(5): how the counterparty took us.
public enum SessionStatusCode {
    ACTIVE(0, Comeback.SOON, "session active"),
    PASSWORD_CHANGED(1, Comeback.SOON, "password changed"),
    PASSWORD_DUE_TO_EXPIRE(2, Comeback.SOON, "password due to expire"),
    NEW_PASSWORD_REFUSED(3, Comeback.AFTER_REPAIR, "new password does not comply with policy"),
    LOGGED_OUT(4, Comeback.SOON, "logged out"),
    INVALID_CREDENTIALS(5, Comeback.AFTER_REPAIR, "invalid username or password"),
    ACCOUNT_LOCKED(6, Comeback.AFTER_REPAIR, "account locked"),
    NOT_ALLOWED_NOW(7, Comeback.LATER, "logons are not allowed at this time"),
    PASSWORD_EXPIRED(8, Comeback.AFTER_REPAIR, "password expired"),
    MSG_SEQ_NUM_TOO_LOW(9, Comeback.AFTER_REPAIR, "MsgSeqNum(34) too low"),
    NEXT_EXPECTED_TOO_HIGH(10, Comeback.AFTER_REPAIR, "NextExpectedMsgSeqNum(789) too high");

    private static final SessionStatusCode[] VALUES = values();

    private final int code;
    private final Comeback comeback;
    private final String text;

    SessionStatusCode(int code, Comeback comeback, String text) {
        this.code = code;
        this.comeback = comeback;
        this.text = text;
    }

    /// The value on the wire.
    public int code() {
        return code;
    }

    /// Whether to come back soon.
    public Comeback comeback() {
        return comeback;
    }

    /// The standard's words, shortened.
    public String text() {
        return text;
    }

    /// The status with this code, or the fallback if there is none.
    public static SessionStatusCode of(int code, SessionStatusCode fallback) {
        for (SessionStatusCode each : VALUES) {
            if (each.code == code) {
                return each;
            }
        }
        return fallback;
    }
}
