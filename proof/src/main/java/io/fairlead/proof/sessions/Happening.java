package io.fairlead.proof.sessions;

/// What is counted in a world, so that a calm one can't pass for a proof; a report has its names in camel case.
public enum Happening {
    /// A message left an application.
    SENT,
    /// A message reached an application for the first time.
    DELIVERED,
    /// A message reached an application only because it was sent again.
    RESENT,
    /// A message reached an application again, marked as a possible duplicate.
    DUPLICATES_MARKED,
    /// A message was refused before a byte of it left: back pressure, no session, no room.
    REFUSED,
    /// A side was logged on.
    LOGONS,
    /// A gap was noticed.
    GAPS,
    /// A ResendRequest(2) went out.
    RESEND_REQUESTS,
    /// A SequenceReset(4) went out.
    GAP_FILLS,
    /// Both numbers were set to 1.
    RESETS,
    /// A side asked for a reset while its session was up.
    RESET_REQUESTS,
    /// A silent counterparty was cut off.
    HEARTBEATS_MISSED,
    /// A connection was reset.
    CUTS,
    /// A connection went silent, on both sides or one.
    HALF_OPEN,
    /// The network fell apart for a while.
    PARTITIONS,
    /// Bytes came in pieces, late, or both, for a while.
    BAD_LINES,
    /// A byte arrived as another one.
    CORRUPTIONS,
    /// Somebody else connected with the initiator's name.
    GHOSTS,
    /// A process died alone.
    CRASHES,
    /// A process died between two steps of handling one message.
    CRASHES_WITHIN,
    /// A machine died.
    POWER_LOSSES,
    /// A machine died with writes that were not synced.
    TORN_WRITES,
    /// A process stood still for a while, its counterparty's bytes unread.
    PAUSES,
    /// A clock was set.
    CLOCK_STEPS,
    /// A side logged out in good order.
    LOGOUTS,
    /// Many messages were sent at once.
    BURSTS
}
