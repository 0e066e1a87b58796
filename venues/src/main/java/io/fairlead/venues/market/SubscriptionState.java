package io.fairlead.venues.market;

/// Where a subscription stands.
public enum SubscriptionState {
    /// Nobody reads it, and the venue sends nothing.
    IDLE,
    /// Somebody wants it: it waits for the session, for its turn, or for room.
    WANTED,
    /// The venue was asked, and has sent nothing yet.
    REQUESTED,
    /// The venue sends it.
    LIVE,
    /// The venue was sending it and has said nothing for longer than it should.
    STALE,
    /// It ended or was refused: asked for again after a while, or when the session is back.
    LOST;

    /// Whether the venue may be sending it.
    public boolean isAtVenue() {
        return this == REQUESTED || this == LIVE || this == STALE;
    }
}
