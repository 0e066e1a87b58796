package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// What a venue says an account is worth, as it said it: a zero is its zero, and what it did not tell is null. Adapters
/// send at most one a second for each account and source.
///
/// @param source which of the venue's feeds told it, in the adapter's words, such as `state` or `stream`
/// @param currency what the figures are in
/// @param venueNanos when the venue drew them up, epoch nanoseconds; 0 if it does not say
public record AccountValues(
        VenueId venue, AccountId account, String source, Currency currency, Figures figures, long venueNanos)
        implements AccountWord {

    /// `unrealised` is the result of what is open, `equity` the balance with it; `freeMargin` is what new positions
    /// may take.
    public record Figures(
            @Nullable Decimal balance,
            @Nullable Decimal equity,
            @Nullable Decimal marginUsed,
            @Nullable Decimal freeMargin,
            @Nullable Decimal unrealised) {}
}
