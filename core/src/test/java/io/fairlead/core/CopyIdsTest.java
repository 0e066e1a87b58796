package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.recon.DropCopies;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Drop copies with ids of their own, and what such may be an execution of that we have by another way.
final class CopyIdsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final RetentionSettings DAY = new RetentionSettings(24 * HOUR, 1000, 7 * 24 * HOUR, 1000, 1000);

    private final Fixture fixture = new Fixture(List.of(), 1_000_000_000_000L, CoreSettings.DEFAULTS.with(DAY)).up();

    CopyIdsTest() {
        fixture.port.copyGraceNanos = 5 * SECOND;
        fixture.hear(new CopyLink(Fixture.VENUE, "copies", true, "cable"));
    }

    private LiveOrder working(String client) {
        return fixture.working(client, Side.BUY, Fixture.limit("10000", "1.1"));
    }

    private static ExecutionReport trade(LiveOrder order, String exec, String units, String cum) {
        return new Fixture.Report(order).trade(exec, units, "1.1", cum).build();
    }

    private static ExecutionReport from(ExecutionReport told, String session, Evidence source) {
        boolean listed = source == Evidence.FILLS;
        ExecutionReport.Progress it = told.progress();
        return new ExecutionReport(
                told.venue(),
                told.refs(),
                new ExecutionReport.Progress(
                        it.execType(),
                        listed ? null : it.ordStatus(),
                        it.lastQty(),
                        it.lastPx(),
                        listed ? null : it.cumQty(),
                        null,
                        null),
                told.details(),
                new ExecutionReport.Marks(false, false, "", session, source));
    }

    private void copy(ExecutionReport told) {
        fixture.hear(new DropCopy(from(told, "copies", Evidence.DROP_COPY)));
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            fixture.now += SECOND / 10;
            fixture.core.onTick(fixture.now);
        }
    }

    private List<Break.Kind> breaks() {
        return fixture.state.breaks().stream().map(Break::kind).toList();
    }

    private void assertKnown(LiveOrder order, String units) {
        assertThat(order.cumQty()).isEqualTo(Decimal.of(units));
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        assertThat(fixture.state.copies().waiting()).isEmpty();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void nothingCountsTwiceThatTheStreamTellsLateUnderItsOwnId() {
        LiveOrder order = working("c1");
        fixture.calls.clear();
        copy(trade(order, "d1", "4000", "4000"));
        pass(6);
        assertThat(order.cumQty()).isEqualTo(Decimal.ZERO);
        assertThat(breaks()).containsExactly(Break.Kind.FILL_NOT_STREAMED);
        assertThat(fixture.calls).anyMatch(call -> call.startsWith("query"));
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        assertKnown(order, "4000");
        assertThat(breaks()).isEmpty();
    }

    @Test
    void theListIsAskedForWhereTheVenueHasOneAndItsExecutionCountsOnce() {
        fixture.port.with(Capability.FILLS_QUERY);
        LiveOrder order = working("c1");
        copy(trade(order, "d1", "4000", "4000"));
        pass(6);
        assertThat(fixture.calls).anyMatch(call -> call.startsWith("query fills"));
        fixture.hear(from(trade(order, "x1", "4000", "4000"), "", Evidence.FILLS));
        copy(trade(order, "d1", "4000", "4000"));
        pass(6);
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        assertKnown(order, "4000");
    }

    @Test
    void whileTheOrdersOwnSessionIsDownItsCopiesWait() {
        fixture.port.copiesHaveIdsOfTheStream = true;
        LiveOrder order = working("c1");
        fixture.down();
        copy(trade(order, "x1", "4000", "4000"));
        pass(60);
        assertThat(fixture.state.copies().waiting()).hasSize(1);
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        pass(4);
        assertThat(order.cumQty()).isEqualTo(Decimal.ZERO);
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        pass(6);
        assertKnown(order, "4000");
        assertThat(breaks()).isEmpty();
    }

    @Test
    void ofAnOrderThatLeftTheLiveStateNothingIsCountedAgain() {
        LiveOrder order = working("c1");
        fixture.fill(order, "x1", "10000", "1.1", "10000");
        copy(trade(order, "x1", "10000", "10000"));
        fixture.now += 25 * HOUR;
        pass(10);
        assertThat(fixture.state.orders().find(order.id())).isNull();
        copy(trade(order, "d1", "10000", "10000"));
        assertThat(fixture.state.copies().waiting()).isEmpty();
        for (boolean same : new boolean[] {false, true}) {
            fixture.port.copiesHaveIdsOfTheStream = same;
            copy(trade(order, "d2", "3000", "9000"));
            pass(6);
            assertThat(fixture.state.orders().find(order.id())).isNull();
            assertThat(breaks()).containsExactly(Break.Kind.FORGOTTEN_ORDER);
        }
    }

    @Test
    void theExecutionItselfTakesThePlaceOfWhatWasInferred() {
        fixture.port.copiesHaveIdsOfTheStream = true;
        LiveOrder order = working("c1");
        infer(order);
        copy(trade(order, "x1", "3000", "3000"));
        pass(6);
        copy(trade(order, "x2", "4000", "7000"));
        pass(6);
        assertKnown(order, "7000");
        assertThat(order.hasInferred()).isFalse();
        assertThat(breaks()).containsExactly(Break.Kind.FILL_NOT_STREAMED);
    }

    private void infer(LiveOrder order) {
        for (int i = 0; i < 2; i++) {
            ExecutionReport told = new Fixture.Report(order)
                    .status(OrdStatus.PARTIALLY_FILLED)
                    .cumQty("7000")
                    .build();
            ExecutionReport.Progress it = told.progress();
            fixture.hear(new ExecutionReport(
                    told.venue(),
                    told.refs(),
                    new ExecutionReport.Progress(
                            it.execType(), it.ordStatus(), null, null, it.cumQty(), null, Decimal.of("1.1")),
                    told.details(),
                    new ExecutionReport.Marks(false, false, "", "", Evidence.ORDER_STATUS)));
            fixture.now += 6 * SECOND;
        }
        assertThat(order.hasInferred()).isTrue();
    }

    @Test
    void anExecutionOfAListThatNamesNoAccountAdoptsNoOrder() {
        ExecutionReport told = elsewhere(null);
        fixture.hear(from(told, "", Evidence.FILLS));
        assertThat(fixture.state.orders().find(new OrderId("theirs"))).isNull();
        assertThat(breaks()).containsExactly(Break.Kind.UNATTRIBUTED);
        fixture.hear(from(elsewhere(Fixture.SIM), "", Evidence.FILLS));
        assertThat(fixture.state.orders().find(new OrderId("theirs"))).isNotNull();
    }

    private static ExecutionReport elsewhere(@Nullable AccountId account) {
        return new ExecutionReport(
                Fixture.VENUE,
                new ExecutionReport.References(
                        new OrderId("theirs"), null, new VenueOrderId("V9"), new ExecId("x1"), null),
                new ExecutionReport.Progress(
                        ExecType.TRADE, null, Decimal.of(3000), Decimal.of("1.1"), null, null, null),
                new ExecutionReport.Details(account, Fixture.EURUSD, Side.BUY, null, -1, "", 0),
                ExecutionReport.Marks.NONE);
    }

    @Test
    void copiesThatStayAwayNameSoManyOrdersAndNoMoreAndHoldNothingBack() {
        for (int i = 0; i < DropCopies.MOST_MISSED + 20; i++) {
            fixture.fill(working("c" + i), "x" + i, "10000", "1.1", "10000");
        }
        long before = fixture.log.size();
        fixture.now += 6 * SECOND;
        fixture.core.onTick(fixture.now);
        assertThat(fixture.log.size() - before).as("a tick takes its time").isLessThan(250);
        pass(1);
        assertThat(fixture.state.copies().expected(Fixture.VENUE)).isEmpty();
        assertThat(breaks()).hasSize(DropCopies.MOST_MISSED + 1).containsOnly(Break.Kind.FILL_NOT_COPIED);
        assertThat(SnapshotTest.restored(fixture.state).stateHash()).isEqualTo(fixture.state.stateHash());
        fixture.now += 25 * HOUR;
        pass(30);
        LiveOrder order = working("again");
        fixture.fill(order, "y", "10000", "1.1", "10000");
        copy(trade(order, "y", "10000", "10000"));
        assertThat(breaks()).isEmpty();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void itSaysWhatCameOfACopy() {
        fixture.port.copiesHaveIdsOfTheStream = true;
        LiveOrder order = working("c1");
        copy(new Fixture.Report(order).bust("b1", "nothing", null).build());
        pass(6);
        copy(trade(order, "x1", "4000", "4000"));
        pass(6);
        assertThat(fixture.log)
                .filteredOn(ReconEvent.CopySettled.class::isInstance)
                .extracting(event -> ((ReconEvent.CopySettled) event).how())
                .containsExactly(
                        "not counted: it is about an execution that we do not have", "counted: nothing else told it");
    }
}
