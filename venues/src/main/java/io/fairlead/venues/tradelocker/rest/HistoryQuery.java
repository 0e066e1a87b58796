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

    /// The part before a time within, then the one from it on.
    HistoryQuery before(long millis) {
        return new HistoryQuery(fromMillis, millis - 1, tradableInstrumentId);
    }

    HistoryQuery since(long millis) {
        return new HistoryQuery(millis, toMillis, tradableInstrumentId);
    }

    /// Where the later half begins. Only of a stretch longer than a millisecond.
    long middle() {
        return fromMillis + (toMillis - fromMillis) / 2 + 1;
    }

    /// Whether a part ends before this time, and another begins with it.
    boolean isDivisibleAt(long millis) {
        return millis > fromMillis && millis <= toMillis;
    }

    boolean isDivisible() {
        return toMillis > fromMillis;
    }
}
