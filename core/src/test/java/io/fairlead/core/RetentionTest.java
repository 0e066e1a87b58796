package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Closed orders leave the live state, and whatever the venue or a client says of them later is still understood.
final class RetentionTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final RetentionSettings DAY = new RetentionSettings(24 * HOUR, 1000, 7 * 24 * HOUR, 1000, 1000);

    private Fixture fixture = fixture(DAY);

    private static Fixture fixture(RetentionSettings retention) {
        return new Fixture(List.of(), 1_000_000_000_000L, CoreSettings.DEFAULTS.with(retention)).up();
    }

    /// A day and a bit passes, with the ticks that a running gateway has.
    private void dayPasses() {
        fixture.now += 25 * HOUR;
        for (int i = 0; i < 4; i++) {
            fixture.now += 2_000_000_000L;
            fixture.core.onTick(fixture.now);
        }
    }

    private LiveOrder filled(String client) {
        LiveOrder order = fixture.working(client, Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.fill(order, "x-" + client, "10000", "1.1", "10000");
        return order;
    }

    private LiveOrder canceledPart(String client) {
        LiveOrder order = fixture.working(client, Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.fill(order, "x-" + client, "4000", "1.1", "4000");
        fixture.hear(
                new Fixture.Report(order).type(ExecType.CANCELED).cumQty("4000").build());
        return order;
    }

    private boolean isLive(LiveOrder order) {
        return fixture.state.orders().find(order.id()) != null;
    }

    private Position position() {
        return Objects.requireNonNull(fixture.state.positions().find(Fixture.SIM, Fixture.EURUSD, Side.BUY));
    }

    /// Realised and not, at a price.
    private BigDecimal worth(String price) {
        BigDecimal gain = Decimal.of(price)
                .toBigDecimal()
                .subtract(Objects.requireNonNull(position().avgPx()).toBigDecimal());
        return gain.multiply(position().units().toBigDecimal())
                .add(position().realised().toBigDecimal());
    }

    private List<Break.Kind> breaks() {
        return fixture.state.breaks().stream().map(Break::kind).toList();
    }

    private void assertReplays() {
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        CoreState restored = SnapshotTest.restored(fixture.state);
        assertThat(restored.stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void leavesWhenClosedCompleteAndOldEnough() {
        LiveOrder filled = filled("a");
        LiveOrder working = fixture.working("b", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.now += 23 * HOUR;
        fixture.core.onTick(fixture.now);
        assertThat(isLive(filled)).isTrue();
        dayPasses();
        assertThat(isLive(filled)).isFalse();
        assertThat(fixture.state.orders().all()).containsExactly(working);
        assertThat(fixture.state.orders().retired().size()).isEqualTo(1);
        assertThat(position().units()).isEqualTo(Decimal.of(10000));
        assertReplays();
    }

    @Test
    void staysWhileAnythingAboutItIsOpen() {
        LiveOrder missing = fixture.working("a", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.hear(new Fixture.Report(missing)
                .status(OrdStatus.CANCELED)
                .cumQty("4000")
                .build());
        LiveOrder conflict = filled("b");
        fixture.fill(conflict, "x-b", "9000", "1.1", "19000");
        LiveOrder plain = filled("c");
        dayPasses();
        assertThat(isLive(missing)).as("lacks an execution").isTrue();
        assertThat(isLive(conflict)).as("has a break").isTrue();
        assertThat(isLive(plain)).isFalse();
    }

    @Test
    void waitsForAKillThatIsNotConfirmed() {
        LiveOrder order = filled("a");
        fixture.working("b", Side.SELL, Fixture.limit("10000", "1.2"));
        fixture.command(new HaltCommand.Kill(Fixture.ANNA, new Scope.Gateway(), false, "stop"));
        dayPasses();
        assertThat(isLive(order)).isTrue();
    }

    @Test
    void theOldestLeaveEarlyWhenThereAreTooMany() {
        fixture = fixture(new RetentionSettings(24 * HOUR, 10, 7 * 24 * HOUR, 1000, 1000));
        fixture.core.define(List.<Limit>of(), fixture.now);
        for (int i = 0; i < 10 + Retiring.STEP; i++) {
            filled("c" + i);
        }
        fixture.core.onTick(++fixture.now);
        assertThat(fixture.state.orders().all()).hasSize(10);
        assertThat(fixture.state.orders().all().getFirst().clientOrderId().value())
                .isEqualTo("c" + Retiring.STEP);
        assertReplays();
    }

    @Test
    void aFloodBetweenTwoTicksCannotOutrunIt() {
        fixture = fixture(new RetentionSettings(24 * HOUR, 10, 7 * 24 * HOUR, 1000, 1000));
        fixture.core.define(List.<Limit>of(), fixture.now);
        for (int i = 0; i < 400; i++) {
            filled("c" + i);
        }
        fixture.core.onTurn(fixture.now);
        assertThat(fixture.state.orders().closed()).isLessThan(10 + Retiring.STEP);
    }

    @Test
    void whatMustStayHoldsNobodyUpAndLeavesWhenItMay() {
        fixture = fixture(new RetentionSettings(24 * HOUR, 10, 7 * 24 * HOUR, 10_000, 10_000));
        fixture.core.define(List.<Limit>of(), fixture.now);
        List<LiveOrder> lacking = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            LiveOrder order = fixture.working("lacks" + i, Side.BUY, Fixture.limit("10000", "1.1"));
            fixture.hear(new Fixture.Report(order)
                    .type(ExecType.CANCELED)
                    .cumQty("4000")
                    .build());
            lacking.add(order);
        }
        for (int i = 0; i < 100; i++) {
            filled("c" + i);
        }
        secondsPass(8);
        assertThat(fixture.state.orders().all()).containsExactlyInAnyOrderElementsOf(lacking);
        lacking.forEach(order -> fixture.fill(order, "late-" + order.clientOrderId(), "4000", "1.1", "4000"));
        secondsPass(8);
        assertThat(fixture.state.orders().closed()).isLessThan(10 + Retiring.STEP);
        assertReplays();
    }

    private void secondsPass(int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            fixture.now += 100_000_000L;
            fixture.core.onTick(fixture.now);
        }
    }

    @Test
    void aDuplicateOfAnOldFillMovesNothingAndRaisesNothing() {
        LiveOrder order = filled("a");
        ExecutionReport again =
                new Fixture.Report(order).trade("x-a", "10000", "1.1", "10000").build();
        dayPasses();
        long hash = fixture.state.stateHash();
        assertThat(fixture.hear(again)).isTrue();
        assertThat(fixture.hear(new Fixture.Report(order)
                        .status(OrdStatus.FILLED)
                        .cumQty("10000")
                        .build()))
                .isTrue();
        assertThat(fixture.state.stateHash()).isEqualTo(hash);
        assertThat(breaks()).isEmpty();
        assertThat(fixture.log.getLast())
                .as("but the log says whose it is")
                .isInstanceOfSatisfying(
                        Event.VenueSaid.class, said -> assertThat(said.order()).isEqualTo(order.id()));
    }

    @Test
    void aLateFillBringsTheOrderBackAndCounts() {
        LiveOrder order = canceledPart("a");
        dayPasses();
        assertThat(isLive(order)).isFalse();
        fixture.fill(order, "late", "6000", "1.2", "10000");
        LiveOrder back = fixture.order(order.id());
        assertThat(back.cumQty()).isEqualTo(Decimal.of(10000));
        assertThat(back.missing()).isEqualTo(Decimal.ZERO);
        assertThat(back.executions()).hasSize(2);
        assertThat(back.avgPx()).isEqualTo(Decimal.of("1.16"));
        assertThat(position().units()).isEqualTo(Decimal.of(10000));
        assertThat(breaks()).containsExactly(Break.Kind.LATE_WORD);
        assertReplays();
    }

    @Test
    void aLateFillFindsItsOrderByTheVenuesIdAlone() {
        LiveOrder order = canceledPart("a");
        dayPasses();
        ExecutionReport late =
                new Fixture.Report(order).trade("late", "6000", "1.2", "10000").build();
        ExecutionReport.References refs = late.refs();
        fixture.hear(new ExecutionReport(
                late.venue(),
                new ExecutionReport.References(null, null, refs.venueOrder(), refs.exec(), null),
                late.progress(),
                late.details(),
                late.marks()));
        assertThat(fixture.order(order.id()).cumQty()).isEqualTo(Decimal.of(10000));
    }

    @Test
    void aLateBustTakesTheFillOutOfThePosition() {
        LiveOrder order = canceledPart("a");
        fixture.fill(fixture.working("b", Side.SELL, Fixture.limit("10000", "1.2")), "s", "10000", "1.2", "10000");
        dayPasses();
        assertThat(fixture.state.orders().all()).isEmpty();
        fixture.hear(new Fixture.Report(order).bust("b1", "x-a", "0").build());
        assertThat(position().units()).isEqualTo(Decimal.of(-10000));
        assertThat(worth("1.2")).as("sold at the price of the day").isEqualByComparingTo("0");
        assertThat(breaks()).contains(Break.Kind.LATE_WORD);
        assertReplays();
        dayPasses();
        fixture.hear(new Fixture.Report(order).bust("b1", "x-a", "0").build());
        assertThat(position().units()).as("told twice").isEqualTo(Decimal.of(-10000));
        assertReplays();
    }

    @Test
    void aLateCorrectionChangesThePriceOfWhatWasSettled() {
        LiveOrder order = filled("a");
        dayPasses();
        fixture.hear(new Fixture.Report(order)
                .correct("k1", "x-a", "9000", "1.3", "9000")
                .build());
        assertThat(position().units()).isEqualTo(Decimal.of(9000));
        assertThat(position().avgPx()).isEqualTo(Decimal.of("1.3"));
        assertReplays();
    }

    @Test
    void whatCameBackLeavesAgainAndItsBreakEnds() {
        LiveOrder order = canceledPart("a");
        dayPasses();
        fixture.fill(order, "late", "6000", "1.2", "10000");
        assertThat(isLive(order)).isTrue();
        dayPasses();
        assertThat(isLive(order)).isFalse();
        assertThat(breaks()).isEmpty();
        assertThat(fixture.state.orders().retired().all().getFirst().cumQty()).isEqualTo(Decimal.of(10000));
        fixture.fill(order, "late", "6000", "1.2", "10000");
        assertThat(isLive(order)).as("known by now").isFalse();
        assertReplays();
    }

    @Test
    void aClientOrderIdIsAnsweredOrRefusedAsBefore() {
        LiveOrder order = filled("a");
        dayPasses();
        assertThat(fixture.command(Fixture.place("a", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isEqualTo(new Outcome.Repeated(order.id()));
        assertThat(fixture.command(Fixture.place("a", Side.SELL, Fixture.limit("10000", "1.1"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED));
        assertThat(fixture.command(Fixture.place("b", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whatIsAskedOfAnOrderThatLeftIsRefusedAsItIsClosed() {
        OrderId order = filled("a").id();
        dayPasses();
        assertThat(List.of(
                        fixture.command(new Command.CancelOrder(Fixture.ANNA, order)),
                        fixture.command(new Command.ReplaceOrder(
                                Fixture.ANNA, order, Quantity.units(Decimal.of(5000)), null, null)),
                        fixture.command(new Command.QueryOrder(Fixture.ANNA, order))))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo(DenialCode.ORDER_NOT_LIVE)));
    }

    @Test
    void anIdIsRefusedLongerThanItsOrderIsRemembered() {
        fixture = fixture(new RetentionSettings(24 * HOUR, 1000, 7 * 24 * HOUR, 1, 1000));
        LiveOrder first = canceledPart("a");
        filled("b");
        dayPasses();
        assertThat(fixture.state.orders().retired().size()).isEqualTo(1);
        assertThat(fixture.command(Fixture.place("a", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED));
        Decimal before = position().units();
        fixture.fill(first, "late", "6000", "1.2", "10000");
        assertThat(position().units())
                .as("a fill or a repetition: nobody can tell")
                .isEqualTo(before);
        assertThat(breaks()).containsExactly(Break.Kind.FORGOTTEN_ORDER);
        assertReplays();
    }

    @Test
    void behindTheHorizonAnOldReportIsNoNewOrder() {
        LiveOrder order = filled("a");
        ExecutionReport old = new Fixture.Report(order)
                .id(new OrderId("foreign"))
                .trade("x-a", "10000", "1.1", "10000")
                .venueOrder("else")
                .at(fixture.now)
                .build();
        for (int day = 0; day < 9; day++) {
            filled("d" + day);
            dayPasses();
        }
        assertThat(fixture.state.orders().retired().forgottenNanos()).isPositive();
        Decimal before = position().units();
        fixture.hear(old);
        assertThat(position().units()).isEqualTo(before);
        assertThat(breaks()).containsExactly(Break.Kind.FORGOTTEN_ORDER);
    }

    @Test
    void aCrashBetweenLeavingAndTheLateWordChangesNothing() {
        LiveOrder order = canceledPart("a");
        dayPasses();
        Fixture restarted = new Fixture(fixture.log, fixture.now, CoreSettings.DEFAULTS.with(DAY));
        fixture = restarted.up();
        fixture.fill(order, "x-a", "4000", "1.1", "4000");
        assertThat(isLive(order)).isFalse();
        fixture.fill(order, "late", "6000", "1.2", "10000");
        assertThat(fixture.order(order.id()).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(position().units()).isEqualTo(Decimal.of(10000));
        assertReplays();
    }

    @Test
    void aFullLogKeepsTheOrderWhereItIs() {
        LiveOrder order = filled("a");
        fixture.full = true;
        dayPasses();
        assertThat(isLive(order)).isTrue();
        fixture.full = false;
        dayPasses();
        assertThat(isLive(order)).isFalse();
        fixture.full = true;
        assertThat(fixture.hear(new Fixture.Report(order).bust("b1", "x-a", "0").build()))
                .as("counts as not received")
                .isFalse();
        assertThat(isLive(order)).isFalse();
        assertThat(fixture.log).noneMatch(RetentionEvent.Recalled.class::isInstance);
    }
}
