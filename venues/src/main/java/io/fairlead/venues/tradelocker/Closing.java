package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import org.jspecify.annotations.Nullable;

/// A close of a position whose order the venue has not named. Immutable.
///
/// @param units of the position that it closes
/// @param sentNanos when it left; of one that an earlier process sent, when it was accepted here
public record Closing(OrderId order, VenuePositionId position, Side side, Decimal units, long sentNanos) {
    private static final long CLOCKS_NANOS = 5_000_000_000L;

    /// What the log knows of; null of an order that is no close, or is over, or was named.
    static @Nullable Closing of(LiveOrder order) {
        return order.venueOrder() == null && order.status().isLive()
                ? of(order.id(), order.closes(), order.side(), order.terms().units(), order.placedNanos())
                : null;
    }

    /// What is leaving now; null of an order that is no close.
    static @Nullable Closing of(Ticket ticket, long nowNanos) {
        return of(ticket.id(), ticket.closes(), ticket.side(), ticket.terms().units(), nowNanos);
    }

    private static @Nullable Closing of(
            OrderId order, @Nullable VenuePositionId position, Side side, Decimal units, long nanos) {
        return position == null ? null : new Closing(order, position, side, units, nanos);
    }

    boolean isShownBy(OrderRow row, Listed listed) {
        return position.value().equals(row.positionId())
                && row.side() == side
                && listed.units(row.qty()).equals(units)
                && row.isMarket()
                && (row.createdNanos() == 0 || row.createdNanos() >= sentNanos - CLOCKS_NANOS);
    }
}
