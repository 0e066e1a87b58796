package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.core.position.Valuations;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Positions from fills, what they are worth, and the views of them.
final class PositionTest {
    private final Fixture fixture = new Fixture().up();
    private final Map<Symbol, Valuations.Quote> quotes = new HashMap<>();
    private int next;

    private LiveOrder trade(Side side, String units, String price) {
        LiveOrder order = fixture.working("c" + next, side, Fixture.limit(units, "1.1"));
        fixture.fill(order, "e" + next++, units, price, units);
        return order;
    }

    private Position position() {
        return fixture.state.positions().all().getFirst();
    }

    @Test
    void averagesWhatIsOpenedAndRealisesWhatIsClosed() {
        trade(Side.BUY, "10000", "1.1");
        trade(Side.BUY, "30000", "1.2");
        assertThat(position().avgPx()).isEqualTo(Decimal.of("1.175"));
        trade(Side.SELL, "20000", "1.2");
        assertThat(position().units()).isEqualTo(Decimal.of(20000));
        assertThat(position().realised()).isEqualTo(Decimal.of(500));
        trade(Side.SELL, "50000", "1.1");
        assertThat(position().units()).isEqualTo(Decimal.of(-30000));
        assertThat(position().avgPx()).isEqualTo(Decimal.of("1.1"));
        assertThat(position().realised()).isEqualTo(Decimal.of(-1000));
        trade(Side.BUY, "30000", "1");
        assertThat(position().isFlat()).isTrue();
        assertThat(position().avgPx()).isNull();
        assertThat(position().realised()).isEqualTo(Decimal.of(2000));
    }

    @Test
    void keepsBothSidesOfAHedgingAccountApart() {
        LiveOrder bought = hedged(Side.BUY, false, "10000", "1.1");
        hedged(Side.SELL, false, "20000", "1.2");
        Position longs =
                Objects.requireNonNull(fixture.state.positions().find(Fixture.HEDGE, Fixture.EURUSD, Side.BUY));
        Position shorts =
                Objects.requireNonNull(fixture.state.positions().find(Fixture.HEDGE, Fixture.EURUSD, Side.SELL));
        assertThat(longs.units()).isEqualTo(Decimal.of(10000));
        assertThat(shorts.units()).isEqualTo(Decimal.of(-20000));
        assertThat(fixture.command(new Command.ClosePosition(
                        Fixture.ANNA, Fixture.HEDGE, new ClientOrderId("x"), Fixture.EURUSD, null)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.POSITION_AMBIGUOUS));
        hedged(Side.SELL, true, "4000", "1.2");
        assertThat(longs.units()).isEqualTo(Decimal.of(6000));
        assertThat(longs.realised()).isEqualTo(Decimal.of(400));
        assertThat(shorts.units()).isEqualTo(Decimal.of(-20000));
        fixture.hear(new Fixture.Report(bought).bust("b", "h0", "0").build());
        assertThat(longs.isFlat()).isTrue();
        assertThat(shorts.units()).isEqualTo(Decimal.of(-24000)); // a fill is never refused: the rest opens
    }

