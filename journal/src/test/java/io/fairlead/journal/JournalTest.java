package io.fairlead.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.journal.testing.SimulatedDisk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void givesEachRecordBackAsItWasAppended() {
        TestLog log = TestLog.open(disk);
        int fix = log.journal.stream("fix:YOFX");
        byte[] source = {0, 1, 2, 3, 4};
        long end = log.journal.append(fix, -3, 1_700_000_000_000_000_001L, source, 1, 3);
        log.sync();

        try (JournalReader reader = log.journal.reader(0)) {
            reader.poll(
                    found -> {
                        if (found.stream() == fix) {
                            assertThat(found.type()).isEqualTo(-3);
                            assertThat(found.timeNanos()).isEqualTo(1_700_000_000_000_000_001L);
                            assertThat(found.payload()).containsExactly(1, 2, 3);
                            assertThat(found.endPosition()).isEqualTo(end);
                            assertThat(found)
                                    .hasToString("JournalRecord[position=%d, stream=2, type=-3, length=3]"
                                            .formatted(found.position()));
                        }
                    },
                    100);
            assertThat(reader.position()).isEqualTo(end);
        }
    }

    @Test
    void takesPayloadsFromNothingToTheLongest() {
        TestLog log = TestLog.open(disk);
        int longest = TestLog.CONFIG.maxPayloadBytes();

        assertThat(log.append("")).isPositive();
        assertThat(log.append("x".repeat(longest))).isPositive();
        assertThat(log.append("x".repeat(longest + 1))).isEqualTo(Journal.TOO_LONG);
        log.sync();
        assertThat(log.synced()).containsExactly("", "x".repeat(longest));
    }

    @Test
    void countsARecordAsKeptOnlyAfterItsSync() {
        TestLog log = TestLog.open(disk);
        long end = log.append("order");

        assertThat(log.journal.isSynced(end)).isFalse();
        assertThat(log.synced()).isEmpty();
        log.sync();
        assertThat(log.journal.isSynced(end)).isTrue();
        assertThat(log.synced()).containsExactly("order");
        assertThat(log.sync()).isZero();
    }

    @Test
    void syncsManyRecordsAtOnce() {
        TestLog log = TestLog.open(disk);
        log.sync();
        long before = disk.forces();
        for (int i = 0; i < 20; i++) {
            log.append("order " + i);
        }
        log.sync();
        assertThat(disk.forces() - before).isEqualTo(1);
        assertThat(log.synced()).hasSize(20);
    }

    @Test
    void keepsStreamIdsOverRestartsAndInTheLog() {
        TestLog log = TestLog.open(disk);
        int fix = log.journal.stream("fix:YOFX");
        assertThat(log.journal.stream("fix:YOFX")).isEqualTo(fix);
        log.journal.close();

        TestLog again = TestLog.open(disk);
        assertThat(again.orders).isEqualTo(log.orders);
        assertThat(again.journal.stream("fix:YOFX")).isEqualTo(fix);
        assertThat(again.journal.streams()).containsOnlyKeys("orders", "fix:YOFX");
        assertThat(again.journal.stream("audit")).isEqualTo(fix + 1);
    }

    @Test
    void refusesStreamsThatWereNeverOpened() {
        TestLog log = TestLog.open(disk);
        assertThatIllegalStateException()
                .isThrownBy(() -> log.journal.append(2, 1, 1, new byte[1], 0, 1))
                .withMessage("stream must be one of 1 to 1, was 2");
    }

    @Test
    void refusesToAppendAfterClose() {
        TestLog log = TestLog.open(disk);
        log.append("last");
        log.journal.close();
        log.journal.close();
        assertThatIllegalStateException().isThrownBy(() -> log.append("late")).withMessage("the journal is closed");
        assertThat(TestLog.open(disk).synced()).containsExactly("last");
    }

    @Test
    void keepsTheRingsLastPartForTheReservedLane() {
        TestLog log = TestLog.open(disk);
        long end = 0;
        int normal = 0;
        while (end != Journal.FULL) {
            end = log.append("an order of some length");
            normal++;
        }
        assertThat(normal).isGreaterThan(40);
        assertThat(log.appendReserved("a fill that must not be lost")).isPositive();
        long reserved = 0;
        while (reserved != Journal.FULL) {
            reserved = log.appendReserved("cancel");
        }
        log.sync();
        assertThat(log.append("an order again")).isPositive();
        assertThat(log.journal.state()).isEqualTo(DiskState.OK);
    }

    @Test
    void letsTheWireAndTheClientWaitAsThePolicySays() {
        assertThat(waits(SyncPolicy.BEFORE_ACK)).containsExactly(true, false);
        assertThat(waits(SyncPolicy.BEFORE_WIRE)).containsExactly(false, false);
        assertThat(waits(SyncPolicy.INTERVAL)).containsExactly(true, true);
        assertThat(waits(SyncPolicy.OS)).containsExactly(true, true);
    }

    private static List<Boolean> waits(SyncPolicy policy) {
        TestLog log = new TestLog(new SimulatedDisk(), TestLog.CONFIG.withPolicy(policy));
        long end = log.append("order");
        List<Boolean> before = List.of(log.journal.mayTransmit(end), log.journal.mayAcknowledge(end));
        log.poll(Duration.ofSeconds(1).toNanos());
        log.poll(Duration.ofSeconds(1).toNanos());
        assertThat(log.journal.mayTransmit(end)).isTrue();
        assertThat(log.journal.mayAcknowledge(end)).isTrue();
        return before;
    }

    @Test
    void syncsOnceAnIntervalUnderThatPolicy() {
        JournalConfig config = TestLog.CONFIG.withPolicy(SyncPolicy.INTERVAL).withInterval(Duration.ofNanos(1000));
        TestLog log = new TestLog(disk, config);
        log.poll(5_000);
        log.poll(5_000);
        long before = disk.forces();
        long end = log.append("one");
        log.poll(10);
        log.append("two");
        log.poll(900);
        assertThat(disk.forces()).isEqualTo(before);
        assertThat(log.journal.isSynced(end)).isFalse();
        log.poll(100);
        assertThat(disk.forces()).isEqualTo(before + 1);
        assertThat(log.synced()).containsExactly("one", "two");
    }

    @Test
    void syncsBeforeTheIntervalIsOverWhenTheRingFills() {
        TestLog log = new TestLog(disk, TestLog.CONFIG.withPolicy(SyncPolicy.INTERVAL));
        log.poll(Duration.ofSeconds(1).toNanos());
        for (int i = 0; i < 30; i++) {
            assertThat(log.append("an order of about forty bytes in length")).isPositive();
        }
        log.poll(1);
        assertThat(log.synced()).hasSize(30);
    }

    @Test
    void leavesSyncingToTheOperatingSystemUnderThatPolicy() {
        TestLog log = new TestLog(disk, TestLog.CONFIG.withPolicy(SyncPolicy.OS));
        long before = disk.forces();
        log.append("order");
        log.sync();
        assertThat(disk.forces()).isEqualTo(before);
        assertThat(log.synced()).containsExactly("order");
    }

    @Test
    void tellsItsListenerThatTheSyncedPositionMoved() {
        TestLog log = TestLog.open(disk);
        log.sync();
        AtomicInteger calls = new AtomicInteger();
        log.journal.onSynced(calls::incrementAndGet);
        log.sync();
        assertThat(calls).hasValue(0);
        log.append("order");
        log.sync();
        assertThat(calls).hasValue(1);
    }

    @Test
    void waitsForASyncNoLongerThanTold() throws InterruptedException {
        TestLog log = TestLog.open(disk);
        long end = log.append("order");
        assertThat(log.journal.awaitSynced(end, Duration.ofMillis(1))).isFalse();
        log.sync();
        assertThat(log.journal.awaitSynced(end, Duration.ZERO)).isTrue();
    }

    @Test
    void rollsSegmentsThatHaveGrownEnough() {
        TestLog log = TestLog.open(disk);
        for (int i = 0; i < 100; i++) {
            log.append("order " + i);
            log.sync();
        }
        List<String> segments = SegmentLayout.segments(disk.list());
        assertThat(segments).hasSizeGreaterThan(3);
        assertThat(log.synced()).hasSize(100).startsWith("order 0").endsWith("order 99");
        assertThat(disk.contents(segments.getFirst())).hasSizeBetween(2048, 2300);
    }

    @Test
    void writesTheSameBytesForTheSameAppends() {
        SimulatedDisk other = new SimulatedDisk();
        for (SimulatedDisk each : List.of(disk, other)) {
            TestLog log = TestLog.open(each);
            for (int i = 0; i < 50; i++) {
                log.append("order " + i);
                log.sync();
            }
            log.journal.close();
        }
        assertThat(JournalVerifier.verify(disk).chain())
                .isEqualTo(JournalVerifier.verify(other).chain());
    }
}
