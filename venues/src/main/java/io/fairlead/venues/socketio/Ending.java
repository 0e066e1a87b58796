package io.fairlead.venues.socketio;

/// Why a connection is over; `why` is for people.
public record Ending(Cause cause, String why) {
    /// Who ended it.
    public enum Cause {
        /// The server let us connect and would not have us in the namespace.
        REFUSED,
        /// The server ended it in form.
        DISCONNECTED,
        /// It never opened, broke, fell silent, or made no sense.
        LOST
    }
}
