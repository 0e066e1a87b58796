package io.fairlead.venues.fixlp;

import io.fairlead.fix.engine.SendCode;

/// What a failure means for the one who asked: try again, give up, or find out first.
///
/// Refusals of orders, cancels and replaces are not here: their meaning is the core's to decide, from the report as it
/// came. A refused cancel, for one, is never proof that the order is alive.
final class FixLpErrors {
    /// What to do about a failure.
    enum Meaning {
        /// Refused before processing and likely to pass later.
        RETRY,
        /// It will be refused again.
        GIVE_UP,
        /// Nobody said why.
        UNKNOWN
    }

    private FixLpErrors() {}

    /// Why a request was not sent, by its [SendCode]. In each case no byte left us, so trying again doubles nothing.
    static String whyNotSent(int sendCode) {
        return switch (sendCode) {
            case SendCode.NOT_LOGGED_ON -> "no session is logged on";
            case SendCode.BACK_PRESSURE -> "the session is busy: back pressure";
            case SendCode.RATE_LIMITED -> "the session's message rate is used up for the moment";
            case SendCode.STORE_FULL -> "the message store is full";
            default -> "the message can't be put on the wire";
        };
    }

    /// MDReqRejReason(281).
    static Meaning marketDataReject(char reason) {
        return switch (reason) {
            case '1', '2' -> Meaning.RETRY; // duplicate MDReqID, insufficient bandwidth
            case 0 -> Meaning.UNKNOWN;
            default -> Meaning.GIVE_UP;
        };
    }
}
