package io.fairlead.core.halt;

import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;

/// A kill in force, as the log tells it: what is stopped, by whom, since when and why. Immutable.
///
/// @param confirmedNanos when the venues last said that nothing in scope is live; 0 while that can't be said
/// @param evidence how they said it; empty while they did not
public record Kill(
        Scope scope,
        Origin by,
        long sinceNanos,
        String because,
        boolean flatten,
        long confirmedNanos,
        String evidence) {
    /// Whether the venues' newest word is that nothing is live.
    public boolean isConfirmed() {
        return confirmedNanos != 0;
    }

    Kill flattening() {
        return new Kill(scope, by, sinceNanos, because, true, 0, "");
    }

    Kill confirmed(long atNanos, String how) {
        return new Kill(scope, by, sinceNanos, because, flatten, atNanos, how);
    }

    Kill doubted() {
        return new Kill(scope, by, sinceNanos, because, flatten, 0, "");
    }
}
