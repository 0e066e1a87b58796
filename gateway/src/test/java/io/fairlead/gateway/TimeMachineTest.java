package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.CoreState;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.gateway.history.HistorySettings;
import io.fairlead.gateway.history.TimeMachine;
import io.fairlead.gateway.history.TimeMachine.Past;
import io.fairlead.journal.JournalException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Every moment of a gateway's past, made again from its files.
final class TimeMachineTest {
    private final TestWorld world =
            new TestWorld().loggedOn().with(new HistorySettings(1 << 14, 25, Duration.ofHours(1), null));

    private OrderId trade(String client) {
        OrderId id = world.placed(client, Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.fills(id, "E" + client, "10000", "10000", "0");
        return id;
    }

    private void trade(int orders) {
        for (int i = 0; i < orders; i++) {
            trade("c" + world.nowNanos);
        }
    }

    private static OrderStatus status(Past past, OrderId order) {
        LiveOrder found = past.state().orders().find(order);
        return Objects.requireNonNull(found).status();
    }

    @Test
    void showsAnOrderAsItStoodAtAnyTime() {
        trade(20);
        OrderId id = world.placed("it", Side.BUY, "10000", "1.085");
        long placed = world.nowNanos;
        world.nowNanos += Duration.ofSeconds(3).toNanos();
        world.acks(id, "10000");
        long acked = world.nowNanos;
        world.nowNanos += Duration.ofSeconds(3).toNanos();
        world.fills(id, "E1", "4000", "4000", "6000");
        trade(20);

        TimeMachine machine = new TimeMachine(world.disk);
        assertThat(status(machine.untilTime(placed), id)).isEqualTo(OrderStatus.SENT);
        assertThat(status(machine.untilTime(acked), id)).isEqualTo(OrderStatus.NEW);
        assertThat(status(machine.now(), id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(machine.now().state().stateHash()).isEqualTo(world.gateway.stateHash());
        assertThat(machine.untilTime(0).state().orders().all()).isEmpty();
    }

    @Test
    void givesAtEveryPositionWhatTheEventsBeforeItAddUpTo() {
        trade(12);
        TimeMachine machine = new TimeMachine(world.disk);
        CoreState state = new CoreState();
        List<EventFeed.Entry> entries = world.gateway.events().read(0, Integer.MAX_VALUE);
        for (int i = 0; i < entries.size(); i++) {
            state.apply(entries.get(i).event());
            if (i % 9 == 0) {
                Past past = machine.untilPosition(entries.get(i).next());
                assertThat(past.state().stateHash()).isEqualTo(state.stateHash());
                assertThat(past.position()).isEqualTo(entries.get(i).next());
            }
        }
    }

    @Test
    void beginsWithTheNearestSnapshotAndReachesIntoTheArchive() {
        trade(20);
        world.nowNanos += Duration.ofDays(8).toNanos();
        world.run(3000);
        trade(40);
        TimeMachine machine = new TimeMachine(world.disk);
        assertThat(machine.now().snapshot()).isPositive();
        assertThat(machine.untilPosition(5000).snapshot()).isNegative();
        assertThat(machine.untilPosition(5000).events()).isPositive();

        List.copyOf(world.disk.list()).stream()
                .filter(name -> name.startsWith("archive-"))
                .forEach(world.disk::delete);
        TimeMachine without = new TimeMachine(world.disk);
        assertThat(without.now().state().stateHash()).isEqualTo(world.gateway.stateHash());
        assertThatThrownBy(() -> without.untilPosition(5000))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("put archived segments back");
    }

    @Test
    void verifiesThatEveryWayGivesTheSameStateAndTellsOfDamage() {
        trade(20);
        TimeMachine.Verification sound = new TimeMachine(world.disk).verify();
        assertThat(sound.problems()).isEmpty();
        assertThat(sound.snapshots()).isEqualTo(2);
        assertThat(sound.stateHash()).isEqualTo(world.gateway.stateHash());
        assertThat(sound.events())
                .isEqualTo(world.gateway.events().read(0, Integer.MAX_VALUE).size());

        String newest = world.disk.list().stream()
                .filter(name -> name.startsWith("snapshot-"))
                .reduce("", (_, name) -> name);
        world.disk.flipBit(newest, 400, 2);
        assertThat(new TimeMachine(world.disk).verify().problems())
                .singleElement()
                .asString()
                .contains("is damaged");
    }
}
