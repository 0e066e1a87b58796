package io.fairlead.venues.fixlp;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.Order;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Accounts, instruments and orders for tests.
final class Model {
    static final VenueId VENUE = new VenueId("yofx");
    static final Account ACCOUNT = new Account(
            new AccountId("main"), VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "ACC-1");
    static final Account SECOND_ACCOUNT = new Account(
            new AccountId("second"), VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "ACC-2");
    static final Instrument EURUSD = instrument("EURUSD", "EUR/USD", "100000", "EUR", "USD");
    static final Instrument XAUUSD = instrument("XAUUSD", "GOLD", "100", "XAU", "USD");
    static final List<Instrument> INSTRUMENTS = List.of(
            EURUSD,
            XAUUSD,
            new Instrument(
                    new Symbol("BTCUSD"), new Currency("BTC"), new Currency("USD"), EURUSD.contract(), Map.of()));

    private Model() {}

    static Instrument instrument(String symbol, String venueSymbol, String contractSize, String base, String quote) {
        return new Instrument(
                new Symbol(symbol),
                new Currency(base),
                new Currency(quote),
                new Instrument.Contract(
                        Decimal.of(contractSize),
                        Decimal.of("0.00001"),
                        Decimal.of("0.01"),
                        Decimal.of("0.01"),
                        Decimal.of("100")),
                Map.of(VENUE, venueSymbol));
    }

    static OrderTerms limit(String units, String price) {
        return terms(OrdType.LIMIT, units, Decimal.of(price), null, OrderTerms.Flags.NONE);
    }

    static OrderTerms terms(
            OrdType type, String units, @Nullable Decimal price, @Nullable Decimal stopPx, OrderTerms.Flags flags) {
        return new OrderTerms(
                type, TimeInForce.GOOD_TILL_CANCEL, Decimal.of(units), price, stopPx, null, flags, null, null);
    }

    static Order order(OrderTerms terms) {
        return order(EURUSD, terms);
    }

    static Order order(Instrument instrument, OrderTerms terms) {
        return new TestOrder(instrument, terms, null, null, "orders", RoutingTags.NONE);
    }

    static Order replacing(OrderTerms terms, OrderTerms pending, String venueOrder) {
        return new TestOrder(EURUSD, terms, pending, new VenueOrderId(venueOrder), "orders", RoutingTags.NONE);
    }

    /// One that this session carries.
    static Order carried(String session, OrderTerms terms, OrderTerms pending) {
        return new TestOrder(EURUSD, terms, pending, null, session, RoutingTags.NONE);
    }

    static Order routed(OrderTerms terms, Map<String, String> routing) {
        return new TestOrder(EURUSD, terms, terms, null, "orders", RoutingTags.of(routing));
    }

    private record TestOrder(
            Instrument instrument,
            OrderTerms terms,
            @Nullable OrderTerms pendingTerms,
            @Nullable VenueOrderId venueOrder,
            String session,
            RoutingTags routing)
            implements Order {
        @Override
        public OrderId id() {
            return new OrderId("h4sh-1-1");
        }

        @Override
        public ClientOrderId clientOrderId() {
            return new ClientOrderId("client-1");
        }

        @Override
        public Account account() {
            return ACCOUNT;
        }

        @Override
        public Side side() {
            return Side.SELL;
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.NEW;
        }

        @Override
        public OrderId current() {
            return new OrderId("h4sh-1-2");
        }

        @Override
        public long placedNanos() {
            return Fix.NOW;
        }
    }
}
