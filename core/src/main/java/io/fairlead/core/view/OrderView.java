package io.fairlead.core.view;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import org.jspecify.annotations.Nullable;

/// An order as it stood at log position `position`. Quantities in units and in lots.
public record OrderView(Identity identity, OrderTerms terms, State state, Route route, Times times, long position) {

    /// What never changes. `clientOrderId` is made up and marked `adopted` where only the venue knew the order.
    public record Identity(
            OrderId id,
            AccountId account,
            ClientOrderId clientOrderId,
            VenueId venue,
            Symbol symbol,
            Side side,
            StrategyId strategy,
            boolean adopted) {}

    /// `missing` is what CumQty(14) claims and no execution report explained: a break. `evidence` is what ended
    /// the newest doubt, null if there was none or it lasts. `text` is the newest reason.
    public record State(
            OrderStatus status,
            @Nullable VenueOrderId venueOrder,
            Decimal lots,
            Decimal cumQty,
            Decimal leavesQty,
            Decimal missing,
            @Nullable Decimal avgPx,
            @Nullable Evidence evidence,
            String text) {}

    /// `session` is the one that carries it, empty if none is known; `routing` what the client said for regulators and
    /// routing.
    public record Route(String session, RoutingTags routing) {
        public static final Route NONE = new Route("", RoutingTags.NONE);
    }

    /// Epoch nanoseconds; `statusNanos` is when the status last changed.
    public record Times(long placedNanos, long statusNanos, long changedNanos) {}
}
