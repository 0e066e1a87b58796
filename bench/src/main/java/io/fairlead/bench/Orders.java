package io.fairlead.bench;

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

/// What all measurements trade: limit orders of 10,000 EUR/USD on one account. Immutable.
final class Orders {
    static final VenueId VENUE = new VenueId("memory");
    static final Account ACCOUNT = new Account(
            new AccountId("main"), VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "ACC-1");
    static final Instrument EURUSD = new Instrument(
            new Symbol("EURUSD"),
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000),
                    Decimal.of("0.00001"),
                    Decimal.of("0.01"),
                    Decimal.of("0.01"),
                    Decimal.of(100)),
            Map.of(VENUE, "EUR/USD"));

    static final Origin ORIGIN = new Origin("bench", "-", "local");
    static final StrategyId STRATEGY = new StrategyId("bench");

    private Orders() {}

    /// The order of this number, buys and sells in turn.
    static Command.PlaceOrder number(long number) {
        return new Command.PlaceOrder(
                ORIGIN,
                ACCOUNT.id(),
                new ClientOrderId("c" + number),
                EURUSD.symbol(),
                number % 2 == 0 ? Side.BUY : Side.SELL,
                new Command.Request(
                        OrdType.LIMIT,
                        TimeInForce.GOOD_TILL_CANCEL,
                        Quantity.units(Decimal.of(10_000)),
                        Decimal.of("1.085"),
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null,
                        RoutingTags.NONE),
                STRATEGY);
    }
}
