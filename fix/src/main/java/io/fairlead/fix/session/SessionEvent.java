package io.fairlead.fix.session;

/// Something an operator wants to know about a session. Immutable.
public sealed interface SessionEvent {
    /// Messages `from` to `through` are missing.
    record GapDetected(int from, int through) implements SessionEvent {}

    /// Nothing is missing any more.
    record GapClosed(int through) implements SessionEvent {}

    /// The counterparty moved its MsgSeqNum(34) by SequenceReset(4) in reset mode: what was between may be lost.
    record SequenceMoved(int from, int to) implements SessionEvent {}

    /// The counterparty set both sequence numbers to 1 with ResetSeqNumFlag(141)=Y.
    record NumbersReset() implements SessionEvent {}

    /// We answered a message with Reject(3).
    record MessageRejected(AdminMessage.Reject reject) implements SessionEvent {}

    /// We answered an application message with BusinessMessageReject(j).
    record BusinessRejected(AdminMessage.BusinessReject reject) implements SessionEvent {}

    /// A logon that carried NewPassword(925) was accepted: the new password counts from now on.
    record PasswordChanged() implements SessionEvent {}

    /// The counterparty has been silent for longer than its heartbeats allow.
    record HeartbeatMissed(long silentNanos) implements SessionEvent {}

    /// The counterparty sends more than our limit: we read no faster than that, and it is slowed down.
    record InboundThrottled(RateLimit limit) implements SessionEvent {}

    /// SendingTime(52) is further from our clock than allowed.
    record ClockSkewed(long skewNanos) implements SessionEvent {}
}
