package io.fairlead.core.view;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import org.jspecify.annotations.Nullable;

/// A position: `units` and `lots` are signed, long positive; `avgPx` is zero when flat. `realised` is in the
/// instrument's quote currency. `adopted` are the signed units among them that were traded elsewhere. A hedging
/// account has one view per side of an instrument.
public record PositionView(
        AccountId account,
        Symbol symbol,
        Decimal units,
        Decimal lots,
        Decimal avgPx,
        Decimal realised,
        Decimal adopted,
        long position) {

    /// What the position is worth now, in account currency: null parts where no fresh price or rate is known.
    /// `rate` is account currency per unit of quote currency, `rateSource` the instrument it was read from.
    public record Valuation(
            @Nullable Decimal mark,
            @Nullable Decimal unrealised,
            Currency accountCurrency,
            @Nullable Decimal rate,
            String rateSource,
            @Nullable Decimal realisedInAccountCurrency,
            @Nullable Decimal unrealisedInAccountCurrency) {}
}
