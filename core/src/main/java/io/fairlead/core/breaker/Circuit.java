package io.fairlead.core.breaker;

import io.fairlead.core.model.OrderId;

/// Whether something may be asked of an endpoint that failed. Immutable.
///
/// ```
///  Closed ──failures in a row──▶ Open ──its time is over──▶ (one request) Probing ──success──▶ Closed
///                                 ▲                                          │
///                                 └──────────── failure: twice as long ──────┘
/// ```
public sealed interface Circuit {
    record Closed() implements Circuit {
        static final Closed CLOSED = new Closed();
    }

    /// Nothing is wrong.
    static Circuit closed() {
        return Closed.CLOSED;
    }

    /// `why` is the failure that tripped it, `trips` the times without a success between.
    record Open(String why, long sinceNanos, long probeAtNanos, int trips) implements Circuit {}

    /// `probe` is under way since `probedNanos`; the rest is as it was when open.
    record Probing(String why, long sinceNanos, OrderId probe, long probedNanos, int trips) implements Circuit {}

    /// How often it tripped without a success between.
    default int trips() {
        return switch (this) {
            case Closed _ -> 0;
            case Open it -> it.trips;
            case Probing it -> it.trips;
        };
    }

    /// `CLOSED`, `OPEN` or `HALF_OPEN`.
    default String word() {
        return switch (this) {
            case Closed _ -> "CLOSED";
            case Open _ -> "OPEN";
            case Probing _ -> "HALF_OPEN";
        };
    }
}
