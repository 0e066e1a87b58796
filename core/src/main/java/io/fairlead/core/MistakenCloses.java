package io.fairlead.core;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Orders;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds reports that take the order of one close for that of another. Owned by the engine thread.
///
/// A close of a position carries no id of ours, so whoever reads the venue can but match: a report of a close under the
/// venue's id of another order of ours, live or remembered, is mistaken. Where the venue repeats our id, that outweighs
/// its own, which it may give again.
final class MistakenCloses {
    private final Orders orders;
    private final Breaks breaks;

    MistakenCloses(Orders orders, Breaks breaks) {
        this.orders = orders;
        this.breaks = breaks;
    }

    /// The order of ours that a report really shows, if it was put down to this one; null if nothing speaks against it.
    @Nullable
    LiveOrder shown(@Nullable LiveOrder named, VenueInput input) {
        if (named == null || named.closes() == null || !(input instanceof ExecutionReport report)) {
            return null;
        }
        VenueOrderId venueOrder = report.refs().venueOrder();
        if (venueOrder == null || venueOrder.equals(named.venueOrder())) {
            return null;
        }
        LiveOrder owner = owner(report.venue(), venueOrder);
        return owner == null || owner.id().equals(named.id()) ? null : owner;
    }

    private @Nullable LiveOrder owner(VenueId venue, VenueOrderId venueOrder) {
        LiveOrder live = orders.find(venue, venueOrder);
        return live == null ? orders.retired().find(venue, venueOrder) : live;
    }

    /// The report was logged and changed nothing.
    void refused(LiveOrder named, LiveOrder shown, ExecutionReport report, long nowNanos) {
        String whose =
                "the venue's order " + Objects.requireNonNull(report.refs().venueOrder()) + " is " + shown.id();
        breaks.raise(Break.Kind.MISTAKEN_ORDER, named, whose + ": " + Breaks.describe(report), nowNanos);
    }
}
