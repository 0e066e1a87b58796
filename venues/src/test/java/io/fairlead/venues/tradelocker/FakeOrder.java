package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.Order;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order of a tenth of a lot as the core would show it to the adapter. Immutable.
record FakeOrder(
        OrderId id,
        Side side,
        OrderTerms terms,
        @Nullable OrderTerms pendingTerms,
        @Nullable VenueOrderId venueOrder) implements Order {
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
            Map.of(TradeLockerDeskTest.VENUE, "EURUSD"));
    private static final Decimal UNITS = Decimal.of(10_000);

    static FakeOrder of(int number, Side side, OrdType type, @Nullable String price) {
        return new FakeOrder(
                new OrderId("0123456789ABCDEFG" + number), side, terms(type, price, Instructions.NONE), null, null);
    }

    private static OrderTerms terms(OrdType type, @Nullable String price, Instructions instructions) {
        return new OrderTerms(
                type,
                type == OrdType.MARKET ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
                UNITS,
                price == null ? null : Decimal.of(price),
                null,
                null,
                new OrderTerms.Flags(false, instructions.closes() != null, instructions),
                null,
                null);
    }

    FakeOrder at(@Nullable VenueOrderId known) {
        return new FakeOrder(id, side, terms, null, known);
    }

    FakeOrder inForce(TimeInForce timeInForce) {
        OrderTerms other = new OrderTerms(
                terms.type(),
                timeInForce,
                terms.units(),
                terms.price(),
                terms.stopPx(),
                null,
                terms.flags(),
                terms.stopLoss(),
                terms.takeProfit());
        return new FakeOrder(id, side, other, null, venueOrder);
    }

    FakeOrder pending(String price) {
        return new FakeOrder(id, side, terms, terms.changed(UNITS, Decimal.of(price), null), venueOrder);
    }

    FakeOrder closing(VenuePositionId position) {
        Instructions instructions = Instructions.closing(position);
        return new FakeOrder(id, side, terms(terms.type(), null, instructions), null, null);
    }

    @Override
    public ClientOrderId clientOrderId() {
        return new ClientOrderId(id.value());
    }

    @Override
    public Account account() {
        return TradeLockerDeskTest.ACCOUNT;
    }

    @Override
    public Instrument instrument() {
        return EURUSD;
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.SENT;
    }

    @Override
    public OrderId current() {
        return id;
    }

    @Override
    public String session() {
        return "";
    }

    @Override
    public RoutingTags routing() {
        return RoutingTags.NONE;
    }

    @Override
    public long placedNanos() {
        return 1_700_000_000_000_000_000L;
    }
}
