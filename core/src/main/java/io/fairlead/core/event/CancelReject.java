package io.fairlead.core.event;

import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// OrderCancelReject(9): the venue refused a cancel or a replace. `request` is ClOrdID(11), `order` OrigClOrdID(41).
public record CancelReject(
        VenueId venue,
        @Nullable OrderId request,
        @Nullable OrderId order,
        @Nullable OrdStatus ordStatus,
        boolean ofReplace,
        int reason,
        String text)
        implements VenueInput {}
