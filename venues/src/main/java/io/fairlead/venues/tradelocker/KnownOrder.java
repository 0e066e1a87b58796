package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import org.jspecify.annotations.Nullable;

/// What the log knows of an order when the process starts: where the ledger goes on counting its fills. Immutable.
///
/// @param current the id of its newest accepted request
/// @param units executed, as far as the log knows
/// @param avgPx of those units, null for none
/// @param terms that stand by the log; null if this process sends it itself
/// @param closing the close that it is, if the venue has not named its order; else null
public record KnownOrder(
        OrderId id,
        OrderId current,
        AccountId account,
        Side side,
        @Nullable VenueOrderId venueOrder,
        Decimal units,
        @Nullable Decimal avgPx,
        boolean live,
        @Nullable Terms terms,
        @Nullable Closing closing) {

    /// What stands, and a replace of it that the venue has not answered.
    public record Terms(OrderTerms inForce, @Nullable PendingRequest replace) {}

    /// As an order stands now. The thread that owns it.
    public static KnownOrder of(LiveOrder order) {
        return new KnownOrder(
                order.id(),
                order.current(),
                order.account().id(),
                order.side(),
                order.venueOrder(),
                order.cumQty().minus(order.missing()),
                order.avgPx(),
                order.status().isLive(),
                new Terms(order.terms(), order.pendingReplace()),
                Closing.of(order));
    }

    /// Whether a picture with the id of this entry is one of its exits: those may carry it, and be seen before it.
    static boolean isExitOf(@Nullable KnownOrder entry, OrderRow row) {
        return entry == null ? Tracked.isProtective(row) && Tracked.filled(row).isZero() : !entry.mayBe(row);
    }

    /// Whether the venue's picture of an order may show this one. An exit, which is of the other side, never does.
    boolean mayBe(OrderRow row) {
        return side == row.side() && (venueOrder == null || venueOrder.value().equals(row.id()));
    }
}
