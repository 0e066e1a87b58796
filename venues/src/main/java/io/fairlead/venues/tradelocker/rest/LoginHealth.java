package io.fairlead.venues.tradelocker.rest;

/// How a login stands, to be shown. Immutable.
///
/// @param sinceNanos when it came to this state, epoch time
/// @param problem what went wrong last, for people; empty if nothing did
/// @param refreshAtNanos when its token is refreshed next; 0 while it has none
/// @param retryAtNanos when it is tried again; 0 while nothing waits for that
/// @param accounts how many accounts it may trade; 0 until they are read
public record LoginHealth(
        String login,
        State state,
        long sinceNanos,
        String problem,
        long refreshAtNanos,
        long retryAtNanos,
        int accounts) {

    public enum State {
        /// Has no token, and tries again later.
        OUT,
        /// Asks for a token.
        ENTERING,
        /// Has a token; the venue's configuration is being read, or can't be.
        IN,
        /// Has a token and the configuration: everything can be asked.
        READY,
        /// The venue does not take the e-mail, the password or the server: somebody must look.
        REFUSED,
        /// Something in front of the venue does not let us through (HTTP 403).
        BLOCKED,
        CLOSED
    }
}
