package io.fairlead.venues.tradelocker.live;

/// How an account is followed. `why` is for people, empty where there is nothing to say.
///
/// @param sinceNanos epoch time
public record LiveMode(Way way, long sinceNanos, String why) {
    /// The ways, from not at all to at once.
    public enum Way {
        /// Nothing whole was told yet.
        AWAITED,
        /// It was followed, and nothing whole has been told for longer than it may take.
        SILENT,
        POLLED,
        /// By the stream, with a poll now and then that checks it.
        STREAMED
    }

    /// Whether the account's picture is kept up.
    public boolean isUp() {
        return way == Way.POLLED || way == Way.STREAMED;
    }
}
