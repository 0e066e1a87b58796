package io.fairlead.core.quote;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request for quotes, for one instrument or several; immutable. `id` is ours, at most 18 characters.
public record QuoteAsk(VenueId venue, String id, List<Leg> legs) {
    /// The most instruments of one request.
    public static final int MAX_LEGS = 20;

    /// One instrument: `firm` whether to be traded; `side` null for both; `units` null where the venue is to say how
    /// much; `settlDate` null for spot.
    public record Leg(
            Symbol symbol,
            boolean firm,
            @Nullable Side side,
            @Nullable Decimal units,
            @Nullable LocalDate settlDate) {
        public Leg {
            if (units != null && units.signum() <= 0) {
                throw new IllegalArgumentException("the quantity to be quoted must be positive, was " + units);
            }
        }
    }

    public QuoteAsk {
        legs = List.copyOf(legs);
        if (legs.isEmpty() || legs.size() > MAX_LEGS) {
            throw new IllegalArgumentException(
                    "a quote request names 1 to " + MAX_LEGS + " instruments, had " + legs.size());
        }
    }
}
