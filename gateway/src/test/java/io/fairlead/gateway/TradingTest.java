package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.ACCOUNT;
import static io.fairlead.gateway.TestWorld.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.PositionView;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.gateway.ReadSide.FillFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// One gateway against a provider in memory, on virtual time: what an order goes through.
class TradingTest {
    private final TestWorld world = new TestWorld();

    @Test
    void refusesAnOrderWhileTheVenueIsDown() {
        world.lp.reachable(false);
        world.run(50);
        assertThat(world.told(TestWorld.place("c1", Side.BUY, "10000", "1.085")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.VENUE_DOWN));
    }

    @Test
    void takesAnOrderToTheVenueAndItsFillsIntoThePosition() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        assertThat(world.lp.asked()).containsExactly("D:" + id);
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.SENT);
        world.acks(id, "10000");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.NEW);
        world.fills(id, "E1", "4000", "4000", "6000");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        world.fills(id, "E2", "6000", "10000", "0");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(world.gateway.readSide().positions())
                .map(PositionView::units)
                .containsExactly(Decimal.of(10_000));
        assertThat(world.gateway
                        .readSide()
                        .fills(new FillFilter(null, null, id), null, 10)
                        .items())
                .map(FillView::execution)
                .map(FillView.Execution::units)
                .containsExactly(Decimal.of(6000), Decimal.of(4000));
    }

    /// Its connection has ended: behind a stall that is heard before an order leaves over it.
    @Test
    void hearsTheVenueFirstBehindAStall() {
        assertThat(outcomeWhereTheLineEndedBefore(1_000_000))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.VENUE_DOWN));
    }

    /// Else each command would wait for a look at every session, a moment after the last.
    @Test
    void takesCommandsFirstWhereItHasJustLookedAtTheSessions() {
        assertThat(outcomeWhereTheLineEndedBefore(1_000)).isInstanceOf(Outcome.Accepted.class);
    }

    private Outcome outcomeWhereTheLineEndedBefore(long nanosAfterTheLastTurn) {
        world.loggedOn();
        world.gateway.engineTurn(world.nowNanos);
        world.lp.hangUp(world.nowNanos);
        world.nowNanos += nanosAfterTheLastTurn;
        CompletableFuture<Trading.Answer> answer =
                world.gateway.trading().submit(TestWorld.place("c1", Side.BUY, "10000", "1.085"));
        world.gateway.engineTurn(world.nowNanos);
        world.run(5);
        return answer.join().outcome();
    }

    @Test
    void givesTheSameOrderForTheSameRequest() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        assertThat(world.told(TestWorld.place("c1", Side.BUY, "10000", "1.085")))
                .isEqualTo(new Outcome.Repeated(id));
        assertThat(world.lp.asked()).containsExactly("D:" + id);
    }

    @Test
    void whatManyCommandsSendLeavesInTheirOrderWithTheSameTurn() {
        world.loggedOn();
        List<CompletableFuture<Trading.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(world.gateway.trading().submit(TestWorld.place("c" + i, Side.BUY, "10000", "1.085")));
        }
        world.gateway.engineTurn(world.nowNanos);
        world.lp.poll(world.nowNanos);
        List<String> asked = world.lp.asked();
        world.run(20);
        assertThat(asked)
                .isEqualTo(answers.stream()
                        .map(answer -> (Outcome.Accepted) answer.join().outcome())
                        .map(accepted -> "D:" + accepted.orders().getFirst())
                        .toList());
    }

    @Test
    void replacesAndCancels() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.lp.asked();
        assertThat(world.told(new Command.ReplaceOrder(ORIGIN, id, null, Decimal.of("1.08"), null)))
                .isInstanceOf(Outcome.Accepted.class);
        String replace = world.lp.asked().getFirst().substring(2);
        world.reports(new OrderId(replace), "41=" + id + "|17=R1|150=5|39=0|14=0|6=0|151=10000|44=1.08");
        assertThat(world.order(id).terms().price()).isEqualTo(Decimal.of("1.08"));
        assertThat(world.told(new Command.CancelOrder(ORIGIN, id))).isInstanceOf(Outcome.Accepted.class);
        String cancel = world.lp.asked().getFirst().substring(2);
        world.reports(new OrderId(cancel), "41=" + replace + "|17=C1|150=4|39=4|14=0|6=0|151=0");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void keepsAFillThatCrossesACancel() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.told(new Command.CancelOrder(ORIGIN, id));
        String cancel = world.lp.asked().getLast().substring(2);
        world.fills(id, "E1", "10000", "10000", "0");
        world.lp.says(
                MsgType.ORDER_CANCEL_REJECT,
                "37=V-" + id + "|11=" + cancel + "|41=" + id + "|39=2|434=1|102=0|58=too late",
                world.nowNanos);
        world.run(5);
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(world.gateway.metrics().rejects(TestWorld.VENUE).snapshot()).containsEntry("9/102=0", 1L);
    }

    @Test
    void readsASessionRejectAsTheOrdersEnd() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        int seqNum = world.lp.expectedIncoming() - 1;
        world.lp.says(MsgType.REJECT, "45=" + seqNum + "|372=D|373=5|58=bad price", world.nowNanos);
        world.run(5);
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(world.order(id).state().text()).contains("bad price");
    }

    @Test
    void countsADuplicateFillOnce() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.fills(id, "E1", "4000", "4000", "6000");
        world.fills(id, "E1", "4000", "4000", "6000");
        assertThat(world.order(id).state().cumQty()).isEqualTo(Decimal.of(4000));
        assertThat(world.gateway.readSide().positions())
                .map(PositionView::units)
                .containsExactly(Decimal.of(4000));
    }

    @Test
    void asksAboutAnOrderInFlightWhenTheSessionComesBack() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.lp.asked();
        world.lp.hangUp(world.nowNanos);
        world.run(20);
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(world.told(TestWorld.place("c2", Side.BUY, "10000", "1.085")))
                .isInstanceOf(Outcome.Refused.class);
        world.run(5000);
        assertThat(world.lp.asked()).contains("H:" + id).doesNotContain("D:" + id);
        world.reports(id, "17=0|150=I|39=0|14=0|6=0|151=10000");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void showsALostFillAsMissingOnceTheVenueIsAsked() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.reports(id, "17=0|150=I|39=1|14=4000|6=1.085|151=6000");
        assertThat(world.order(id).state().missing()).isEqualTo(Decimal.of(4000));
        assertThat(world.gateway.readSide().positions()).isEmpty();
    }

    @Test
    void answersOnlyOnceTheDecisionIsSynced() {
        world.loggedOn();
        world.synced = false;
        var answer = world.gateway.trading().submit(TestWorld.place("c1", Side.BUY, "10000", "1.085"));
        world.run(100);
        assertThat(answer).isNotDone();
        assertThat(world.lp.asked()).hasSize(1);
        world.synced = true;
        world.run(5);
        assertThat(answer).isCompletedWithValueMatching(a -> a.outcome() instanceof Outcome.Accepted);
    }

    @Test
    void findsAnOrderByTheClientsId() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        assertThat(world.gateway.readSide().order(ACCOUNT.id(), new ClientOrderId("c1")))
                .isEqualTo(world.order(id));
    }

    @Test
    void measuresOrders() {
        world.loggedOn();
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        assertThat(world.gateway.metrics().orderToAck().snapshot().count()).isEqualTo(1);
        assertThat(world.gateway.metrics().commandToSent().snapshot().count()).isEqualTo(1);
    }
}
