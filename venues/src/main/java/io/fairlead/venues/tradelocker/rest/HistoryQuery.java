package io.fairlead.venues.tradelocker.rest;

import org.jspecify.annotations.Nullable;

/// Which final orders are asked for, by the venue's own time. Both ends are included; which of an order's times is
/// meant is published nowhere, so overlap and drop what was seen.
///
/// @param tradableInstrumentId null for all
public record HistoryQuery(
        long fromMillis, long toMillis, @Nullable String tradableInstrumentId) {
    public HistoryQuery {
        if (tradableInstrumentId != null) {
            WireWords.requirePlain("instrument", tradableInstrumentId);
        }
        if (fromMillis < 0 || toMillis < fromMillis) {
            throw new IllegalArgumentException(
                    "history must be asked for from a time to a later one, was " + fromMillis + " to " + toMillis);
        }
    }

    public HistoryQuery(long fromMillis, long toMillis) {
        this(fromMillis, toMillis, null);
    }

    /// The earlier half, then the later one. Only of a stretch longer than a millisecond.
    HistoryQuery firstHalf() {
        return new HistoryQuery(fromMillis, middle(), tradableInstrumentId);
    }

    HistoryQuery secondHalf() {
        return new HistoryQuery(middle() + 1, toMillis, tradableInstrumentId);
    }

    private long middle() {
        return fromMillis + (toMillis - fromMillis) / 2;
    }

    boolean isDivisible() {
        return toMillis > fromMillis;
    }
}
