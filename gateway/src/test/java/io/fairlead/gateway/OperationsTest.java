package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.ACCOUNT;
import static io.fairlead.gateway.TestWorld.EURUSD;
import static io.fairlead.gateway.TestWorld.ORIGIN;
import static io.fairlead.gateway.TestWorld.VENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.gateway.ReadSide.Page;
import io.fairlead.gateway.SessionAudit.Numbers;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.SyncPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Sessions, books, paging, and a disk that fills up or fails, on virtual time.
class OperationsTest {
    private static final OperatorWord WORD = new OperatorWord("ann", "");

    private static final OrderFilter ANY = new OrderFilter(null, null, Set.of(), false);

    private final TestWorld world = new TestWorld();

    @Test
    void showsSessionsAsOperatorsSeeThem() {
        world.run(200);
        List<SessionView> sessions = world.gateway.readSide().sessions();
        assertThat(sessions).map(SessionView::id).containsExactly("orders", "prices");
        SessionView orders = sessions.getFirst();
        assertThat(orders.link().state()).isEqualTo("UP");
        assertThat(orders.link().loggedOn()).isTrue();
        assertThat(orders.sequence().inSync()).isTrue();
        assertThat(orders.counts().in()).containsEntry("A", 1L);
        assertThat(orders.counts().out()).containsEntry("A", 1L);
        assertThat(orders.counts().availableNanos())
                .isPositive()
                .isLessThanOrEqualTo(orders.counts().observedNanos());
        assertThat(SessionLine.stateName("LogonSent")).isEqualTo("LOGON_SENT");
    }

