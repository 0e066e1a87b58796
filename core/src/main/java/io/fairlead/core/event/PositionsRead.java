package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The venue told every position of an account, to the end of its answer: what is not in `held` it does not have.
///
/// @param askedNanos when the question left, epoch nanoseconds
/// @param unreadable how many positions were told that we have no instrument for
public record PositionsRead(VenueId venue, AccountId account, long askedNanos, List<Held> held, int unreadable)
        implements AccountWord {
    public PositionsRead {
        held = List.copyOf(held);
    }

    /// What is held of one instrument, in units. `price` is what the venue values it at, null if it does not say.
    public record Held(
            Symbol symbol,
            Decimal longUnits,
            Decimal shortUnits,
            @Nullable Decimal price) {}
}
