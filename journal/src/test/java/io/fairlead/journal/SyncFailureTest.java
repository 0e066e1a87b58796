package io.fairlead.journal;

import static io.fairlead.journal.TestLog.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.journal.testing.SimulatedDisk;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SyncFailureTest {
    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void isFinalAfterAFailedSyncEvenWhenTheNextWouldSucceed() throws InterruptedException {
        TestLog log = TestLog.open(disk);
        long kept = log.append("kept");
        log.sync();
        AtomicInteger told = new AtomicInteger();
        log.journal.onSynced(told::incrementAndGet);
        long lost = log.append("not kept");
        disk.failForcesAfter(0);
        log.sync();
        disk.failForcesAfter(Integer.MAX_VALUE);
        log.sync();

        assertThat(log.journal.state()).isEqualTo(DiskState.FAILED);
        assertThat(log.journal.failure())
                .hasValue("the journal failed, nothing after position " + kept + " is kept: simulated: sync failed");
        assertThat(told).hasValue(1);
        assertThat(log.journal.syncedPosition()).isEqualTo(kept);
        assertThat(log.journal.awaitSynced(lost, Duration.ofDays(1))).isFalse();
        assertThat(log.journal.mayAcknowledge(lost)).isFalse();
        assertThat(log.journal.mayTransmit(lost)).isFalse();
        assertThat(log.journal.mayAcknowledge(kept)).isTrue();
        assertThat(log.append("order")).isEqualTo(Journal.FAILED);
        assertThat(log.appendReserved("fill")).isEqualTo(Journal.FAILED);
        assertThat(log.synced()).containsExactly("kept");
    }

    @Test
    void acknowledgesNothingMoreUnderPoliciesThatDoNotWait() {
        TestLog log = new TestLog(disk, CONFIG.withPolicy(SyncPolicy.OS));
        long end = log.append("order");
        disk.failWritesAfter(0);
        log.sync();
        assertThat(log.journal.state()).isEqualTo(DiskState.FAILED);
        assertThat(log.journal.mayAcknowledge(end)).isFalse();
    }

    @Test
    void isFinalAfterAFailedWrite() {
        TestLog log = TestLog.open(disk);
        log.append("order");
        disk.failWritesAfter(0);
        log.sync();
        assertThat(log.journal.state()).isEqualTo(DiskState.FAILED);
        assertThat(log.synced()).isEmpty();
    }

    @Test
    void opensNoStreamOnAFailedDisk() {
        TestLog log = TestLog.open(disk);
        disk.failForcesAfter(0);
        log.sync();
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> log.journal.stream("late"))
                .satisfies(e -> assertThat(e.advice()).isEqualTo(JournalException.Advice.STOP));
    }

    @Test
    void closesWithAnAlarmAndWithoutTheMarkOfAGoodOne() {
        TestLog log = TestLog.open(disk);
        log.append("order");
        disk.failForcesAfter(0);
        log.sync();
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(log.journal::close)
                .withMessageContaining("bytes not synced: disk is FAILED");
        disk.failForcesAfter(Integer.MAX_VALUE);
        TestLog again = TestLog.open(disk);
        assertThat(again.journal.recovery().kind()).isEqualTo(Recovery.Kind.PROCESS_CRASH);
        assertThat(again.synced()).containsExactly("order");
    }

    @Test
    void failsWhereTheLastSyncAtCloseDoes() {
        TestLog log = TestLog.open(disk);
        log.append("order");
        disk.failForcesAfter(0);
        assertThatExceptionOfType(JournalException.class).isThrownBy(log.journal::close);
    }

    @Test
    void refusesToOpenOnADiskThatCannotSync() {
        disk.failForcesAfter(1);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Journal.open(disk, CONFIG, 1))
                .withMessageContaining("sync failed");
        disk.failForcesAfter(Integer.MAX_VALUE);
        Journal.open(disk, CONFIG, 1).close();
    }
}
