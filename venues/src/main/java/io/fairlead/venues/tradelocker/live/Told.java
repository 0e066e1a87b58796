package io.fairlead.venues.tradelocker.live;

import java.util.List;

/// Rows of one kind of one account, as the venue told them. Immutable.
///
/// ```
///              rows                          what is not in rows
///  whole       everything that is open       is not open: absence is evidence
///  not whole   the rows that were told       means nothing
/// ```
///
/// @param changed of `rows`, those that were not told before, or told otherwise; results of open positions move with
///     the market and are no change
/// @param gone ids that were told before and are open no more; told once
/// @param unreadable rows of the venue that are not among them, since something needed could not be read
/// @param askedNanos when the question left, epoch time; of a change that came unasked when it came
/// @param toldNanos when it came
public record Told<T>(
        List<T> rows,
        List<T> changed,
        List<String> gone,
        boolean whole,
        int unreadable,
        LiveSource source,
        long askedNanos,
        long toldNanos) {
    public Told {
        rows = List.copyOf(rows);
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
    }
}
