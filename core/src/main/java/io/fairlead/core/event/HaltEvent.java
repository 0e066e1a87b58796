package io.fairlead.core.event;

import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.VenueId;

/// What the kill switch, mass cancels and cancelling after a disconnect record.
public sealed interface HaltEvent extends Event {
    /// From now on nothing in scope may be ordered, and what is live is cancelled; with `flatten` positions are closed,
    /// too. Once more for the same scope only adds `flatten`.
    record Killed(long atNanos, Origin origin, Scope scope, boolean flatten, String because) implements HaltEvent {}

    /// The scope may trade again.
    record Released(long atNanos, Origin origin, Scope scope, String because) implements HaltEvent {}

    /// Every venue in scope said that nothing in it is live; `evidence` tells how.
    record NothingLive(long atNanos, Scope scope, String evidence) implements HaltEvent {}

    /// That nothing is live in scope can't be said, or not any more.
    record NotConfirmed(long atNanos, Scope scope, int live, String why) implements HaltEvent {}

    /// A mass cancel may leave.
    record MassCancelAccepted(long atNanos, Origin origin, MassCancel cancel) implements HaltEvent {}

    /// Of the orders that a lost connection had carried, none is live any more.
    record DisconnectSwept(long atNanos, VenueId venue, String session) implements HaltEvent {}
}
