package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.Order;
import org.jspecify.annotations.Nullable;

/// An order as it was when something was asked about it: what may leave the engine thread. Immutable.
///
/// @param current the id of its newest accepted request
/// @param closes the position that it closes, null if it names none
record Ticket(
        OrderId id,
        OrderId current,
        Account account,
        Instrument instrument,
        Side side,
        OrderTerms terms,
        @Nullable OrderTerms pendingTerms,
        @Nullable VenueOrderId venueOrder,
        @Nullable VenuePositionId closes,
        boolean reducing,
        long placedNanos) {

    static Ticket of(Order order) {
        return new Ticket(
                order.id(),
                order.current(),
                order.account(),
                order.instrument(),
                order.side(),
                order.terms(),
                order.pendingTerms(),
                order.venueOrder(),
                order.closes(),
                order.reducing(),
                order.placedNanos());
    }
}
