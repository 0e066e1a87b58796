package io.fairlead.fix.session;

/// SessionStatus(1409) of a Logon(A) or Logout(5): how the counterparty took us.
public enum SessionStatusCode {
    ACTIVE(Comeback.SOON, "session active"),
    PASSWORD_CHANGED(Comeback.SOON, "password changed"),
    PASSWORD_DUE_TO_EXPIRE(Comeback.SOON, "password due to expire"),
    NEW_PASSWORD_REFUSED(Comeback.AFTER_REPAIR, "new password does not comply with policy"),
    LOGGED_OUT(Comeback.SOON, "logged out"),
    INVALID_CREDENTIALS(Comeback.AFTER_REPAIR, "invalid username or password"),
    ACCOUNT_LOCKED(Comeback.AFTER_REPAIR, "account locked"),
    NOT_ALLOWED_NOW(Comeback.LATER, "logons are not allowed at this time"),
    PASSWORD_EXPIRED(Comeback.AFTER_REPAIR, "password expired"),
    MSG_SEQ_NUM_TOO_LOW(Comeback.AFTER_REPAIR, "MsgSeqNum(34) too low"),
    NEXT_EXPECTED_TOO_HIGH(Comeback.AFTER_REPAIR, "NextExpectedMsgSeqNum(789) too high");

    private static final SessionStatusCode[] VALUES = values();

    private final Comeback comeback;
    private final String text;

    SessionStatusCode(Comeback comeback, String text) {
        this.comeback = comeback;
        this.text = text;
    }

    /// The value on the wire.
    public int code() {
        return ordinal();
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
        return code < 0 || code >= VALUES.length ? fallback : VALUES[code];
    }
}
