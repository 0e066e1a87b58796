package io.fairlead.fix.session;

/// Where a session stands. Immutable; what changes with every message (sequence numbers, times) is in
/// [SessionCounters] instead, so that a message in sequence creates no state.
public sealed interface SessionState {
    /// No link.
    record Down() implements SessionState {
        public static final Down STATE = new Down();
    }

    /// Acceptor: the link is there, the first message must be a Logon(A).
    record AwaitingLogon(long deadlineNanos) implements SessionState {}

    /// Initiator: our Logon(A) is out, with or without ResetSeqNumFlag(141)=Y.
    record LogonSent(long deadlineNanos, boolean reset) implements SessionState {}

    /// Logged on, nothing missing.
    record Up() implements SessionState {
        public static final Up STATE = new Up();
    }

    /// Logged on; messages up to `throughSeqNum` are missing and will be asked for when the wait is over.
    record GapSeen(int throughSeqNum, long askAtNanos) implements SessionState {}

    /// Logged on; a ResendRequest(2) up to `chunkEndSeqNum` is out, and at `throughSeqNum` the gap is closed.
    record Recovering(int chunkEndSeqNum, int throughSeqNum, int attempt, long retryAtNanos) implements SessionState {}

    /// Logged on; we want both numbers to start from 1, and wait for the Heartbeat(0) which says that the counterparty
    /// lacks nothing.
    record ResetWanted(String testReqId, long deadlineNanos) implements SessionState {}

    /// Logged on; our Logon(A) with ResetSeqNumFlag(141)=Y is out, and messages of the old numbering still count until
    /// theirs comes.
    record ResetSent(long deadlineNanos) implements SessionState {}

    /// Our Logout(5) is out; messages still count until theirs comes.
    record LogoutSent(String reason, long deadlineNanos) implements SessionState {}

    /// We answered their Logout(5); they should close the link.
    record LogoutAnswered(String reason, long deadlineNanos, Comeback comeback) implements SessionState {}

    /// Whether application messages may be sent.
    default boolean loggedOn() {
        return switch (this) {
            case Up _, GapSeen _, Recovering _ -> true;
            case Down _, AwaitingLogon _, LogonSent _, ResetWanted _, ResetSent _, LogoutSent _, LogoutAnswered _ ->
                false;
        };
    }
}
