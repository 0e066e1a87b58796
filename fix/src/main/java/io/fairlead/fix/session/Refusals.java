package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;

/// What a counterparty's refusal means for us: whether the next attempt may fare better. Stateless.
final class Refusals {
    private Refusals() {}

    /// Whether a Logon(A) is none: its SessionStatus(1409) says that there is no session.
    static boolean refused(FixMessage logon) {
        return switch (status(logon)) {
            case ACTIVE, PASSWORD_CHANGED, PASSWORD_DUE_TO_EXPIRE -> false;
            case NEW_PASSWORD_REFUSED,
                    LOGGED_OUT,
                    INVALID_CREDENTIALS,
                    ACCOUNT_LOCKED,
                    NOT_ALLOWED_NOW,
                    PASSWORD_EXPIRED,
                    MSG_SEQ_NUM_TOO_LOW,
                    NEXT_EXPECTED_TOO_HIGH -> true;
        };
    }

    /// Whether to come back soon after our Logon(A) was answered with this message.
    static Comeback comeback(FixMessage refusal) {
        if (refusal.msgType() == MsgType.REJECT) {
            int reason = refusal.intValue(Tag.SESSION_REJECT_REASON);
            return reason == FixMessage.NO_INT || reason == RejectReason.OTHER.code()
                    ? Comeback.LATER
                    : Comeback.AFTER_REPAIR;
        }
        return refusal.has(Tag.SESSION_STATUS) ? worse(status(refusal).comeback()) : Comeback.LATER;
    }

    /// Whether to come back soon after a session that was up ended with this Logout(5).
    static Comeback afterLogout(FixMessage logout) {
        return status(logout).comeback();
    }

    private static Comeback worse(Comeback comeback) {
        return comeback == Comeback.SOON ? Comeback.LATER : comeback;
    }

    private static SessionStatusCode status(FixMessage message) {
        return message.has(Tag.SESSION_STATUS)
                ? SessionStatusCode.of(message.intValue(Tag.SESSION_STATUS), SessionStatusCode.NOT_ALLOWED_NOW)
                : SessionStatusCode.ACTIVE;
    }
}
