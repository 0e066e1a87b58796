package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Stop-limit orders that the gateway holds for a venue without them.
final class HeldStopTest {
    private final Fixture fixture = new Fixture();

    HeldStopTest() {
        prepare(fixture);
    }

    private static void prepare(Fixture fixture) {
        Capabilities all = fixture.port.capabilities;
        EnumSet<OrdType> types = EnumSet.copyOf(all.ordTypes());
        types.remove(OrdType.STOP_LIMIT);
        fixture.port.capabilities = new Capabilities(types, all.timesInForce(), all.others());
        fixture.up();
        fixture.quotes.quote(Fixture.EURUSD, "1.0999", "1.1001", fixture.now);
    }

    private static Command.Request stopLimit(TimeInForce lasting, @Nullable Long expires) {
        return new Command.Request(
                OrdType.STOP_LIMIT,
                lasting,
                Quantity.units(Decimal.of("10000")),
                Decimal.of("1.1060"),
                Decimal.of("1.1050"),
                expires,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
    }

    private LiveOrder held(String client) {
        return fixture.placed(client, Side.BUY, stopLimit(TimeInForce.GOOD_TILL_CANCEL, null));
    }

    private void tick(Fixture of) {
        of.now += 10_000_000;
        of.tick();
    }

    @Test
    void sendsNothingBeforeTheStopPriceIsReached() {
        LiveOrder order = held("c1");
        tick(fixture);
        assertThat(order.status()).isEqualTo(OrderStatus.HELD);
        assertThat(order.terms().instructions().held()).isTrue();
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void sendsALimitOrderWhenTheAskReachesItAndKeepsThePriceThatDid() {
        LiveOrder order = held("c1");
        fixture.quotes.quote(Fixture.EURUSD, "1.1049", "1.1051", 77);
        tick(fixture);
        assertThat(fixture.calls).containsExactly("submit " + order.id());
        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(order.terms().type()).isEqualTo(OrdType.LIMIT);
        assertThat(order.terms().price()).isEqualTo(Decimal.of("1.1060"));
        assertThat(order.terms().stopPx()).isNull();
        assertThat(fixture.log.stream().filter(HeldEvent.class::isInstance))
                .containsExactly(new HeldEvent.StopTriggered(fixture.now, order.id(), Decimal.of("1.1051"), 77));
        tick(fixture);
        assertThat(fixture.calls).hasSize(1);
    }

    @Test
    void aBookInDoubtTriggersNothing() {
        LiveOrder order = held("c1");
        fixture.quotes.quote(Fixture.EURUSD, "1.1049", "1.1051", fixture.now);
        fixture.quotes.cut(Fixture.EURUSD);
        tick(fixture);
        assertThat(order.status()).isEqualTo(OrderStatus.HELD);
        fixture.quotes.quote(Fixture.EURUSD, "1.1049", "1.1051", fixture.now);
        tick(fixture);
        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
    }

    @Test
    void waitsWhileTheVenueIsDown() {
        LiveOrder order = held("c1");
        fixture.down();
        fixture.quotes.quote(Fixture.EURUSD, "1.1049", "1.1051", fixture.now);
        tick(fixture);
        assertThat(order.status()).isEqualTo(OrderStatus.HELD);
    }

    @Test
    void isRefusedWithoutABookToHoldItAgainst() {
        fixture.quotes.cut(Fixture.EURUSD);
        Outcome outcome = fixture.command(Fixture.place("c1", Side.BUY, stopLimit(TimeInForce.GOOD_TILL_CANCEL, null)));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.MARKET_PRICE_STALE));
    }

    @Test
    void isRefusedForADayThatOnlyTheVenueKnows() {
        Outcome outcome = fixture.command(Fixture.place("c1", Side.BUY, stopLimit(TimeInForce.DAY, null)));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.TIME_IN_FORCE_NOT_ALLOWED));
    }

    @Test
    void isCancelledAndChangedHere() {
        LiveOrder order = held("c1");
        fixture.command(
                new Command.ReplaceOrder(Fixture.ANNA, order.id(), null, Decimal.of("1.2060"), Decimal.of("1.2050")));
        fixture.quotes.quote(Fixture.EURUSD, "1.1049", "1.1051", fixture.now);
        tick(fixture);
        assertThat(order.status()).isEqualTo(OrderStatus.HELD);
        assertThat(order.terms().stopPx()).isEqualTo(Decimal.of("1.2050"));
        fixture.command(new Command.CancelOrder(Fixture.ANNA, order.id()));
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void expiresHere() {
        LiveOrder order =
                fixture.placed("c1", Side.BUY, stopLimit(TimeInForce.GOOD_TILL_DATE, fixture.now + 1_000_000_000L));
        fixture.now += 1_000_000_000L;
        tick(fixture);
        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void isTheSameOrderWhenAskedForAgain() {
        LiveOrder order = held("c1");
        assertThat(fixture.command(Fixture.place("c1", Side.BUY, stopLimit(TimeInForce.GOOD_TILL_CANCEL, null))))
                .isEqualTo(new Outcome.Repeated(order.id()));
        fixture.quotes.quote(Fixture.EURUSD, "1.1049", "1.1051", fixture.now);
        tick(fixture);
        assertThat(fixture.command(Fixture.place("c1", Side.BUY, stopLimit(TimeInForce.GOOD_TILL_CANCEL, null))))
                .isEqualTo(new Outcome.Repeated(order.id()));
    }

    @Test
    void killEndsItWithoutTheVenue() {
        LiveOrder order = held("c1");
        fixture.command(new HaltCommand.Kill(Fixture.ANNA, new Scope.Gateway(), false, "test"));
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(fixture.calls.stream().filter(call -> call.startsWith("cancel")))
                .isEmpty();
    }

    @Test
    void survivesARestart() {
        LiveOrder order = held("c1");
        Fixture again = new Fixture(fixture.log, fixture.now);
        prepare(again);
        LiveOrder back = Objects.requireNonNull(again.state.orders().find(order.id()));
        assertThat(back.status()).isEqualTo(OrderStatus.HELD);
        again.quotes.quote(Fixture.EURUSD, "1.1049", "1.1051", again.now);
        tick(again);
        assertThat(again.calls).containsExactly("submit " + order.id());
        assertThat(again.replayed().stateHash()).isEqualTo(again.state.stateHash());
        assertThat(SnapshotTest.restored(again.state).stateHash()).isEqualTo(again.state.stateHash());
    }

    @Test
    void countsAgainstWhatMayBeHeld() {
        held("c1");
        assertThat(fixture.state.orders().exposures().live(Fixture.SIM)).isEqualTo(1);
        assertThat(List.copyOf(fixture.state.orders().exposures().of(Fixture.SIM)))
                .singleElement()
                .satisfies(exposure ->
                        assertThat(exposure.reserved(Side.BUY).signum()).isPositive());
    }
}