    private LiveOrder hedged(Side side, boolean reduceOnly, String units, String price) {
        Command.Request limit = Fixture.limit(units, "1.1");
        Command.Request request = new Command.Request(
                limit.type(),
                limit.timeInForce(),
                limit.quantity(),
                limit.price(),
                null,
                null,
                new OrderTerms.Flags(false, reduceOnly),
                null,
                null,
                RoutingTags.NONE);
        Outcome outcome = fixture.command(new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.HEDGE,
                new ClientOrderId("h" + next),
                Fixture.EURUSD,
                side,
                request,
                Fixture.MANUAL));
        LiveOrder order = fixture.order(((Outcome.Accepted) outcome).orders().getFirst());
        fixture.fill(order, "h" + next++, units, price, units);
        return order;
    }

    @Test
    void showsOrdersFillsAndPositions() {
        LiveOrder order = trade(Side.BUY, "10000", "1.1");
        OrderView view = Views.of(order, 7);
        assertThat(view.state().lots()).isEqualTo(Decimal.of("0.1"));
        assertThat(view.state().cumQty()).isEqualTo(Decimal.of(10000));
        assertThat(view.identity().adopted()).isFalse();
        assertThat(view.times().placedNanos()).isLessThan(view.times().statusNanos());
        assertThat(view.position()).isEqualTo(7);
        FillView fill = Views.of(order.executions().getFirst(), 8);
        assertThat(fill.state()).isEqualTo(FillView.State.STANDS);
        assertThat(fill.execution().lots()).isEqualTo(Decimal.of("0.1"));
        assertThat(fill.execution().source()).isEqualTo(FillView.Source.STREAM);
        assertThat(Views.of(position(), 9).avgPx()).isEqualTo(Decimal.of("1.1"));
        assertThat(Views.of(position(), 9).adopted()).isEqualTo(Decimal.ZERO);
        fixture.hear(new Fixture.Report(order)
                .correct("x1", "e0", "9000", "1.1", "9000")
                .build());
        assertThat(Views.of(order.executions().getFirst(), 8).state()).isEqualTo(FillView.State.CORRECTED);
        fixture.hear(new Fixture.Report(order).bust("x2", "e0", "0").build());
        FillView busted = Views.of(order.executions().getFirst(), 8);
        assertThat(busted.state()).isEqualTo(FillView.State.BUSTED);
        assertThat(busted.execution().units()).isEqualTo(Decimal.of(9000));
        assertThat(Views.of(position(), 9).avgPx()).isEqualTo(Decimal.ZERO);
    }

    private PositionView.Valuation value(String units, Instrument instrument, String currency) {
        PositionView view = new PositionView(
                Fixture.SIM,
                instrument.symbol(),
                Decimal.of(units),
                Decimal.ZERO,
                Decimal.of("100"),
                Decimal.of("1000"),
                Decimal.ZERO,
                0);
        List<Instrument> instruments = List.of(
                Fixture.instrument("EURUSD", "EUR", "USD", "0.00001"),
                Fixture.instrument("USDJPY", "USD", "JPY", "0.001"),
                Fixture.instrument("EURJPY", "EUR", "JPY", "0.001"));
        return Valuations.value(view, instrument, new Currency(currency), quotes::get, instruments);
    }

    private void quote(String symbol, String bid, String ask) {
        quotes.put(new Symbol(symbol), new Valuations.Quote(Decimal.of(bid), Decimal.of(ask)));
    }

    @Test
    void marksLongsAtTheBidAndShortsAtTheAskAndConverts() {
        Instrument usdjpy = Fixture.instrument("USDJPY", "USD", "JPY", "0.001");
        quote("USDJPY", "124", "126");
        PositionView.Valuation inverse = value("10", usdjpy, "USD");
        assertThat(inverse.mark()).isEqualTo(Decimal.of(124));
        assertThat(inverse.unrealised()).isEqualTo(Decimal.of(240));
        assertThat(inverse.rate()).isEqualTo(Decimal.of("0.008"));
        assertThat(inverse.rateSource()).isEqualTo("1/USDJPY");
        assertThat(inverse.unrealisedInAccountCurrency()).isEqualTo(Decimal.of("1.92"));
        assertThat(inverse.realisedInAccountCurrency()).isEqualTo(Decimal.of(8));
        assertThat(value("-10", usdjpy, "USD").unrealised()).isEqualTo(Decimal.of(-260));
        PositionView.Valuation same = value("10", usdjpy, "JPY");
        assertThat(same.rate()).isEqualTo(Decimal.ONE);
        assertThat(same.rateSource()).isEmpty();
    }

    @Test
    void convertsThroughOneCommonCurrencyWhenItMust() {
        Instrument usdjpy = Fixture.instrument("USDJPY", "USD", "JPY", "0.001");
        quote("USDJPY", "124", "126");
        quote("EURUSD", "1.25", "1.25");
        PositionView.Valuation cross = value("10", usdjpy, "EUR");
        assertThat(cross.rateSource()).isEqualTo("1/USDJPY × 1/EURUSD");
        assertThat(cross.rate()).isEqualTo(Decimal.of("0.0064"));
        Instrument eurusd = Fixture.instrument("EURUSD", "EUR", "USD", "0.00001");
        assertThat(value("10", eurusd, "JPY").rateSource()).isEqualTo("USDJPY");
    }

    @Test
    void knowsNothingWithoutAFreshPrice() {
        Instrument usdjpy = Fixture.instrument("USDJPY", "USD", "JPY", "0.001");
        PositionView.Valuation blind = value("10", usdjpy, "USD");
        assertThat(blind.mark()).isNull();
        assertThat(blind.unrealised()).isNull();
        assertThat(blind.rate()).isNull();
        assertThat(blind.realisedInAccountCurrency()).isNull();
        assertThat(value("0", usdjpy, "USD").unrealisedInAccountCurrency()).isEqualTo(Decimal.ZERO);
        quote("USDJPY", "0", "0");
        assertThat(value("10", usdjpy, "USD").rate()).isNull();
    }
}
