package io.fairlead.venues.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.event.RetentionEvent.Horizon;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
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
import io.fairlead.core.model.VenueOrderId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a new process knows of orders that left the live state before it began.
class KnownOrderTest {
    private static final VenueId VENUE = new VenueId("tl");
    private static final AccountId ACCOUNT = new AccountId("a");
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final Instrument.Contract CONTRACT = new Instrument.Contract(
            Decimal.of(100_000), Decimal.of("0.00001"), Decimal.of("0.01"), Decimal.of("0.01"), Decimal.of(100));
    private static final OrderTerms TERMS = new OrderTerms(
            OrdType.MARKET, TimeInForce.DAY, Decimal.of(1000), null, null, null, OrderTerms.Flags.NONE, null, null);

    private final CoreState state = new CoreState();

    KnownOrderTest() {
        state.apply(new Event.AccountDefined(
                NOW, new Account(ACCOUNT, VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.HEDGING, "1")));
        state.apply(new Event.InstrumentDefined(
                NOW,
                new Instrument(EURUSD, new Currency("EUR"), new Currency("USD"), CONTRACT, Map.of(VENUE, "EURUSD"))));
    }

    private void elsewhere(String id, long nanos) {
        state.apply(new Event.OrderAdopted(
                nanos,
                new OrderId(id),
                ACCOUNT,
                new ClientOrderId(id),
                EURUSD,
                Side.SELL,
                TERMS,
                new VenueOrderId("7" + id),
                "by another terminal"));
    }

    private void ours(String id) {
        state.apply(new Event.OrderAccepted(
                NOW,
                Origin.GATEWAY,
                new OrderId(id),
                ACCOUNT,
                new ClientOrderId(id),
                EURUSD,
                Side.SELL,
                new StrategyId("manual"),
                Quantity.units(Decimal.of(1000)),
                TERMS,
                Decimal.of("0.01"),
                CONTRACT,
                null,
                RoutingTags.NONE));
    }

    private void leaves(String id, long nanos) {
        state.apply(new Event.OrderResolved(
                nanos, Origin.GATEWAY, new OrderId(id), Decimal.of(1000), Decimal.of("1.1"), "the venue's own page"));
        state.apply(new RetentionEvent.Retired(
                nanos, List.of(new OrderId(id)), List.of(), List.of(), new Horizon(100, 100, 0)));
    }

    private List<String> known(VenueId venue) {
        return KnownOrder.all(state.orders(), venue, NOW).stream()
                .map(known -> known.id().value())
                .toList();
    }

    /// Its picture at the venue carries no id of ours: a process that did not know it would take it for a close of ours
    /// in doubt.
    @Test
    void anotherTerminalsOrderIsKnownWhenItHasLeft() {
        elsewhere("X1", NOW - 2 * SECOND);
        leaves("X1", NOW - SECOND);
        assertThat(known(VENUE)).containsExactly("X1");
        assertThat(known(new VenueId("another"))).isEmpty();
    }

    @Test
    void ofOursThatLeftOnlyClosesAreWorthKnowing() {
        ours("O1");
        leaves("O1", NOW);
        ours("O2");
        assertThat(known(VENUE))
                .as("orders carry their id, and live ones are all known")
                .containsExactly("O2");
    }

    @Test
    void whatLeftLongBeforeIsNotLookedAt() {
        elsewhere("X1", NOW - 7200 * SECOND);
        leaves("X1", NOW - 3600 * SECOND);
        assertThat(known(VENUE)).isEmpty();
    }
}
