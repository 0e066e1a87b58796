package io.fairlead.venues.tradelocker.rest;

/// Where the time of one request went. Times are epoch nanoseconds.
///
/// @param askedNanos when it was asked for
/// @param sentNanos when it was handed to the connection; 0 if it never was
/// @param answeredNanos when what became of it was polled; 0 if it never was sent
/// @param parsedNanos when its answer was read
public record CallTiming(
        String login,
        Route route,
        long askedNanos,
        long sentNanos,
        long answeredNanos,
        long parsedNanos,
        String outcome) {}
