package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One order of the venue, and what the core was told of it. Owned by the venue's thread.
final class Tracked {
    final String venueOrder;
    final Listed listed;
    /// The id that the core knows it by now; null of an order that is none of ours.
    @Nullable
    OrderId name;
    /// Executed, in lots, as far as the core was told, and what that cost.
    Decimal toldLots = Decimal.ZERO;
    BigDecimal toldCost = BigDecimal.ZERO;
    /// What stands by the newest picture that the core was told.
    @Nullable
    OrderTerms terms;

    @Nullable
    Change change;

    long createdNanos;
    long seenNanos;
    /// When the core was last told of a fill or of the end.
    long movedNanos;
    /// The core has it among its orders.
    boolean told;
    /// The core was told of its end.
    boolean closed;
    /// Not to be told of as long as it is open: a stop loss or take profit belongs to its position.
    boolean protective;
    /// What was executed before this process looked: told as a sum, since nobody here knows what the log has of it.
    boolean summed;

    Tracked(String venueOrder, Listed listed) {
        this.venueOrder = venueOrder;
        this.listed = listed;
    }

    /// A replace of ours: what it asks for, and since when its exchange is over; `endedNanos` is 0 while it is not.
    static final class Change {
        final OrderId request;
        final OrderTerms wanted;
        long endedNanos;

        Change(OrderId request, OrderTerms wanted) {
            this.request = request;
            this.wanted = wanted;
        }

        boolean isShownBy(OrderTerms shown) {
            return wanted.units().equals(shown.units())
                    && Objects.equals(wanted.price(), shown.price())
                    && Objects.equals(wanted.stopPx(), shown.stopPx());
        }
    }

    /// Whether a replace may still come to pass: until then the order is not said to stand without it.
    boolean isChanging(long settleNanos, long nowNanos) {
        Change each = change;
        return each != null && (each.endedNanos == 0 || nowNanos < each.endedNanos + settleNanos);
    }

    /// Whether the core was told of more than a picture shows that was asked for before that.
    boolean isPast(OrderRow row, long askedNanos) {
        boolean open = TradeLockerMapping.standing(row) == TradeLockerMapping.Standing.OPEN;
        return askedNanos < movedNanos && ((closed && open) || filled(row).compareTo(toldLots) < 0);
    }

    /// What was executed by this picture, in lots.
    static Decimal filled(OrderRow row) {
        Decimal filled = row.filledQty();
        if (filled != null) {
            return filled;
        }
        return TradeLockerMapping.standing(row) == TradeLockerMapping.Standing.FILLED ? row.qty() : Decimal.ZERO;
    }

    /// Goes on where the log stands. The exchange of a replace that an earlier process sent was over when this one
    /// started.
    void resume(KnownOrder known, long startedNanos) {
        name = known.current();
        told = true;
        toldLots = known.units().dividedBy(listed.lotSize());
        Decimal avgPx = known.avgPx();
        toldCost = avgPx == null ? BigDecimal.ZERO : toldLots.toBigDecimal().multiply(avgPx.toBigDecimal());
        if (known.terms() instanceof KnownOrder.Terms(OrderTerms inForce, PendingRequest replace)) {
            terms = inForce;
            change = replace == null || replace.terms() == null ? null : new Change(replace.id(), replace.terms());
        }
        if (change != null) {
            change.endedNanos = startedNanos;
        }
    }

    /// An exit of a position.
    static boolean isProtective(OrderRow row) {
        return row.positionId() != null && !row.isMarket();
    }

    /// Whether somebody who sees an order with these terms would not take it for one with those.
    static boolean differ(OrderTerms one, OrderTerms other) {
        return !new Change(new OrderId("-"), one).isShownBy(other);
    }
}
