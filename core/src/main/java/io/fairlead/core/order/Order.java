package io.fairlead.core.order;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePositionId;
import org.jspecify.annotations.Nullable;

/// What a venue adapter may read of an order. Owned by the engine thread.
public interface Order {
    OrderId id();

    ClientOrderId clientOrderId();

    Account account();

    Instrument instrument();

    Side side();

    /// What stands at the venue, as far as we know.
    OrderTerms terms();

    /// What a replace under way asks for; null when none is.
    @Nullable
    OrderTerms pendingTerms();

    OrderStatus status();

    /// The ClOrdID(11) that the venue knows the order by now: the newest accepted request, for OrigClOrdID(41).
    OrderId current();

    @Nullable
    VenueOrderId venueOrder();

    /// The session that carries what `current` names; empty before it was sent, and where a venue has no sessions.
    String session();

    /// What the client said for regulators and routing.
    RoutingTags routing();

    /// Whether it can only make a position smaller: such orders have a reserve where room is scarce.
    default boolean reducing() {
        return terms().flags().reduceOnly();
    }

    /// The position of a hedging account that it closes, or a part of it; null if it closes none by name. What became
    /// of such an order is told as of any: by reports, and never by what became of the position.
    default @Nullable VenuePositionId closes() {
        return terms().instructions().closes();
    }

    /// When the gateway took it, in epoch nanoseconds.
    long placedNanos();
}
