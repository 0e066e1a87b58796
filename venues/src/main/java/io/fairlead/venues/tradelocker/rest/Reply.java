package io.fairlead.venues.tradelocker.rest;

/// What became of a request, for whoever asked: heard once, within a later poll.
///
/// ```
///  Ok       the venue did it, or told it
///  Refused  the venue said no: it did nothing
///  NotSent  it was not done: safe to ask again
///  Unknown  it may have been done: look before doing anything
/// ```
public sealed interface Reply<T> {
    /// `sentNanos` and `answeredNanos` are epoch time: what the venue tells was so at some instant between them.
    record Ok<T>(T value, long sentNanos, long answeredNanos) implements Reply<T> {}

    /// HTTP 200 with `s:error`, or a 4xx that says so. `errmsg` is the venue's text, cut short and printable.
    record Refused<T>(int status, String errmsg) implements Reply<T> {}

    /// `retryAtNanos` is when asking again makes sense, epoch time; 0 where nobody knows.
    record NotSent<T>(Cause cause, String why, long retryAtNanos) implements Reply<T> {}

    /// Lost on the way, a 5xx, or an answer that can't be read.
    record Unknown<T>(String why) implements Reply<T> {}

    /// Why a request was not done.
    enum Cause {
        /// No connection could be made.
        CONNECT,
        /// The login has no token that the venue takes.
        LOGIN,
        /// Something in front of the venue refuses us, as a firewall does.
        EDGE,
        /// Our own budget for the route is spent.
        BUDGET,
        /// The venue wants to be left alone: HTTP 429.
        THROTTLED,
        /// The login keeps failing and is left alone.
        CIRCUIT,
        /// A query waited for its turn for too long, or too many wait.
        PATIENCE,
        /// The venue's configuration is not read yet, or lacks what we need.
        CONFIG,
        /// Nothing is sent any more.
        CLOSED
    }
}
