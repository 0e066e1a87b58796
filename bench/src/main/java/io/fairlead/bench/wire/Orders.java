package io.fairlead.bench.wire;

import io.fairlead.core.event.Command;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import java.util.Map;

/// What all measurements of a gateway trade, in the model's words: [OrderText]'s limit orders on one account.
/// Immutable.
public final class Orders {
    /// The one venue.
    public static final VenueId VENUE = new VenueId("lp");

    /// The one account.
    public static final Account ACCOUNT = new Account(
            new AccountId("main"),
            VENUE,
            AccountKind.SIM,
            new Currency("USD"),
            PositionMode.NETTING,
            OrderText.ACCOUNT);

    /// The one instrument.
    public static final Instrument EURUSD = new Instrument(
            new Symbol("EURUSD"),
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000),
                    Decimal.of("0.00001"),
                    Decimal.of("0.01"),
                    Decimal.of("0.01"),
                    Decimal.of(100)),
            Map.of(VENUE, OrderText.SYMBOL));

    /// Who gives the orders.
    public static final Origin ORIGIN = new Origin("bench", "-", "local");
    /// The strategy that gives them.
    public static final StrategyId STRATEGY = new StrategyId("bench");

    private Orders() {}

    /// The order of this number, buys and sells in turn so that no position grows.
    public static Command.PlaceOrder number(long number) {
        return new Command.PlaceOrder(
                ORIGIN,
                ACCOUNT.id(),
                new ClientOrderId("c" + number),
                EURUSD.symbol(),
                number % 2 == 0 ? Side.BUY : Side.SELL,
                new Command.Request(
                        OrdType.LIMIT,
                        TimeInForce.DAY,
                        Quantity.units(Decimal.of(OrderText.QUANTITY)),
                        new Decimal(OrderText.PRICE, OrderText.PRICE_SCALE),
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null,
                        RoutingTags.NONE),
                STRATEGY);
    }
}
