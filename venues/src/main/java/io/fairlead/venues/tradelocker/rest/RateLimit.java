package io.fairlead.venues.tradelocker.rest;

/// A limit as the venue publishes it: at most so many requests in so much time.
public record RateLimit(String type, int most, long perNanos) {
    public RateLimit {
        if (most < 1 || perNanos < 1) {
            throw new IllegalArgumentException(
                    "limit " + type + " must allow a request in some time, was " + most + " in " + perNanos + " ns");
        }
    }
}
