package io.fairlead.proof.kit;

/// How the gateway of a case is configured for its venue.
public enum Flavour {
    /// As a gateway of that venue usually is.
    STANDARD,
    /// The venue is asked to cancel what a lost connection leaves behind.
    CANCEL_ON_DISCONNECT,
    /// With credentials that the venue does not take.
    STRANGER
}
