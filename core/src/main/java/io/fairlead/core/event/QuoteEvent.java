package io.fairlead.core.event;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// What happens to quotes that are traded.
public sealed interface QuoteEvent extends Event {
    /// An order is to be executed at a quote that stood: written in front of the `OrderAccepted` that it explains.
    /// `price` is that of the order's side, `least` and `most` the quantities that it holds for, null where the
    /// venue named none; `validUntilNanos` is 0 where it named no end.
    record QuoteTaken(
            long atNanos,
            OrderId order,
            VenueId venue,
            String quote,
            Decimal price,
            @Nullable Decimal least,
            @Nullable Decimal most,
            long receivedNanos,
            long validUntilNanos)
            implements QuoteEvent {}
}
