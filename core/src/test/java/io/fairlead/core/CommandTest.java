package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Replace, cancel, sweeping commands, and what the log's room allows.
final class CommandTest {
    private final Fixture fixture = new Fixture().up();

    private static Command.CancelOrder cancel(LiveOrder order) {
        return new Command.CancelOrder(Fixture.ANNA, order.id());
    }

    private static Command.ReplaceOrder replace(LiveOrder order, @Nullable String units, @Nullable String price) {
        return new Command.ReplaceOrder(
                Fixture.ANNA,
                order.id(),
                units == null ? null : Quantity.units(Decimal.of(units)),
                price == null ? null : Decimal.of(price),
                null);
    }

    private static Command.ClosePosition close(AccountId account, String client, @Nullable String units) {
        return new Command.ClosePosition(
                Fixture.ANNA,
                account,
                new ClientOrderId(client),
                Fixture.EURUSD,
                units == null ? null : Quantity.units(Decimal.of(units)));
    }

    private LiveOrder working() {
        return fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
    }

    private void assertRefused(Command command, DenialCode code) {
        assertThat(fixture.command(command))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private LiveOrder only(Outcome outcome) {
        return fixture.order(((Outcome.Accepted) outcome).orders().getFirst());
    }

    @Test
    void cancelsOnceHoweverOftenItIsAsked() {
        LiveOrder order = working();
        assertThat(fixture.command(cancel(order))).isEqualTo(new Outcome.Accepted(List.of(order.id())));
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        assertThat(fixture.command(cancel(order))).isEqualTo(new Outcome.Repeated(order.id()));
        assertThat(fixture.calls).hasSize(1);
        fixture.report(order, ExecType.CANCELED);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertRefused(cancel(order), DenialCode.ORDER_NOT_LIVE);
        assertRefused(new Command.CancelOrder(Fixture.ANNA, new OrderId("nobody")), DenialCode.ORDER_UNKNOWN);
    }

    @Test
    void asksTheVenueWhenACancelIsRefusedBecauseTheOrderWasFilled() {
        LiveOrder order = working();
        fixture.command(cancel(order));
        OrderId request = Fixture.cancelOf(order);
        fixture.hear(new CancelReject(Fixture.VENUE, request, order.id(), null, false, 0, "too late"));
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(fixture.calls).last().isEqualTo("query " + order.id());
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void believesAFillThatBeatTheCancel() {
        LiveOrder order = working();
        fixture.command(cancel(order));
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        fixture.report(order, ExecType.CANCELED);
        fixture.fill(order, "e2", "6000", "1.1", "10000");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void returnsToWhereItStoodWhenTheCancelDidNotLeave() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.command(cancel(order));
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        fixture.hear(new Fate.NotSent(Fixture.VENUE, Fixture.cancelOf(order), "rate limit"));
        assertThat(order.status()).isEqualTo(OrderStatus.SENT);
    }

    @Test
    void replacesAndCarriesTheChainOn() {
        LiveOrder order = working();
        fixture.command(replace(order, "20000", "1.2"));
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING_REPLACE);
        OrderId first = Fixture.replaceOf(order);
        assertThat(fixture.calls).containsExactly("replace " + order.id() + " " + first);
        fixture.report(order, ExecType.PENDING_REPLACE);
        fixture.hear(new Fixture.Report(order).id(first).type(ExecType.REPLACED).build());
        assertThat(order.terms().units()).isEqualTo(Decimal.of(20000));
        assertThat(order.terms().price()).isEqualTo(Decimal.of("1.2"));
        assertThat(order.current()).isEqualTo(first);
        fixture.command(replace(order, "15000", null));
        OrderId second = Fixture.replaceOf(order);
        fixture.hear(new CancelReject(Fixture.VENUE, second, first, null, true, 0, "no"));
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.terms().units()).isEqualTo(Decimal.of(20000));
        fixture.hear(new Fixture.Report(order)
                .id(first)
                .trade("e1", "20000", "1.2", "20000")
                .build());
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void keepsItsTermsWhenTheReplaceDidNotLeave() {
        LiveOrder order = working();
        fixture.command(replace(order, "20000", "1.2"));
        fixture.hear(new Fate.NotSent(Fixture.VENUE, Fixture.replaceOf(order), "rate limit"));
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.terms().units()).isEqualTo(Decimal.of(10000));
        assertThat(order.terms().price()).isEqualTo(Decimal.of("1.1"));
        assertThat(order.pendingTerms()).isNull();
        assertThat(order.text()).isEqualTo("rate limit");
        assertThat(fixture.command(replace(order, "20000", "1.2"))).isInstanceOf(Outcome.Accepted.class);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void refusesReplacesThatCannotBe() {
        LiveOrder order = working();
        assertRefused(replace(order, null, null), DenialCode.NOTHING_TO_CHANGE);
        assertRefused(replace(order, null, "1.100001"), DenialCode.PRICE_OFF_TICK);
        assertRefused(
                new Command.ReplaceOrder(
                        Fixture.ANNA, order.id(), Quantity.lots(Decimal.of("999999999999999999")), null, null),
                DenialCode.QUANTITY_ABOVE_MAXIMUM);
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        assertRefused(replace(order, "4000", null), DenialCode.QUANTITY_BELOW_FILLED);
        fixture.port.without(Capability.REPLACE);
        assertRefused(replace(order, "20000", null), DenialCode.CAPABILITY_MISSING);
        fixture.command(cancel(order));
        assertRefused(replace(order, "20000", null), DenialCode.REQUEST_PENDING);
        LiveOrder fresh = fixture.placed("c2", Side.BUY, Fixture.limit("10000", "1.1"));
        assertRefused(replace(fresh, "20000", null), DenialCode.REQUEST_PENDING);
        fixture.hear(new Fate.Unknown(Fixture.VENUE, fresh.id(), "?"));
        assertRefused(replace(fresh, "20000", null), DenialCode.REQUEST_PENDING);
        fixture.report(fresh, ExecType.REJECTED);
        assertRefused(replace(fresh, "20000", null), DenialCode.ORDER_NOT_LIVE);
        assertRefused(
                new Command.ReplaceOrder(Fixture.ANNA, new OrderId("nobody"), null, null, null),
                DenialCode.ORDER_UNKNOWN);
    }

    @Test
    void cancelsAllInScope() {
        LiveOrder order = working();
        LiveOrder second = fixture.working("c2", Side.SELL, Fixture.limit("10000", "1.2"));
        assertThat(fixture.command(new Command.CancelAll(Fixture.ANNA, Fixture.SIM, Fixture.USDJPY)))
                .isEqualTo(new Outcome.Accepted(List.of()));
        assertThat(fixture.command(new Command.CancelAll(Fixture.ANNA, null, null)))
                .isEqualTo(new Outcome.Accepted(List.of(order.id(), second.id())));
        assertRefused(new Command.CancelAll(Fixture.ANNA, new AccountId("nobody"), null), DenialCode.ACCOUNT_UNKNOWN);
    }

    @Test
    void saysThatNothingWasCancelledWhenTheVenueIsDown() {
        LiveOrder order = working();
        fixture.down();
        assertRefused(new Command.CancelAll(Fixture.ANNA, Fixture.SIM, null), DenialCode.VENUE_DOWN);
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void closesAPositionOnceAndNeverMoreThanIsHeld() {
        assertRefused(close(Fixture.SIM, "x0", null), DenialCode.NO_POSITION);
        fixture.fill(working(), "e1", "10000", "1.1", "10000");
        assertRefused(close(Fixture.SIM, "x0", "11000"), DenialCode.QUANTITY_ABOVE_MAXIMUM);
        LiveOrder part = only(fixture.command(close(Fixture.SIM, "x1", "4000")));
        LiveOrder rest = only(fixture.command(close(Fixture.SIM, "x2", null)));
        assertThat(part.terms().flags().reduceOnly()).isTrue();
        assertThat(rest.side()).isEqualTo(Side.SELL);
        assertThat(rest.terms().units()).isEqualTo(Decimal.of(6000));
        assertThat(fixture.command(close(Fixture.SIM, "x2", null))).isEqualTo(new Outcome.Repeated(rest.id()));
        assertRefused(close(Fixture.SIM, "x3", null), DenialCode.NO_POSITION);
        assertRefused(close(new AccountId("nobody"), "x3", null), DenialCode.ACCOUNT_UNKNOWN);
        assertRefused(
                new Command.ClosePosition(Fixture.ANNA, Fixture.SIM, new ClientOrderId("x"), new Symbol("GOLD"), null),
                DenialCode.SYMBOL_UNKNOWN);
    }

    @Test
    void refusesToCloseUnderAnIdOfSomethingElse() {
        fixture.fill(working(), "e1", "10000", "1.1", "10000");
        LiveOrder part = only(fixture.command(close(Fixture.SIM, "x1", "4000")));
        assertThat(fixture.command(close(Fixture.SIM, "x1", "4000"))).isEqualTo(new Outcome.Repeated(part.id()));
        assertRefused(close(Fixture.SIM, "x1", "3000"), DenialCode.CLIENT_ORDER_ID_REUSED);
        assertRefused(close(Fixture.SIM, "c1", "4000"), DenialCode.CLIENT_ORDER_ID_REUSED);
        Command.ClosePosition elsewhere = new Command.ClosePosition(
                Fixture.ANNA, Fixture.SIM, new ClientOrderId("x1"), Fixture.USDJPY, Quantity.units(Decimal.of(4000)));
        assertRefused(elsewhere, DenialCode.CLIENT_ORDER_ID_REUSED);
        Command.ClosePosition lots = new Command.ClosePosition(
                Fixture.ANNA, Fixture.SIM, new ClientOrderId("x2"), Fixture.EURUSD, Quantity.lots(Decimal.of("0.06")));
        LiveOrder rest = only(fixture.command(lots));
        assertThat(fixture.command(lots)).isEqualTo(new Outcome.Repeated(rest.id()));
        assertRefused(close(Fixture.SIM, "x2", null), DenialCode.CLIENT_ORDER_ID_REUSED);
    }

    @Test
    void flattensByCancellingFirstAndClosingThen() {
        LiveOrder order = working();
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        fixture.command(new Command.Flatten(Fixture.ANNA, Fixture.SIM));
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        assertRefused(Fixture.place("c9", Side.BUY, Fixture.limit("10000", "1.1")), DenialCode.SHUTTING_DOWN);
        fixture.fill(order, "e2", "1000", "1.1", "5000");
        fixture.report(order, ExecType.CANCELED);
        fixture.now += 5_000_000_000L;
        fixture.core.onTick(fixture.now);
        LiveOrder closing = fixture.state.orders().all().getLast();
        assertThat(closing.terms().units()).isEqualTo(Decimal.of(5000));
        fixture.sent(closing.id());
        fixture.fill(closing, "e3", "5000", "1.1", "5000");
        assertThat(fixture.account(Fixture.SIM).isFlattening()).isFalse();
        assertThat(fixture.log.getLast()).isInstanceOf(Event.FlattenEnded.class);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void givesUpFlatteningWhenNewOrdersAreAllowed() {
        fixture.fill(working(), "e1", "10000", "1.1", "10000");
        fixture.command(new Command.Flatten(Fixture.ANNA, null));
        assertRefused(new Command.Flatten(Fixture.ANNA, new AccountId("nobody")), DenialCode.ACCOUNT_UNKNOWN);
        fixture.command(new Command.AllowNewOrders(Fixture.ANNA));
        fixture.placed("c2", Side.BUY, Fixture.limit("10000", "1.1"));
    }

    @Test
    void refusesNewOrdersButCancelsAndClosesWhenTold() {
        LiveOrder order = working();
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        fixture.command(new Command.RefuseNewOrders(Fixture.ANNA, "shutdown"));
        assertRefused(Fixture.place("c2", Side.BUY, Fixture.limit("10000", "1.1")), DenialCode.SHUTTING_DOWN);
        assertThat(fixture.command(close(Fixture.SIM, "x1", null))).isInstanceOf(Outcome.Accepted.class);
        assertThat(fixture.command(cancel(order))).isInstanceOf(Outcome.Accepted.class);
        fixture.command(new Command.AllowNewOrders(Fixture.ANNA));
        fixture.placed("c2", Side.BUY, Fixture.limit("10000", "1.1"));
    }

    @Test
    void tradesALiveAccountOnlyWhileArmedAndUpToItsMaximum() {
        Command.PlaceOrder order = new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.LIVE,
                new ClientOrderId("l1"),
                Fixture.EURUSD,
                Side.BUY,
                Fixture.limit("10000", "1.1"),
                Fixture.MANUAL);
        assertThat(fixture.account(Fixture.LIVE).isSafe()).isTrue();
        assertRefused(order, DenialCode.ACCOUNT_NOT_ARMED);
        fixture.command(new Command.ArmAccount(Fixture.ANNA, Fixture.LIVE, Decimal.of(5000)));
        assertRefused(order, DenialCode.ARMED_QUANTITY_EXCEEDED);
        fixture.command(new Command.ArmAccount(Fixture.ANNA, Fixture.LIVE, Decimal.of(10000)));
        assertThat(fixture.command(order)).isInstanceOf(Outcome.Accepted.class);
        fixture.command(new Command.DisarmAccount(Fixture.ANNA, Fixture.LIVE));
        assertThat(fixture.account(Fixture.LIVE).armedMaxUnits()).isNull();
        assertRefused(
                new Command.ArmAccount(Fixture.ANNA, Fixture.LIVE, Decimal.of(0)), DenialCode.QUANTITY_NOT_POSITIVE);
        assertRefused(
                new Command.ArmAccount(Fixture.ANNA, Fixture.SIM, Decimal.ONE), DenialCode.ACCOUNT_NEEDS_NO_ARMING);
        AccountId nobody = new AccountId("nobody");
        assertRefused(new Command.ArmAccount(Fixture.ANNA, nobody, Decimal.ONE), DenialCode.ACCOUNT_UNKNOWN);
        assertRefused(new Command.DisarmAccount(Fixture.ANNA, nobody), DenialCode.ACCOUNT_UNKNOWN);
    }

    @Test
    void asksTheVenueOnCommand() {
        LiveOrder order = working();
        fixture.command(new Command.QueryOrder(Fixture.ANNA, order.id()));
        assertThat(fixture.calls).containsExactly("query " + order.id());
        assertRefused(new Command.QueryOrder(Fixture.ANNA, new OrderId("nobody")), DenialCode.ORDER_UNKNOWN);
        fixture.down();
        assertRefused(new Command.QueryOrder(Fixture.ANNA, order.id()), DenialCode.VENUE_DOWN);
        assertRefused(cancel(order), DenialCode.VENUE_DOWN);
    }

    @Test
    void changesNothingWhenTheLogIsFullButStillCancelsAndBooksFills() {
        LiveOrder order = working();
        fixture.refused = EventSink.Lane.NORMAL;
        long before = fixture.state.stateHash();
        assertRefused(Fixture.place("c2", Side.BUY, Fixture.limit("10000", "1.1")), DenialCode.JOURNAL_FULL);
        assertRefused(replace(order, "20000", null), DenialCode.JOURNAL_FULL);
        assertRefused(new Command.QueryOrder(Fixture.ANNA, order.id()), DenialCode.JOURNAL_FULL);
        assertThat(fixture.state.stateHash()).isEqualTo(before);
        assertThat(fixture.calls).isEmpty();
        assertThat(fixture.command(cancel(order))).isInstanceOf(Outcome.Accepted.class);
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        fixture.full = true;
        long full = fixture.state.stateHash();
        assertThat(fixture.hear(new LinkChange(Fixture.VENUE, "orders", false, "")))
                .isFalse();
        assertThat(fixture.state.stateHash()).isEqualTo(full);
    }

    @Test
    void refusesCommandsUntilTheLogHasBeenRead() {
        Core core = new Core(new CoreState(), (_, _) -> true, java.util.Map.of(), CoreSettings.DEFAULTS);
        assertThat(core.onCommand(new Command.AllowNewOrders(Fixture.ANNA), 1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.RECOVERING));
    }

    @Test
    void countsAConflictingExecutionAndRaisesABreak() {
        LiveOrder order = working();
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        assertThat(order.executions()).hasSize(1);
        fixture.fill(order, "e1", "3000", "1.1", "7000");
        assertThat(order.executions()).hasSize(2);
        assertThat(order.cumQty()).isEqualTo(Decimal.of(7000));
        assertThat(fixture.state.breakOf(Break.Kind.EXECUTION_CONFLICT, order.id()))
                .isNotNull();
    }

    @Test
    void findsALostFillByCumQtyAndAsks() {
        LiveOrder order = working();
        fixture.fill(order, "e2", "2000", "1.1", "6000");
        assertThat(order.missing()).isEqualTo(Decimal.of(4000));
        assertThat(fixture.state.breakOf(Break.Kind.MISSING_EXECUTIONS, order.id()))
                .isNotNull();
        assertThat(fixture.calls).containsExactly("query " + order.id());
        fixture.hear(new Fixture.Report(order)
                .trade("e1", "4000", "1.1", "4000")
                .possDup()
                .build());
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        assertThat(fixture.state.breaks()).isEmpty();
    }

    @Test
    void restatesOrderAndPositionOnBustsAndCorrections() {
        LiveOrder order = working();
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        fixture.hear(new Fixture.Report(order)
                .correct("e2", "e1", "9000", "1.2", "9000")
                .build());
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(fixture.state.positions().all().getFirst().avgPx()).isEqualTo(Decimal.of("1.2"));
        fixture.hear(new Fixture.Report(order).bust("e3", "e2", "0").build());
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(fixture.state.positions().all().getFirst().isFlat()).isTrue();
        fixture.hear(new Fixture.Report(order).bust("e4", "nobody", "0").build());
        assertThat(fixture.state.breakOf(Break.Kind.UNKNOWN_EXECUTION, order.id()))
                .isNotNull();
        fixture.hear(new Fixture.Report(order)
                .correct("e5", "nobody", "1", "1", null)
                .build());
        fixture.hear(new Fixture.Report(order)
                .trade("e6", "999999999999999", "1", "1")
                .build());
        assertThat(fixture.state.breakOf(Break.Kind.UNCOUNTABLE_EXECUTION, order.id()))
                .isNotNull();
    }
}
