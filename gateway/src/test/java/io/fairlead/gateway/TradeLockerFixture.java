package io.fairlead.gateway;

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
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.transport.Idle;
import io.fairlead.venues.tradelocker.TradeLockerLines;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tests of a whole gateway at TradeLocker share: whom they trade for, an order, and the way to the simulated
/// venue.
final class TradeLockerFixture {
    static final VenueId VENUE = new VenueId("tl");
    static final Instrument EURUSD = instrument(TestWorld.EURUSD.contract());

    private TradeLockerFixture() {}

    static Instrument instrument(Instrument.Contract contract) {
        return new Instrument(
                TestWorld.EURUSD.symbol(),
                TestWorld.EURUSD.base(),
                TestWorld.EURUSD.quote(),
                contract,
                Map.of(VENUE, "EURUSD"));
    }

    /// By the venue's number of it.
    static Account account(String id, String number) {
        return new Account(
                new AccountId(id), VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.HEDGING, number);
    }

    /// At the market, or at a price.
    static Command order(Account account, String clientOrderId, Side side, String lots, @Nullable String price) {
        return new Command.PlaceOrder(
                TestWorld.ORIGIN,
                account.id(),
                new ClientOrderId(clientOrderId),
                EURUSD.symbol(),
                side,
                new Command.Request(
                        price == null ? OrdType.MARKET : OrdType.LIMIT,
                        price == null ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
                        Quantity.lots(Decimal.of(lots)),
                        price == null ? null : Decimal.of(price),
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null,
                        RoutingTags.NONE),
                new StrategyId("manual"));
    }

    /// One login over REST alone.
    static TradeLockerPlan plan(SimulatedTradeLocker venue) {
        LoginSettings login = new LoginSettings(
                "login",
                SimulatedTradeLocker.BASE,
                "trader@example.com",
                "FAIRDEMO",
                SimulatedTradeLocker.PASSWORD::toCharArray,
                null);
        TradeLockerSettings settings = TradeLockerSettings.of(VENUE, List.of(login));
        TradeLockerLines.Network network = new TradeLockerLines.Network(
                venue,
                (_, _) -> {
                    throw new UnsupportedOperationException("nothing streams here");
                },
                TokenStore.NONE);
        return new TradeLockerPlan(settings, new TradeLockerLines(settings, network, () -> 0.5), Idle.SPIN);
    }
}
