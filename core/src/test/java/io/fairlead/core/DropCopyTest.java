package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.CopyMatch;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.recon.DropCopies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What drop copies show against what the orders' own connection tells, whichever comes first, late, or never.
final class DropCopyTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String COPIES = "copies";

    private final Fixture fixture = new Fixture().up();

    DropCopyTest() {
        fixture.port.copyGraceNanos = 5 * SECOND;
        fixture.port.copiesHaveIdsOfTheStream = true;
        link(true);
    }

    private void link(boolean up) {
        fixture.hear(new CopyLink(Fixture.VENUE, COPIES, up, "cable"));
    }

    private LiveOrder working(String client) {
        return fixture.working(client, Side.BUY, Fixture.limit("10000", "1.1"));
    }

    private static ExecutionReport trade(LiveOrder order, String exec, String units, String cum) {
        return new Fixture.Report(order).trade(exec, units, "1.1", cum).build();
    }

    private void copy(ExecutionReport told) {
        fixture.hear(new DropCopy(copyOf(told)));
    }

    private static ExecutionReport copyOf(ExecutionReport told) {
        return new ExecutionReport(
                told.venue(),
                told.refs(),
                told.progress(),
                told.details(),
                new ExecutionReport.Marks(false, false, "", COPIES, Evidence.DROP_COPY));
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

    private void assertAgreed(LiveOrder order, String known) {
        pass(6);
        assertThat(order.cumQty()).isEqualTo(Decimal.of(known));
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        assertThat(fixture.state.copies().waiting()).isEmpty();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        assertThat(SnapshotTest.restored(fixture.state).stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void aCopyMovesNothingByItself() {
        LiveOrder order = working("c1");
        copy(trade(order, "x1", "4000", "4000"));
        assertThat(order.cumQty()).isEqualTo(Decimal.ZERO);
        assertThat(fixture.state.copies().waiting()).hasSize(1);
        assertThat(SnapshotTest.restored(fixture.state).copies().waiting()).hasSize(1);
    }

    @Test
    void whatBothTellIsNoNewsWhicheverComesFirst() {
        LiveOrder order = working("c1");
        copy(trade(order, "x1", "4000", "4000"));
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        fixture.fill(order, "x2", "6000", "1.1", "10000");
        copy(trade(order, "x2", "6000", "10000"));
        assertAgreed(order, "10000");
        assertThat(breaks()).isEmpty();
        assertThat(order.executions()).extracting(Execution::evidence).containsOnly(Evidence.STREAM);
        assertThat(fixture.state.copies().expected(Fixture.VENUE)).isEmpty();
    }

    @Test
    void whatTheCopyAloneTellsIsABreakAndCountsOnce() {
        LiveOrder order = working("c1");
        copy(trade(order, "x1", "4000", "4000"));
        pass(4);
        assertThat(order.cumQty()).isEqualTo(Decimal.ZERO);
        pass(2);
        copy(trade(order, "x1", "4000", "4000"));
        assertAgreed(order, "4000");
        assertThat(order.executions()).extracting(Execution::evidence).containsExactly(Evidence.DROP_COPY);
        assertThat(breaks()).containsExactly(Break.Kind.FILL_NOT_STREAMED);
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        assertAgreed(order, "4000");
        assertThat(breaks()).isEmpty();
    }

    @Test
    void ofMoreCopiesThanAreKeptWaitingTheOldestAreSettledAtOnce() {
        LiveOrder order = working("c1");
        for (int i = 1; i <= DropCopies.MOST_WAITING + 2; i++) {
            copy(trade(order, "x" + i, "0.1", "0.1"));
        }
        fixture.now += SECOND / 10;
        fixture.core.onTick(fixture.now);
        assertThat(fixture.state.copies().waiting()).hasSize(DropCopies.MOST_WAITING);
        assertThat(order.executions()).extracting(Execution::exec).containsExactly(new ExecId("x1"), new ExecId("x2"));
    }

    /// The order's session is down while the copy waits, and the venue's sum is believed before the copy's time is
    /// over.
    @Test
    void whatWasInferredFromTheSumIsNotTheCopysExecution() {
        LiveOrder order = working("c1");
        fixture.hear(Stated.of(order, OrdStatus.FILLED, "10000", "1.1"));
        fixture.now += 4 * SECOND;
        copy(trade(order, "x1", "10000", "10000"));
        fixture.now += 2 * SECOND;
        fixture.hear(Stated.of(order, OrdStatus.FILLED, "10000", "1.1"));
        assertThat(order.hasInferred()).isTrue();
        fixture.hear(Stated.of(order, OrdStatus.FILLED, "10000", "1.1"));
        assertAgreed(order, "10000");
        assertThat(order.hasInferred()).isFalse();
        assertThat(order.executions())
                .filteredOn(Execution::counts)
                .singleElement()
                .satisfies(execution -> {
                    assertThat(execution.exec()).isEqualTo(new ExecId("x1"));
                    assertThat(execution.evidence()).isEqualTo(Evidence.DROP_COPY);
                });
    }

    @Test
    void whatTheStreamAloneTellsIsABreakUntilTheCopyComes() {
        LiveOrder order = working("c1");
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        pass(4);
        assertThat(breaks()).isEmpty();
        pass(2);
        assertThat(fixture.log)
                .as("who dies behind the first finds the copy overdue again")
                .filteredOn(event -> event instanceof Event.BreakRaised || event instanceof ReconEvent.CopyMissed)
                .last()
                .isInstanceOf(ReconEvent.CopyMissed.class);
        assertThat(breaks()).containsExactly(Break.Kind.FILL_NOT_COPIED);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        copy(trade(order, "x1", "4000", "4000"));
        assertThat(breaks()).isEmpty();
        assertAgreed(order, "4000");
    }

    @Test
    void aCopyThatCameBeforeItsOrderWasKnownIsNotMissed() {
        LiveOrder lost = new Fixture().up().working("lost", Side.BUY, Fixture.limit("10000", "1.1"));
        ExecutionReport told = trade(lost, "x1", "4000", "4000");
        copy(told);
        fixture.hear(told);
        LiveOrder adopted = Objects.requireNonNull(fixture.state.orders().find(lost.id()));
        assertThat(adopted.cumQty()).isEqualTo(Decimal.of(4000));
        assertThat(fixture.state.copies().expected(Fixture.VENUE)).isEmpty();
        assertAgreed(adopted, "4000");
        assertThat(breaks()).doesNotContain(Break.Kind.FILL_NOT_COPIED);
    }

    @Test
    void whileNoCopiesComeNoneIsMissed() {
        LiveOrder order = working("c1");
        link(false);
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        pass(60);
        assertThat(breaks()).isEmpty();
        link(true);
        pass(4);
        assertThat(breaks()).isEmpty();
        pass(2);
        assertThat(breaks()).containsExactly(Break.Kind.FILL_NOT_COPIED);
    }

    @Test
    void aVenueWithoutCopiesOwesNone() {
        Fixture without = new Fixture().up();
        LiveOrder order = without.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        without.fill(order, "x1", "4000", "1.1", "4000");
        assertThat(without.state.copies().expected(Fixture.VENUE)).isEmpty();
    }

    @Test
    void aCopyUnderAnIdOfItsOwnIsKnownByFiguresAndSum() {
        LiveOrder order = working("c1");
        copy(trade(order, "d1", "4000", "4000"));
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        fixture.fill(order, "x2", "6000", "1.1", "10000");
        copy(trade(order, "d2", "6000", "10000"));
        assertAgreed(order, "10000");
        assertThat(breaks()).isEmpty();
        assertThat(order.executions()).hasSize(2);
    }

    @Test
    void aCopyForWhichTheSumHasNoRoomIsNeverCounted() {
        LiveOrder order = working("c1");
        fixture.fill(order, "x1", "10000", "1.1", "10000");
        copy(trade(order, "d1", "4000", "4000"));
        assertAgreed(order, "10000");
        assertThat(breaks()).contains(Break.Kind.EXECUTION_CONFLICT);
        assertThat(order.executions()).hasSize(1);
    }

    @Test
    void aLostBustIsFound() {
        LiveOrder order = working("c1");
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        copy(trade(order, "x1", "4000", "4000"));
        copy(new Fixture.Report(order).bust("b1", "x1", "0").build());
        assertAgreed(order, "0");
        fixture.hear(new Fixture.Report(order).bust("b1", "x1", "0").build());
        assertAgreed(order, "0");
    }

    @Test
    void aLostFillWhoseBustCameIsNoConflict() {
        LiveOrder order = working("c1");
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        fixture.hear(new Fixture.Report(order).bust("b2", "x2", "4000").build());
        copy(trade(order, "x1", "4000", "4000"));
        copy(trade(order, "x2", "3000", "7000"));
        copy(new Fixture.Report(order).bust("b2", "x2", "4000").build());
        pass(6);
        assertThat(breaks()).doesNotContain(Break.Kind.EXECUTION_CONFLICT);
        assertThat(order.executions()).hasSize(2);
        assertAgreed(order, "4000");
    }

    /// Nothing of an order in doubt may stay behind a look at it: it could not be proved absent any more.
    @Test
    void lookingForRoomLeavesTheOrderAsItWas() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.down();
        assertThat(order.mayBeAbsent()).isTrue();
        assertThat(CopyMatch.hasNoRoom(order, copyOf(trade(order, "x1", "4000", "4000"))))
                .isFalse();
        assertThat(order.mayBeAbsent()).isTrue();
    }

    @Test
    void anOrderInDoubtIsResolvedByItsCopy() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.down();
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        copy(new Fixture.Report(order).type(ExecType.NEW).build());
        pass(6);
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.evidence()).isEqualTo(Evidence.DROP_COPY);
        copy(new Fixture.Report(order).type(ExecType.CANCELED).build());
        pass(6);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void anOldCopyOfANewOrderDoesNotWakeOneThatEnded() {
        LiveOrder order = working("c1");
        fixture.report(order, ExecType.CANCELED);
        copy(new Fixture.Report(order).type(ExecType.NEW).build());
        copy(new Fixture.Report(order).type(ExecType.CANCELED).build());
        assertAgreed(order, "0");
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(breaks()).isEmpty();
    }

    @Test
    void anOrderMadeElsewhereIsAdoptedWithItsExecutionsAndIsNoBreakOfTheStream() {
        ExecutionReport placed = elsewhere(ExecType.NEW, null, "0");
        copy(placed);
        pass(6);
        LiveOrder order = fixture.order(new OrderId("theirs"));
        assertThat(order.isAdopted()).isTrue();
        assertThat(order.session()).isEqualTo(COPIES);
        copy(elsewhere(ExecType.TRADE, "x1", "3000"));
        assertAgreed(order, "3000");
        assertThat(breaks()).containsExactly(Break.Kind.ADOPTED);
        assertThat(order.executions()).extracting(Execution::evidence).containsExactly(Evidence.DROP_COPY);
    }

    private static ExecutionReport elsewhere(ExecType type, String exec, String cum) {
        return new ExecutionReport(
                Fixture.VENUE,
                new ExecutionReport.References(
                        new OrderId("theirs"),
                        null,
                        new VenueOrderId("V9"),
                        exec == null ? null : new ExecId(exec),
                        null),
                new ExecutionReport.Progress(
                        type,
                        null,
                        exec == null ? null : Decimal.of(cum),
                        exec == null ? null : Decimal.of("1.1"),
                        Decimal.of(cum),
                        Decimal.of(10000).minus(Decimal.of(cum)),
                        null),
                new ExecutionReport.Details(Fixture.SIM, Fixture.EURUSD, Side.BUY, null, -1, "", 0),
                ExecutionReport.Marks.NONE);
    }

    /// Stream and copies tell the same four executions, in any order, any number of times and whenever they like; what
    /// one of them loses the other has.
    @Test
    void whicheverWayTheyComeEachCountsOnce() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            LiveOrder order = working("s" + seed);
            List<Runnable> words = new ArrayList<>();
            int cum = 0;
            for (int i = 1; i <= 4; i++) {
                cum += 1000 * i;
                String exec = order.id() + "-" + i;
                ExecutionReport told = trade(order, exec, String.valueOf(1000 * i), String.valueOf(cum));
                int streamed = random.nextInt(3);
                int copied = streamed == 0 ? 1 + random.nextInt(2) : random.nextInt(3);
                words.addAll(Collections.nCopies(streamed, () -> fixture.hear(told)));
                words.addAll(Collections.nCopies(copied, () -> copy(told)));
                words.addAll(Collections.nCopies(random.nextInt(2), () -> pass(3)));
            }
            Collections.shuffle(words, random);
            words.forEach(Runnable::run);
            pass(6);
            assertThat(order.cumQty()).as("seed " + seed).isEqualTo(Decimal.of(10000));
            assertThat(order.missing()).as("seed " + seed).isEqualTo(Decimal.ZERO);
            assertThat(order.executions()).as("seed " + seed).hasSize(4);
            assertThat(order.status()).as("seed " + seed).isEqualTo(OrderStatus.FILLED);
        }
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }
}
