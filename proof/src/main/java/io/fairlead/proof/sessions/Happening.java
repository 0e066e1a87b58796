package io.fairlead.proof.sessions;

/// What is counted in a world, so that a calm one can't pass for a proof.
public enum Happening {
    /// A message left an application.
    SENT("sent"),
    /// A message reached an application for the first time.
    DELIVERED("delivered"),
    /// A message reached an application only because it was sent again.
    RESENT("resent"),
    /// A message reached an application again, marked as a possible duplicate.
    DUPLICATES_MARKED("duplicatesMarked"),
    /// A message was refused before a byte of it left: back pressure, no session, no room.
    REFUSED("refused"),
    /// A side was logged on.
    LOGONS("logons"),
    /// A gap was noticed.
    GAPS("gaps"),
    /// A ResendRequest(2) went out.
    RESEND_REQUESTS("resendRequests"),
    /// A SequenceReset(4) went out.
    GAP_FILLS("gapFills"),
    /// Both numbers were set to 1.
    RESETS("resets"),
    /// A side asked for a reset while its session was up.
    RESET_REQUESTS("resetRequests"),
    /// A silent counterparty was cut off.
    HEARTBEATS_MISSED("heartbeatsMissed"),
    /// A connection was reset.
    CUTS("cuts"),
    /// A connection went silent, on both sides or one.
    HALF_OPEN("halfOpen"),
    /// The network fell apart for a while.
    PARTITIONS("partitions"),
    /// Bytes came in pieces, late, or both, for a while.
    BAD_LINES("badLines"),
    /// A byte arrived as another one.
    CORRUPTIONS("corruptions"),
    /// Somebody else connected with the initiator's name.
    GHOSTS("ghosts"),
    /// A process died alone.
    CRASHES("crashes"),
    /// A process died between two steps of handling one message.
    CRASHES_WITHIN("crashesWithin"),
    /// A machine died.
    POWER_LOSSES("powerLosses"),
    /// A machine died with writes that were not synced.
    TORN_WRITES("tornWrites"),
    /// A process stood still for a while, its counterparty's bytes unread.
    PAUSES("pauses"),
    /// A clock was set.
    CLOCK_STEPS("clockSteps"),
    /// A side logged out in good order.
    LOGOUTS("logouts"),
    /// Many messages were sent at once.
    BURSTS("bursts");

    private final String key;

    Happening(String key) {
        this.key = key;
    }

    /// Its name in a report.
    public String key() {
        return key;
    }
}
