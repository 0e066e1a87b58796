package io.fairlead.core.event;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;

/// OrderMassCancelReport(r): the venue took a mass cancel or refused it. What becomes of each order is told by that
/// order's own report. `affected` is TotalAffectedOrders(533), -1 if absent; `reason` MassCancelRejectReason(532).
public record MassCancelReport(VenueId venue, OrderId request, boolean accepted, int affected, int reason, String text)
        implements VenueInput {}
