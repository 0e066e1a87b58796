package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.view.PositionView;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.Recovery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a gateway remembers across crashes, and what it asks the venue about.
class RestartTest {
    private final TestWorld world = new TestWorld().loggedOn();

    @Test
    void recoversEveryOrderAndGoesOnWithTheSequenceNumbers() {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.fills(id, "E1", "4000", "4000", "6000");
        int nextOut = world.lp.expectedIncoming();
        int nextIn = world.lp.nextOutgoing();

        world.crashAndRestart();

        RecoveryReport report = world.gateway.recovery();
        assertThat(report.journal().kind()).isEqualTo(Recovery.Kind.PROCESS_CRASH);
        assertThat(report.epoch()).isEqualTo(2);
        assertThat(report.ordersKnown()).isEqualTo(1);
        assertThat(report.ordersLive()).isEqualTo(1);
        assertThat(report.description()).contains("start 2", "1 orders, 1 of them live, 0 in doubt");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(world.gateway.readSide().positions())
                .map(PositionView::units)
                .containsExactly(Decimal.of(4000));
        SessionView.SequenceNumbers numbers =
                world.gateway.readSide().sessions().getFirst().sequence();
        assertThat(numbers.nextOut()).isEqualTo(nextOut);
        assertThat(numbers.nextIn()).isEqualTo(nextIn);
        world.run(100);
        assertThat(world.lp.loggedOn()).isTrue();
        world.fills(id, "E2", "6000", "10000", "0");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void asksAboutAnOrderThatWasInFlightWhenTheProcessDied() {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.lp.asked();
        world.crashAndRestart();
        assertThat(world.gateway.recovery().ordersUnknown()).isEqualTo(1);
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.UNKNOWN);
        world.run(5000);
        assertThat(world.lp.asked()).contains("H:" + id).doesNotContain("D:" + id);
        world.reports(id, "17=0|150=I|39=0|14=0|6=0|151=10000");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void receivesWhatTheVenueSaidWhileItWasDown() {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.lp.hangUp(world.nowNanos);
        world.lp.saysUnheard(id, "17=E1|150=F|39=2|32=10000|31=1.085|14=10000|6=1.085|151=0", world.nowNanos);
        world.crashAndRestart();
        world.run(2000);
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void knowsAClientsRetryAfterAPowerCut() {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.losePowerAndRestart().run(100);
        assertThat(world.gateway.recovery().journal().kind()).isEqualTo(Recovery.Kind.POWER_LOSS);
        assertThat(world.told(TestWorld.place("c1", Side.BUY, "10000", "1.085")))
                .isEqualTo(new Outcome.Repeated(id));
    }

    @Test
    void aStartThatFailedAfterAPowerCutDoesNotHideIt() {
        world.placed("c1", Side.BUY, "10000", "1.085");
        world.startFails = true;
        assertThatThrownBy(world::losePowerAndRestart).hasMessage("the start fails");
        world.startFails = false;
        assertThat(logEndsMissing(world.crashAndRestart())).isEqualTo(1);
        assertThat(logEndsMissing(world.crashAndRestart())).as("acknowledged").isEqualTo(1);
    }

    private static long logEndsMissing(TestWorld world) {
        world.run(10);
        return world.gateway.events().read(0, Integer.MAX_VALUE).stream()
                .filter(each -> each.event() instanceof ReconEvent.LogEndMissing)
                .count();
    }

    @Test
    void recoversTheSameStateAsItsOwnFollower() {
        for (int i = 0; i < 20; i++) {
            OrderId id = world.placed("c" + i, i % 2 == 0 ? Side.BUY : Side.SELL, "10000", "1.085");
            world.acks(id, "10000");
            if (i % 3 == 0) {
                world.fills(id, "E" + i, "10000", "10000", "0");
            }
        }
        world.crashAndRestart();
        assertThat(world.gateway.recovery().stateHash()).isEqualTo(world.gateway.stateHash());
        long first = world.gateway.recovery().eventsReplayed();
        world.crashAndRestart();
        assertThat(world.gateway.recovery().stateHash()).isEqualTo(world.gateway.stateHash());
        assertThat(world.gateway.recovery().eventsReplayed()).isGreaterThan(first);
    }

    @Test
    void refusesToStartOnADamagedLog() {
        world.placed("c1", Side.BUY, "10000", "1.085");
        world.disk.losePower(0);
        String segment = world.disk.list().stream()
                .filter(name -> name.startsWith("segment-"))
                .findFirst()
                .orElseThrow();
        world.disk.flipBit(segment, 200, 3);
        assertThatThrownBy(world::reopen).isInstanceOf(JournalException.class);
    }

    @Test
    void startsOnAFullDiskWhileTheReserveHasRoomAndCancels() {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.disk.capacity(world.disk.usedBytes());
        world.crashAndRestart().loggedOn();
        assertThat(world.gateway.disk()).isEqualTo(DiskState.FULL);
        assertThat(world.told(new Command.CancelOrder(TestWorld.ORIGIN, id))).isInstanceOf(Outcome.Accepted.class);
        assertThat(world.lp.asked()).hasSize(1).first().asString().startsWith("F:");
    }

    /// With ever so little more room each time, so that it is short at each step of a start.
    @Test
    void refusesToStartOnAFullDiskAsOftenAsItIsTriedAndForgetsNothing() {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.fills(id, "E1", "4000", "4000", "6000");
        world.disk.delete("reserve");
        List<JournalException> refusals = new ArrayList<>();
        for (int room = 0; room < 600; room += 20) {
            world.disk.capacity(world.disk.usedBytes() + room);
            try {
                world.crashAndRestart();
            } catch (JournalException e) {
                refusals.add(e);
            }
        }
        assertThat(refusals).hasSizeGreaterThan(10).allSatisfy(each -> {
            assertThat(each.advice()).isEqualTo(JournalException.Advice.RETRY);
            assertThat(each).message().containsAnyOf("disk is FULL", "no space left");
        });
        assertThat(refusals).anySatisfy(each -> assertThat(each).hasMessageContaining("the start can't be logged"));

        world.disk.capacity(Long.MAX_VALUE);
        world.crashAndRestart();
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(world.gateway.readSide().positions())
                .map(PositionView::units)
                .containsExactly(Decimal.of(4000));
    }
}
