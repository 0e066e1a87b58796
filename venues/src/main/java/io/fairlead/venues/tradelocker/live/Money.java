package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.rest.StateField;
import io.fairlead.venues.tradelocker.rest.StateRow;
import org.jspecify.annotations.Nullable;

/// What the venue says an account is worth, as it said it: a zero is its zero, what it did not tell is null.
///
/// @param unrealised the result of what is open
/// @param word whether the equity is a figure at all: the venue is known to tell none, or zero, where there is one
/// @param askedNanos when the question left, epoch time; of what came unasked when it came
public record Money(
        LiveSource source,
        @Nullable Decimal balance,
        @Nullable Decimal equity,
        @Nullable Decimal marginUsed,
        @Nullable Decimal freeMargin,
        @Nullable Decimal unrealised,
        EquityWord word,
        long askedNanos,
        long toldNanos) {

    /// What is to be made of the equity.
    public enum EquityWord {
        GIVEN,
        /// Not told.
        MISSING,
        /// Told as zero: a glitch of the venue's, or an empty account.
        ZERO
    }

    static EquityWord wordFor(@Nullable Decimal equity) {
        if (equity == null) {
            return EquityWord.MISSING;
        }
        return equity.isZero() ? EquityWord.ZERO : EquityWord.GIVEN;
    }

    static Money of(StateRow state, long askedNanos, long toldNanos) {
        Decimal equity = state.equity();
        return new Money(
                LiveSource.POLL,
                state.get(StateField.BALANCE),
                equity,
                state.get(StateField.INITIAL_MARGIN_REQ),
                state.get(StateField.AVAILABLE_FUNDS),
                state.get(StateField.OPEN_NET_PNL),
                wordFor(equity),
                askedNanos,
                toldNanos);
    }
}
