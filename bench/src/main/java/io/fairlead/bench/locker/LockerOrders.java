package io.fairlead.bench.locker;

import io.fairlead.core.event.Command;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePositionId;
import org.jspecify.annotations.Nullable;

/// Words the orders that are measured: a hundredth of a lot of EURUSD each. Stateless.
final class LockerOrders {
    static final Origin ORIGIN = new Origin("bench", "-", "local");

    private static final StrategyId STRATEGY = new StrategyId("bench");
    private static final Quantity LEAST = Quantity.lots(Decimal.of("0.01"));

    private LockerOrders() {}

    static Command market(Account account, ClientOrderId client, Side side) {
        return order(account, client, side, null);
    }

    static Command limit(Account account, ClientOrderId client, Side side, Decimal price) {
        return order(account, client, side, price);
    }

    static Command close(Account account, ClientOrderId client, VenuePositionId position) {
        return new Command.ClosePosition(ORIGIN, account.id(), client, LockerCast.EURUSD.symbol(), null, position);
    }

    private static Command order(Account account, ClientOrderId client, Side side, @Nullable Decimal price) {
        Command.Request request = new Command.Request(
                price == null ? OrdType.MARKET : OrdType.LIMIT,
                price == null ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
                LEAST,
                price,
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
        return new Command.PlaceOrder(
                ORIGIN, account.id(), client, LockerCast.EURUSD.symbol(), side, request, STRATEGY);
    }
}
