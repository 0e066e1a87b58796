package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.CoreState;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.history.HistorySettings;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.JournalVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Snapshots and the archive of a gateway, with crashes in every place.
final class HistoryTest {
    private static final HistorySettings OFTEN = new HistorySettings(1 << 14, 25, Duration.ofHours(1), null);

    private final TestWorld world = new TestWorld();

    private static void trade(TestWorld world, int orders) {
        for (int i = 0; i < orders; i++) {
            OrderId id = world.placed("c" + world.nowNanos, i % 2 == 0 ? Side.BUY : Side.SELL, "10000", "1.085");
            world.acks(id, "10000");
            if (i % 4 != 0) {
                world.fills(id, "E" + world.nowNanos, "10000", "10000", "0");
            }
        }
    }

    /// Until venues may not ask again for what was sent so far.
    private static void eightDaysLater(TestWorld world) {
        world.nowNanos += Duration.ofDays(8).toNanos();
        world.run(3000);
    }

    private List<String> files(String prefix) {
        return world.disk.list().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /// What the events of the whole log add up to.
    private static long replayedFromTheBeginning(Gateway gateway) {
        CoreState state = new CoreState();
        gateway.events().read(0, Integer.MAX_VALUE).forEach(entry -> state.apply(entry.event()));
        return state.stateHash();
    }

    @Test
    void startsFromASnapshotHoweverLongTheHistory() {
        world.loggedOn().with(OFTEN);
        trade(world, 40);
        eightDaysLater(world);
        trade(world, 20);
        List<OrderView> orders = orders();
        List<FillView> fills = fills();
        assertThat(files("snapshot-")).hasSize(2);
        assertThat(files("archive-")).isNotEmpty();

        world.crashAndRestart();

        RecoveryReport report = world.gateway.recovery();
        assertThat(report.snapshot()).isPositive();
        assertThat(report.eventsReplayed()).isLessThan(4 * 25);
        assertThat(report.remarks()).isEmpty();
        assertThat(report.description()).contains("behind the snapshot of position " + report.snapshot());
        assertThat(world.gateway.stateHash())
                .isEqualTo(report.stateHash())
                .isEqualTo(replayedFromTheBeginning(world.gateway));
        assertThat(orders()).map(OrderView::identity).isEqualTo(identities(orders));
        assertThat(fills())
                .map(FillView::execution)
                .isEqualTo(fills.stream().map(FillView::execution).toList());
        assertThat(JournalVerifier.verify(world.disk).isIntact()).isTrue();
        world.run(3000);
        trade(world, 3);
        assertThat(world.gateway.stateHash()).isEqualTo(replayedFromTheBeginning(world.gateway));
    }

    private List<OrderView> orders() {
        return world.gateway
                .readSide()
                .orders(new ReadSide.OrderFilter(null, null, Set.of(), false), null, 1000)
                .items();
    }

    private List<FillView> fills() {
        return world.gateway
                .readSide()
                .fills(new ReadSide.FillFilter(null, null, null), null, 1000)
                .items();
    }

    private static List<OrderView.Identity> identities(List<OrderView> orders) {
        return orders.stream().map(OrderView::identity).toList();
    }

    @Test
    void takesALastSnapshotWhenItIsClosed() {
        world.loggedOn();
        trade(world, 5);
        assertThat(files("snapshot-")).isEmpty();
        world.gateway.close();
        world.reopen();
        assertThat(world.gateway.recovery().snapshot()).isPositive();
        assertThat(world.gateway.recovery().eventsReplayed()).isLessThan(5);
        assertThat(world.gateway.stateHash()).isEqualTo(replayedFromTheBeginning(world.gateway));
    }

    @Test
    void fallsBackToTheSnapshotBeforeWhenTheNewestIsDamagedEvenWithoutTheArchive() {
        world.loggedOn().with(OFTEN);
        trade(world, 20);
        eightDaysLater(world);
        trade(world, 40);
        assertThat(files("archive-")).isNotEmpty();
        assertThat(files("snapshot-").getFirst())
                .as("the log is kept from the older snapshot on")
                .contains(String.valueOf(world.gateway.snapshots().needs().get("core")));
        world.disk.flipBit(files("snapshot-").getLast(), 500, 3);
        startsWithoutTheArchive(world);
        assertThat(world.gateway.recovery().snapshot()).isPositive();
        assertThat(world.gateway.recovery().remarks())
                .singleElement()
                .asString()
                .contains("is damaged");
    }

    @Test
    void replaysTheWholeLogWhenNoSnapshotIsReadableAndRefusesWhenThatIsGone() {
        world.loggedOn().with(OFTEN);
        trade(world, 40);
        eightDaysLater(world);
        trade(world, 20);
        files("snapshot-").forEach(name -> world.disk.flipBit(name, 300, 1));
        world.crashAndRestart();
        assertThat(world.gateway.recovery().snapshot()).isNegative();
        assertThat(world.gateway.recovery().remarks()).hasSize(2);
        assertThat(world.gateway.stateHash()).isEqualTo(replayedFromTheBeginning(world.gateway));

        world.disk.crashProcess();
        files("archive-").forEach(world.disk::delete);
        assertThatThrownBy(world::reopen)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("can't be made whole")
                .hasMessageContaining("is damaged");
    }

    @Test
    void tradesOnWithoutASnapshotWhileTheDiskIsFullAndTakesOneWhenThereIsRoom() {
        world.loggedOn().with(OFTEN);
        long before = world.gateway.snapshots().taken();
        world.disk.capacity(world.disk.usedBytes() + (4 << 20));
        trade(world, 20);
        assertThat(world.gateway.snapshots().problem()).contains("no room for a snapshot");
        assertThat(world.gateway.snapshots().taken()).isEqualTo(before);
        world.disk.capacity(Long.MAX_VALUE);
        world.nowNanos += Duration.ofMinutes(2).toNanos();
        world.run(3000);
        trade(world, 5);
        assertThat(world.gateway.snapshots().problem()).isEmpty();
        assertThat(world.gateway.snapshots().taken()).isGreaterThan(before);
    }

    @Test
    void deletesWhatIsArchivedLongAgoIfToldToAndSaysSoToWhoWantsIt() {
        world.loggedOn().with(new HistorySettings(1 << 14, 40, Duration.ofHours(1), Duration.ofHours(2)));
        trade(world, 40);
        eightDaysLater(world);
        trade(world, 40);
        assertThatThrownBy(() -> world.gateway.events().read(0, 1)).hasMessageContaining("does not reach back");
        OrderId id = world.placed("last", Side.BUY, "10000", "1.085");
        assertThat(world.gateway.explain(id).steps()).isNotEmpty();
        assertThat(world.gateway.sessionControl().audit("orders")).isEmpty();
        world.crashAndRestart();
        assertThat(world.gateway.stateHash()).isEqualTo(world.gateway.recovery().stateHash());
    }

    @Test
    void recoversTheSameStateFromACrashAtAnyChangeOfTheDisk() {
        Set<String> left = new TreeSet<>();
        for (int place = 3; crashAt(place, left); place += 29) {
            assertThat(place).as("the end of the run").isLessThan(5000);
        }
        assertThat(left).as("what deaths left on the disk").contains("archive", "snapshot", "snapshot.new");
    }

    /// Whether the process died before its end.
    private static boolean crashAt(int place, Set<String> left) {
        try {
            return diesAt(place, left);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("died before change " + place + ": " + e.getMessage(), e);
        }
    }

    private static boolean diesAt(int place, Set<String> left) {
        boolean died = false;
        TestWorld world = new TestWorld().loggedOn();
        world.around = disk -> new CuttingDisk(disk, place);
        try {
            world.with(OFTEN);
            trade(world, 16);
            eightDaysLater(world);
            trade(world, 24);
            world.gateway.close();
        } catch (CuttingDisk.Death death) {
            died = true;
            world.disk.list().forEach(name -> left.add(name.replaceAll("-.*", "")));
        }
        world.around = disk -> disk;
        SplittableRandom random = new SplittableRandom(place);
        if (random.nextBoolean()) {
            world.disk.losePower(new Random(place));
        } else {
            world.disk.crashProcess();
        }
        world.crashAndRestart();
        assertThat(world.gateway.recovery().remarks())
                .as("named before it was kept")
                .isEmpty();
        assertThat(world.gateway.stateHash()).isEqualTo(replayedFromTheBeginning(world.gateway));
        startsWithoutTheArchive(world);
        world.run(3000);
        OrderId id = world.placed("after", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.NEW);
        return died;
    }

    /// An operator may take archived files away at any time.
    private static void startsWithoutTheArchive(TestWorld world) {
        CoreState expected = new CoreState();
        List<EventFeed.Entry> before = world.gateway.events().read(0, Integer.MAX_VALUE);
        before.forEach(entry -> expected.apply(entry.event()));
        world.disk.crashProcess();
        world.disk.list().stream().filter(name -> name.startsWith("archive-")).forEach(world.disk::delete);
        world.crashAndRestart();
        world.gateway
                .events()
                .read(before.getLast().next(), Integer.MAX_VALUE)
                .forEach(entry -> expected.apply(entry.event()));
        assertThat(world.gateway.stateHash()).isEqualTo(expected.stateHash());
    }
}
