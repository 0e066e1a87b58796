package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.util.List;

/// Final orders of one account in a stretch of the venue's time. Immutable.
///
/// @param rows every row of the answer
/// @param changed of `rows`, those that were not told before, or told otherwise
/// @param fromMillis both ends are included; which of an order's times counts is published nowhere
/// @param whole whether an order of the stretch that is not in `rows` is not final
/// @param askedNanos when the first question left, epoch time
/// @param toldNanos when the last answer came
public record HistoryTold(
        List<OrderRow> rows,
        List<OrderRow> changed,
        long fromMillis,
        long toMillis,
        boolean whole,
        long askedNanos,
        long toldNanos) {
    public HistoryTold {
        rows = List.copyOf(rows);
        changed = List.copyOf(changed);
    }
}
