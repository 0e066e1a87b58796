package io.fairlead.proof.kit;

/// How the gateway of a case is configured for its venue.
public enum Flavour {
    /// As a gateway of that venue usually is.
    STANDARD,
    /// The venue is asked to cancel what a lost connection leaves behind.
    CANCEL_ON_DISCONNECT,
    /// The venue is asked for lists of executions.
    LISTED,
    /// The venue copies what it tells, on a connection of its own.
    COPIED,
    /// With credentials that the venue does not take.
    STRANGER
}
