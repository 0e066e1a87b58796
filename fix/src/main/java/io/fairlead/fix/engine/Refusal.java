package io.fairlead.fix.engine;

/// Why an acceptor closed a link whose first message it read, or waited for. Immutable.
///
/// @param peer the address that connected
/// @param session what the Logon(A) named, as far as it was one
public record Refusal(String peer, Reason reason, String session) {
    /// What was wrong with it.
    public enum Reason {
        /// It sent no whole message in time.
        TOO_SLOW,
        /// It hung up first.
        GONE,
        /// What it sent is not FIX.
        GARBLED,
        /// Its first message was no Logon(A).
        NOT_A_LOGON,
        /// There is no such session.
        UNKNOWN_SESSION,
        /// The session has a link: the one that has it keeps it.
        ALREADY_CONNECTED,
        /// The session is stopped.
        STOPPED,
        /// The session is out of hours.
        OUT_OF_HOURS,
        /// The session's store is not ready yet.
        NOT_READY,
        /// Too many links of this address have not logged on yet.
        TOO_MANY
    }
}