    @Test
    void showsLimitsAndWhatAnOrderWouldMeet() {
        world.loggedOn();
        var usages = world.gateway.limits().usages();
        world.run(20);
        assertThat(usages).isCompleted();
        ReadSide read = world.gateway.readSide();
        assertThat(read.kills()).isEmpty();
        assertThat(read.circuits()).isEmpty();
        assertThat(read.breaks()).isEmpty();
        assertThat(read.resolutions()).isEmpty();
        assertThat(read.budgets()).isNotEmpty();
        assertThat(read.venues()).hasSize(1);
        assertThat(read.guards(world.nowNanos)).isEmpty();
        assertThat(read.accountValues(ACCOUNT.id())).isNull();
        assertThat(read.parents(false, null, 10).items()).isEmpty();
        assertThat(read.groups(new ReadSide.GroupFilter(null, null, false), null, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void stopsStartsAndResetsSessionsByAnOperatorsWord() {
        world.loggedOn();
        world.gateway.sessionControl().disconnect("orders", WORD);
        world.run(50);
        assertThat(world.lp.loggedOn()).isFalse();
        world.run(5000);
        assertThat(world.lp.loggedOn()).isFalse();
        world.gateway.sessionControl().connect("orders", WORD);
        world.run(50);
        assertThat(world.lp.loggedOn()).isTrue();
        world.gateway.sessionControl().disconnect("prices", WORD);
        world.run(50);
        assertThat(world.prices.loggedOn()).isFalse();
        assertThatThrownBy(() -> world.gateway.sessionControl().connect("nobody", WORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no session is called 'nobody'; there are [orders, prices]");
    }

    @Test
    void keepsInTheLogWhoHadASessionDoneWhatAndWhy() {
        world.loggedOn();
        SessionControl control = world.gateway.sessionControl();
        int next =
                (int) world.gateway.readSide().sessions().getFirst().sequence().nextOut();
        control.disconnect("orders", new OperatorWord("ann", ""));
        world.run(50);
        CompletableFuture<SessionAudit> asked = control.setSequenceNumbers(
                "orders", new Numbers(7, SessionControl.UNCHANGED), new OperatorWord("bob", "the LP lost its numbers"));
        world.run(50);

        assertThat(asked.join().position()).isPositive();
        assertThat(world.lp.loggedOn()).as("stopped before, stopped after").isFalse();
        SessionView.SequenceNumbers numbers =
                world.gateway.readSide().sessions().getFirst().sequence();
        assertThat(numbers.nextIn()).isEqualTo(7);
        assertThat(numbers.nextOut()).isEqualTo(next + 1);
        assertThat(control.audit("orders"))
                .extracting(each -> each.kind() + " " + each.word().by() + " " + each.before() + " " + each.after())
                .containsExactly(
                        "DISCONNECT ann Numbers[incoming=3, outgoing=3] Numbers[incoming=3, outgoing=3]",
                        "NUMBERS_ASKED bob Numbers[incoming=4, outgoing=4] Numbers[incoming=7, outgoing=0]",
                        "NUMBERS_SET bob Numbers[incoming=4, outgoing=4] Numbers[incoming=7, outgoing=4]");
        assertThat(control.audit("prices")).isEmpty();
        assertThatThrownBy(() -> control.setSequenceNumbers("orders", new Numbers(-1, 1), WORD))
                .hasMessageContaining("begin at 1");
        assertThatThrownBy(() -> new OperatorWord(" ", "")).hasMessageContaining("names somebody");
    }

    @Test
    void resetsSequenceNumbersBetweenTwoLogons() {
        world.loggedOn();
        world.placed("c1", Side.BUY, "10000", "1.085");
        world.gateway.sessionControl().resetSequenceNumbers("orders", WORD);
        world.lp.forgetNumbersOnLogout(world);
        world.run(100);
        assertThat(world.lp.loggedOn()).isTrue();
        SessionView orders = world.gateway.readSide().sessions().getFirst();
        assertThat(orders.sequence().nextOut()).isLessThan(5);
    }

    @Test
    void keepsBooksFreshWhileTheFeedIsUpAndGreysThemWhenItIsCut() {
        world.run(50);
        assertThat(world.prices.asked()).containsExactly("V:-");
        world.prices.says(
                MsgType.MARKET_DATA_SNAPSHOT,
                "262=md-1|55=EUR/USD|268=2|269=0|270=1.0849|271=100000|269=1|270=1.0851|271=200000",
                world.nowNanos);
        world.run(5);
        assertThat(book().health()).isEqualTo(Health.FRESH);
        assertThat(world.gateway.metrics().tickToProcess().snapshot().count()).isEqualTo(1);
        world.prices.hangUp(world.nowNanos);
        world.run(5);
        assertThat(book().health()).isEqualTo(Health.STALE);
        world.run(3000);
        assertThat(world.prices.asked()).containsExactly("V:-");
    }

    @Test
    void marksWhatOfABookIsOurs() {
        world.loggedOn();
        world.prices.says(
                MsgType.MARKET_DATA_SNAPSHOT,
                "262=md-1|55=EUR/USD|268=2|269=0|270=1.085|271=100000|269=1|270=1.0851|271=200000",
                world.nowNanos);
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        assertThat(bestBid().own()).as("not in the book yet").isEqualTo(Decimal.ZERO);
        long changes = changes();
        assertThat(changes)
                .as("whoever follows the book need not look at all of it")
                .isPositive();
        world.acks(id, "10000");
        assertThat(changes()).isEqualTo(changes + 1);
        assertThat(bestBid().own()).isEqualTo(Decimal.of(10_000));
        assertThat(book().lastKnown().asks().getFirst().own()).isEqualTo(Decimal.ZERO);
        world.fills(id, "E1", "4000", "4000", "6000");
        assertThat(bestBid().own()).isEqualTo(Decimal.of(6_000));
        world.fills(id, "E2", "6000", "10000", "0");
        assertThat(bestBid().own()).isEqualTo(Decimal.ZERO);
    }

    private long changes() {
        return world.gateway.readSide().marketData().changes(EURUSD.symbol());
    }

    private BookSnapshot.Level bestBid() {
        return book().lastKnown().bids().getFirst();
    }

    private BookSnapshot book() {
        return Objects.requireNonNull(world.gateway.readSide().marketData().book(VENUE, EURUSD.symbol()));
    }

    @Test
    void valuesPositionsAtFreshPricesOnly() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.fills(id, "E1", "10000", "10000", "0");
        PositionView position = world.gateway.readSide().positions().getFirst();
        assertThat(world.gateway.readSide().valuation(position).unrealised()).isNull();
        world.prices.says(
                MsgType.MARKET_DATA_SNAPSHOT,
                "262=md-1|55=EUR/USD|268=2|269=0|270=1.0950|271=100000|269=1|270=1.0952|271=200000",
                world.nowNanos);
        world.run(5);
        PositionView.Valuation worth = world.gateway.readSide().valuation(position);
        assertThat(worth.mark()).isEqualTo(Decimal.of("1.095"));
        assertThat(worth.unrealised()).isEqualTo(Decimal.of(100));
        assertThat(worth.unrealisedInAccountCurrency()).isEqualTo(Decimal.of(100));
    }

    @Test
    void listsOrdersNewestFirstByPages() {
        world.loggedOn();
        List<OrderId> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(world.placed("c" + i, Side.BUY, "10000", "1.085"));
        }
        Page<OrderView> first = world.gateway.readSide().orders(ANY, null, 3);
        Page<OrderView> second = world.gateway.readSide().orders(ANY, first.next(), 3);
        assertThat(first.items()).map(order -> order.identity().id()).isEqualTo(placed.subList(0, 3));
        assertThat(second.items()).map(order -> order.identity().id()).isEqualTo(placed.subList(3, 5));
        assertThat(second.next()).isNull();
        OrderFilter none = new OrderFilter(ACCOUNT.id(), new Symbol("OTHER"), Set.of(), false);
        assertThat(world.gateway.readSide().orders(none, null, 3).items()).isEmpty();
        OrderFilter filled = new OrderFilter(ACCOUNT.id(), EURUSD.symbol(), Set.of(OrderStatus.FILLED), true);
        assertThat(world.gateway.readSide().orders(filled, null, 3).items()).isEmpty();
        assertThatThrownBy(() -> world.gateway.readSide().orders(ANY, "x", 3)).hasMessageContaining("cursor");
        assertThatThrownBy(() -> world.gateway.readSide().orders(ANY, null, 0)).hasMessageContaining("limit");
    }

    @Test
    void letsAReaderWaitForItsOwnWrite() throws InterruptedException {
        world.loggedOn();
        CompletableFuture<Trading.Answer> answer =
                world.gateway.trading().submit(TestWorld.place("c1", Side.BUY, "10000", "1.085"));
        world.run(5);
        ReadSide reads = world.gateway.readSide();
        assertThat(reads.awaitPosition(answer.join().position(), Duration.ZERO)).isTrue();
        assertThat(reads.awaitPosition(Long.MAX_VALUE, Duration.ofMillis(1))).isFalse();
        assertThat(reads.accounts()).map(ReadSide.AccountView::refusing).containsExactly("");
        assertThat(reads.instruments()).containsExactly(EURUSD);
    }

    @Test
    void sendsNothingBeforeTheSyncWherePolicyIsBeforeWire() {
        TestWorld careful = new TestWorld(SyncPolicy.BEFORE_WIRE).loggedOn();
        careful.synced = false;
        var answer = careful.gateway.trading().submit(TestWorld.place("c1", Side.BUY, "10000", "1.085"));
        careful.run(50);
        assertThat(careful.lp.asked()).isEmpty();
        assertThat(answer).isNotDone();
        careful.synced = true;
        careful.run(5);
        assertThat(careful.lp.asked()).hasSize(1);
        assertThat(answer).isDone();
    }

    /// The ring is full in the very turn in which the order could go, and its session is gone.
    @Test
    void tellsTheFateOfAHeldOrderThoughTheLogHadNoRoomForItAtFirst() {
        TestWorld careful = new TestWorld(SyncPolicy.BEFORE_WIRE).loggedOn();
        careful.synced = false;
        var answer = careful.gateway.trading().submit(TestWorld.place("c1", Side.BUY, "10000", "1.085"));
        careful.run(1);
        careful.gateway.syncTurn(careful.nowNanos);
        careful.lp.hangUp(careful.nowNanos);
        fillTheRing(careful);
        careful.run(1);
        careful.synced = true;
        careful.run(50);
        OrderId id = ((Outcome.Accepted) answer.join().outcome()).orders().getFirst();
        assertThat(careful.lp.asked()).doesNotContain("D:" + id);
        assertThat(careful.order(id).state().status()).isEqualTo(OrderStatus.NOT_SENT);
    }

    /// Down to the last few bytes, by decisions that may use the ring's reserve.
    private static void fillTheRing(TestWorld world) {
        int room = world.journal.ringBytes();
        for (int length = 8192; length > 0; length /= 2) {
            int times = length == 8192 ? room / length : 3;
            for (int i = 0; i < times; i++) {
                CompletableFuture<Trading.Answer> _ =
                        world.gateway.trading().submit(new Command.RefuseNewOrders(ORIGIN, "x".repeat(length)));
            }
        }
    }

    @Test
    void refusesNewOrdersButTakesFillsAndCancelsWhenTheDiskIsFull() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        OrderId resting = world.placed("c2", Side.BUY, "10000", "1.085");
        world.acks(resting, "10000");
        world.disk.capacity(world.disk.usedBytes());
        world.run(300);
        assertThat(world.gateway.disk()).isEqualTo(DiskState.FULL);
        assertThat(world.told(TestWorld.place("c3", Side.BUY, "10000", "1.085")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.JOURNAL_FULL));
        world.fills(id, "E1", "10000", "10000", "0");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.FILLED);
        world.lp.asked();
        assertThat(world.told(new Command.CancelOrder(ORIGIN, resting))).isInstanceOf(Outcome.Accepted.class);
        assertThat(world.lp.asked()).hasSize(1).first().asString().startsWith("F:");
    }

    @Test
    void acknowledgesNothingMoreOnceTheDiskHasFailed() {
        world.loggedOn();
        world.disk.failForcesAfter(0);
        var lost = world.gateway.trading().submit(TestWorld.place("c1", Side.BUY, "10000", "1.085"));
        world.run(20);
        assertThat(code(lost)).isEqualTo(DenialCode.JOURNAL_FAILED);
        assertThat(world.gateway.halted()).contains("disk failed");
        assertThat(world.lp.loggedOn()).isFalse();
        var late = world.gateway.trading().submit(TestWorld.place("c2", Side.BUY, "10000", "1.085"));
        world.run(5);
        assertThat(code(late)).isEqualTo(DenialCode.JOURNAL_FAILED);
    }

    private static DenialCode code(CompletableFuture<Trading.Answer> answer) {
        assertThat(answer).isDone();
        return ((Outcome.Refused) answer.join().outcome()).code();
    }
}
