package io.fairlead.venues.tradelocker.rest;

import java.util.List;

/// Bars of a stretch of time. Immutable.
///
/// @param nextBarNanos where the next bar is if there is none in the stretch, epoch time; 0 if not told
public record BarHistory(List<BarRow> bars, long nextBarNanos) {
    public BarHistory {
        bars = List.copyOf(bars);
    }
}
