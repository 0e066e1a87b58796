package io.fairlead.proof.truth;

/// Where an order stands at the end, as far as both sides can say it in the same words.
public enum Standing {
    /// It can still execute.
    LIVE,
    FILLED,
    /// Cancelled or expired: it ended unfilled or filled in part.
    CANCELED,
    REJECTED,
    /// It never left the gateway, or never reached the venue.
    ABSENT,
    /// The gateway says that it does not know.
    UNKNOWN
}
