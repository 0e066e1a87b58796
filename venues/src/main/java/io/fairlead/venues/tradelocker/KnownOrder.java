package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Orders;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.util.ArrayList;
import java.util.List;
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

    /// An order leaves the live state behind its end, which comes behind its creation: by the venue's clock.
    private static final long LEFT_EARLIER_NANOS = 2 * OrderLedger.CLOCKS_NANOS;

    /// What stands, and a replace of it that the venue has not answered.
    public record Terms(OrderTerms inForce, @Nullable PendingRequest replace) {}

    /// What a ledger is born with: a venue's orders in the live state, and of those that left it the closes, ours
    /// and others', whose pictures could be taken for a close in doubt, or for one that is sent from now on. They
    /// carry no id of ours. The thread that owns the orders.
    public static List<KnownOrder> all(Orders orders, VenueId venue, long nowNanos) {
        List<KnownOrder> all = new ArrayList<>();
        long sinceNanos = nowNanos;
        for (LiveOrder order : orders.all()) {
            if (order.account().venue().equals(venue)) {
                KnownOrder known = of(order);
                all.add(known);
                sinceNanos = known.closing == null ? sinceNanos : Math.min(sinceNanos, known.closing.sentNanos());
            }
        }
        for (LiveOrder left : orders.retired().leftSince(sinceNanos - LEFT_EARLIER_NANOS)) {
            boolean isWithoutId = left.closes() != null || left.isAdopted();
            if (isWithoutId && left.account().venue().equals(venue)) {
                all.add(of(left));
            }
        }
        return all;
    }

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

    /// As an order leaves.
    static KnownOrder of(Ticket ticket) {
        return new KnownOrder(
                ticket.id(),
                ticket.id(),
                ticket.account().id(),
                ticket.side(),
                null,
                Decimal.ZERO,
                null,
                true,
                null,
                null);
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
