package io.fairlead.journal;

import static io.fairlead.journal.TestLog.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskFullTest {
    private static final long SPACE_CHECK = 200_000_000;
    private static final int RESERVE = 16384;

    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void warnsWellBeforeItIsFull() {
        TestLog log = new TestLog(disk, CONFIG.withSizes(4096, 2048, RESERVE, 50_000));
        assertThat(log.journal.state()).isEqualTo(DiskState.OK);
        disk.capacity(disk.usedBytes() + 40_000);
        log.poll(SPACE_CHECK);
        assertThat(log.journal.state()).isEqualTo(DiskState.LOW);
        assertThat(log.append("order")).isPositive();
        disk.capacity(Long.MAX_VALUE);
        log.poll(SPACE_CHECK);
        assertThat(log.journal.state()).isEqualTo(DiskState.OK);
    }

    @Test
    void refusesNewOrdersWhileWhatTheRingHoldsStillFits() {
        TestLog log = TestLog.open(disk);
        log.append("order");
        disk.capacity(disk.usedBytes() + 4000);
        log.poll(SPACE_CHECK);
        assertThat(log.journal.state()).isEqualTo(DiskState.FULL);
        assertThat(log.append("one more order")).isEqualTo(Journal.FULL);
        assertThat(log.synced()).containsExactly("order");
    }

    @Test
    void servesFillsAndCancelsFromTheReserve() {
        TestLog log = TestLog.open(disk);
        log.sync();
        disk.capacity(disk.usedBytes());
        log.poll(SPACE_CHECK);

        List<String> fills = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            fills.add("fill " + i);
            assertThat(log.appendReserved("fill " + i)).isPositive();
            log.sync();
        }
        assertThat(log.journal.state()).isEqualTo(DiskState.FULL);
        assertThat(log.append("order")).isEqualTo(Journal.FULL);
        assertThat(log.synced()).isEqualTo(fills);
        assertThat(disk.list()).doesNotContain(Reserve.FILE);
    }

    @Test
    void keepsEverythingAcceptedWhenTheDiskFillsWithoutWarning() {
        TestLog log = TestLog.open(disk);
        log.poll(SPACE_CHECK);
        disk.capacity(disk.usedBytes());
        List<String> accepted = new ArrayList<>();
        while (log.append("order " + accepted.size()) > 0) {
            accepted.add("order " + accepted.size());
        }
        log.sync();
        assertThat(log.synced()).isEqualTo(accepted);
        assertThat(log.journal.state()).isEqualTo(DiskState.FULL);
    }

    @Test
    void waitsWithoutFailingWhenTheReserveIsUsedUpToo() {
        TestLog log = TestLog.open(disk);
        disk.capacity(disk.usedBytes());
        long accepted = 0;
        long end = 0;
        while (end >= 0) {
            end = log.appendReserved("x".repeat(200));
            accepted += end >= 0 ? 1 : 0;
            log.sync();
        }
        assertThat(end).isEqualTo(Journal.FULL);
        assertThat(log.journal.state()).isEqualTo(DiskState.FULL);
        assertThat(log.synced()).hasSizeLessThan((int) accepted);

        disk.capacity(Long.MAX_VALUE);
        log.poll(SPACE_CHECK);
        assertThat(log.synced()).hasSize((int) accepted);
        assertThat(log.journal.state()).isEqualTo(DiskState.OK);
        assertThat(disk.contents(Reserve.FILE)).hasSize(RESERVE);
        assertThat(log.append("order")).isPositive();
    }

    @Test
    void closesWithAnAlarmWhenSomethingCannotBeSynced() {
        TestLog log = TestLog.open(disk);
        disk.capacity(disk.usedBytes());
        log.sync();
        long end = 0;
        while (end >= 0) {
            end = log.appendReserved("x".repeat(200));
            log.sync();
        }
        int synced = log.synced().size();
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(log.journal::close)
                .withMessageContaining("bytes not synced: disk is FULL");

        disk.capacity(Long.MAX_VALUE);
        disk.crashProcess();
        TestLog again = TestLog.open(disk);
        assertThat(again.journal.recovery().kind()).isEqualTo(Recovery.Kind.PROCESS_CRASH);
        assertThat(again.synced()).hasSizeGreaterThan(synced);
    }

    @Test
    void recoversIntoTheReserveWhenTheDiskIsFull() {
        TestLog log = TestLog.open(disk);
        log.append("only in the ring");
        disk.crashProcess();
        disk.capacity(disk.usedBytes());
        TestLog again = TestLog.open(disk);
        again.sync();
        assertThat(again.synced()).containsExactly("only in the ring");
        assertThat(again.journal.state()).isEqualTo(DiskState.FULL);
    }

    @Test
    void opensNothingWithoutAnyRoom() {
        disk.capacity(100);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Journal.open(disk, CONFIG, 1))
                .satisfies(e -> assertThat(e.advice()).isEqualTo(JournalException.Advice.RETRY))
                .withMessageContaining("no space left");
    }

    @Test
    void refusesToRecoverWithoutRoomForTheRing() {
        TestLog log = TestLog.open(disk);
        log.append("only in the ring");
        disk.crashProcess();
        disk.delete(Reserve.FILE);
        disk.capacity(disk.usedBytes() + 10);
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> Journal.open(disk, CONFIG, 1));
        disk.capacity(Long.MAX_VALUE);
        assertThat(TestLog.open(disk).synced()).containsExactly("only in the ring");
    }

    @Test
    void opensOnAlmostNoRoomWithoutAReserve() {
        disk.capacity(4096 + 4096 + 2000);
        TestLog log = TestLog.open(disk);
        assertThat(log.journal.state()).isEqualTo(DiskState.FULL);
        assertThat(log.append("order")).isEqualTo(Journal.FULL);
        assertThat(log.appendReserved("fill")).isPositive();
    }
}
