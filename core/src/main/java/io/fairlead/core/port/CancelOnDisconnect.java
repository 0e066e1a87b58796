package io.fairlead.core.port;

/// Who cancels the orders that a lost connection, or a restart of the gateway, leaves behind.
public enum CancelOnDisconnect {
    /// Nobody: they stay.
    OFF,
    /// The venue, by itself; after a reconnect it is asked what it did.
    VENUE,
    /// The gateway, once it is connected again and the venue has said what is still live.
    EMULATED
}
