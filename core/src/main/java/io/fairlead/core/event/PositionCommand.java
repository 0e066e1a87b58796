package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenuePositionId;
import org.jspecify.annotations.Nullable;

/// What is asked of positions rather than of orders.
public sealed interface PositionCommand extends Command {
    AccountId account();

    /// New exits of a position of a hedging account. What is not told stays.
    record ModifyPosition(Origin origin, AccountId account, VenuePositionId position, Exit stopLoss, Exit takeProfit)
            implements PositionCommand {}

    /// Closes a position, and opens as much on the other side once it is known how much was closed: two orders, linked
    /// as a group. `position` is as in `Command.ClosePosition`.
    record ReversePosition(
            Origin origin,
            AccountId account,
            ClientOrderId clientOrderId,
            Symbol symbol,
            StrategyId strategy,
            @Nullable VenuePositionId position)
            implements PositionCommand {}

    /// Closes every position of the account, of one symbol if one is named; orders stay.
    record CloseAll(
            Origin origin, AccountId account, @Nullable Symbol symbol) implements PositionCommand {}

    /// What an exit shall be.
    sealed interface Exit {
        /// As it is.
        record Keep() implements Exit {}

        record Remove() implements Exit {}

        record At(Decimal price) implements Exit {}

        /// Following the market at this distance; a stop loss alone can.
        record Trailing(Decimal offset) implements Exit {}
    }
}
