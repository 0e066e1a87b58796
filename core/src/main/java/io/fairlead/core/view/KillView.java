package io.fairlead.core.view;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a kill has come. Immutable.
///
/// @param live how many orders in scope are live in our books
/// @param openPositions how many positions in scope are still to be closed; 0 where the kill does not flatten
/// @param unconfirmed what stands between us and "nothing is live", at most `MOST_LISTED`
/// @param confirmedNanos when the venues last said that nothing is live; 0 while that is not confirmed
/// @param evidence how they said it; empty while it is not confirmed
/// @param leftNanos how long it takes from now on by the limits that the venues publish; 0 where none holds it up,
///     `NOT_KNOWN` while a venue that must act is not logged on
public record KillView(
        Scope scope,
        Origin by,
        long sinceNanos,
        String because,
        boolean flatten,
        Phase phase,
        int live,
        int openPositions,
        List<Unconfirmed> unconfirmed,
        long confirmedNanos,
        String evidence,
        long leftNanos) {
    /// `leftNanos` while a venue that must act is not logged on.
    public static final long NOT_KNOWN = -1;

    /// How many lines `unconfirmed` has at most; `live` counts all.
    public static final int MOST_LISTED = 1_000;

    public KillView {
        unconfirmed = List.copyOf(unconfirmed);
    }

    /// Whether the venues said that nothing is live.
    public boolean isConfirmed() {
        return phase == Phase.NOTHING_LIVE;
    }

    /// What the switch is at. The names are stable: API and dashboard show them.
    public enum Phase {
        /// Orders are live, or may be.
        CANCELLING,
        /// Positions are being closed.
        FLATTENING,
        /// Nothing is live in our books; the venues are asked.
        ASKING,
        /// The venues said that nothing is live.
        NOTHING_LIVE
    }

    /// One thing that is not confirmed: an order, or what an account's venue has not said. Both are null where the
    /// account has nothing to do with it.
    public record Unconfirmed(
            AccountId account,
            @Nullable OrderId order,
            @Nullable OrderStatus status,
            String why) {}
}
