package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import org.jspecify.annotations.Nullable;

/// What the log knows of an order when the process starts: where the ledger goes on counting its fills. Immutable.
///
/// @param current the id of its newest accepted request
/// @param units executed, as far as the log knows
/// @param avgPx of those units, null for none
/// @param closing the close that it is, if the venue has not named its order; else null
public record KnownOrder(
        OrderId id,
        OrderId current,
        AccountId account,
        @Nullable VenueOrderId venueOrder,
        Decimal units,
        @Nullable Decimal avgPx,
        boolean live,
        @Nullable Closing closing) {

    /// As an order stands now. The thread that owns it.
    public static KnownOrder of(LiveOrder order) {
        return new KnownOrder(
                order.id(),
                order.current(),
                order.account().id(),
                order.venueOrder(),
                order.cumQty().minus(order.missing()),
                order.avgPx(),
                order.status().isLive(),
                Closing.of(order));
    }
}
