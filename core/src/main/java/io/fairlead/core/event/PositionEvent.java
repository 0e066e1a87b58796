package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.VenuePositionId;

/// What is decided about single positions of hedging accounts. What they are, the venue tells.
public sealed interface PositionEvent extends Event {
    /// Our id of the change.
    OrderId request();

    AccountId account();

    VenuePositionId position();

    /// A change of exits may leave: `after` shall stand; `before` stood by the venue's newest word.
    record ChangeAccepted(
            long atNanos,
            Origin origin,
            OrderId request,
            AccountId account,
            VenuePositionId position,
            ExitLevels before,
            ExitLevels after)
            implements PositionEvent {}

    /// What became of a change, and by what that is known.
    record ChangeEnded(
            long atNanos, OrderId request, AccountId account, VenuePositionId position, How how, String evidence)
            implements PositionEvent {}

    /// How a change ended. The names are stable; new ones come last.
    enum How {
        /// The venue's positions show what was asked for.
        APPLIED,
        /// The venue said no.
        REFUSED,
        /// No byte of it left us.
        NOT_SENT,
        /// The venue's positions show what stood before, twice, behind the settle time.
        NOT_APPLIED,
        /// The venue's positions show something else: another hand changed it, too.
        OVERTAKEN,
        /// The venue has the position no more.
        GONE
    }
}
