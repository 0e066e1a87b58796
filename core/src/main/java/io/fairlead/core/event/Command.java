package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePositionId;
import org.jspecify.annotations.Nullable;

/// What a client, a strategy or an operator asks of the core. Every command has one `Outcome`.
public sealed interface Command extends Input
        permits Command.Basic,
                BreakerCommand,
                HaltCommand,
                LimitCommand,
                GuardCommand,
                GroupCommand,
                ParentCommand,
                PositionCommand {
    Origin origin();

    /// What every gateway understands. Every other part of the core has a family of its own, in a file of its own.
    sealed interface Basic extends Command {}

    /// A new order. The same request under the same client order id gives the same order; another body under it is
    /// refused with `CLIENT_ORDER_ID_REUSED`.
    record PlaceOrder(
            Origin origin,
            AccountId account,
            ClientOrderId clientOrderId,
            Symbol symbol,
            Side side,
            Request request,
            StrategyId strategy)
            implements Basic {}

    /// The terms as the client put them: the quantity in the unit of its choice, those of the
    /// instructions in the same unit.
    record Request(
            OrdType type,
            TimeInForce timeInForce,
            Quantity quantity,
            @Nullable Decimal price,
            @Nullable Decimal stopPx,
            @Nullable Long expireNanos,
            OrderTerms.Flags flags,
            @Nullable Decimal stopLoss,
            @Nullable Decimal takeProfit,
            RoutingTags routing) {}

    /// New quantity (the total, fills included), price or stop price; null keeps what stands.
    record ReplaceOrder(
            Origin origin,
            OrderId order,
            @Nullable Quantity quantity,
            @Nullable Decimal price,
            @Nullable Decimal stopPx)
            implements Basic {}

    record CancelOrder(Origin origin, OrderId order) implements Basic {}

    /// Cancels every live order in scope; null means any.
    record CancelAll(
            Origin origin,
            @Nullable AccountId account,
            @Nullable Symbol symbol) implements Basic {}

    /// Closes a position, or a part of it, by a market order that can do nothing else. Where a hedging account has
    /// several of the symbol, `position` says which; null where it is clear.
    record ClosePosition(
            Origin origin,
            AccountId account,
            ClientOrderId clientOrderId,
            Symbol symbol,
            @Nullable Quantity quantity,
            @Nullable VenuePositionId position)
            implements Basic {
        /// The one position of a symbol.
        public ClosePosition(
                Origin origin,
                AccountId account,
                ClientOrderId clientOrderId,
                Symbol symbol,
                @Nullable Quantity quantity) {
            this(origin, account, clientOrderId, symbol, quantity, null);
        }
    }

    /// Cancels every live order of the account and closes every position; null means every account.
    record Flatten(Origin origin, @Nullable AccountId account) implements Basic {}

    /// Lets a live account trade, each order at most `maxUnits`.
    record ArmAccount(Origin origin, AccountId account, Decimal maxUnits) implements Basic {}

    record DisarmAccount(Origin origin, AccountId account) implements Basic {}

    /// Asks the venue where the order stands.
    record QueryOrder(Origin origin, OrderId order) implements Basic {}

    /// An operator's word on an order in doubt: `filled` in all at the average price `avgPx`, or not there at all if
    /// `filled` is null.
    record ResolveOrder(
            Origin origin,
            OrderId order,
            @Nullable Quantity filled,
            @Nullable Decimal avgPx,
            String because) implements Basic {}

    /// Refuses new orders from now on, as at shutdown; cancels and reductions still pass.
    record RefuseNewOrders(Origin origin, String reason) implements Basic {}

    record AllowNewOrders(Origin origin) implements Basic {}
}
