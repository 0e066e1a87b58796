package io.fairlead.app.alert;

import org.jspecify.annotations.Nullable;

/// One alert as it stands. Immutable; times in epoch nanoseconds, 0 for never.
///
/// @param id for acknowledging it
/// @param condition as it was seen last
/// @param count how often it came, without going for good in between
/// @param resolvedNanos when the condition ended; 0 while it stands
/// @param acknowledged null until somebody takes it on
/// @param snoozedUntilNanos until when nobody is told again
public record Alert(
        long id,
        Condition condition,
        long firstNanos,
        long lastNanos,
        int count,
        long resolvedNanos,
        @Nullable Word acknowledged,
        long snoozedUntilNanos) {

    /// Who said something, when and why.
    public record Word(String by, long atNanos, String because) {}

    public boolean stands() {
        return resolvedNanos == 0;
    }
}
