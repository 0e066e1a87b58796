package io.fairlead.venues.tradelocker.rest;

import java.util.List;

/// Rows that the venue told in one answer. Immutable.
///
/// @param unreadable rows that are not among them, since something needed could not be read
/// @param problem of the first of those, for people; empty if there is none
public record Listing<T>(List<T> rows, int unreadable, String problem) {
    public Listing {
        rows = List.copyOf(rows);
    }

    public static <T> Listing<T> of(List<T> rows) {
        return new Listing<>(rows, 0, "");
    }

    /// Whether what is not here is not there: only then does absence mean anything.
    public boolean isComplete() {
        return unreadable == 0;
    }
}
