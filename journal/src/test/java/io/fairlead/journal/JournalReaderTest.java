package io.fairlead.journal;

import static io.fairlead.journal.TestLog.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JournalReaderTest {
    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void seesEachRecordOnceWhileTheLogGrows() {
        TestLog log = TestLog.open(disk);
        SplittableRandom random = new SplittableRandom(3);
        List<String> appended = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        JournalReader reader = log.journal.reader(0);
        for (int i = 0; i < 2_000; i++) {
            String text = i + "x".repeat(random.nextInt(200));
            if (log.append(text) > 0) {
                appended.add(text);
            }
            if (random.nextInt(5) == 0) {
                log.sync();
            }
            reader.poll(found -> seen.add(found.text()), random.nextInt(4));
        }
        log.sync();
        while (reader.poll(found -> seen.add(found.text()), 100) > 0) {
            // until the synced position
        }
        assertThat(seen.subList(2, seen.size())).isEqualTo(appended);
        assertThat(reader.position()).isEqualTo(log.journal.syncedPosition());
    }

    @Test
    void neverSeesWhatIsWrittenAndNotSynced() {
        TestLog log = new TestLog(disk, CONFIG.withPolicy(SyncPolicy.INTERVAL));
        log.poll(1_000_000_000);
        JournalReader reader = log.journal.reader(log.journal.syncedPosition());
        log.append("order");
        log.poll(1);
        assertThat(disk.unsyncedBytes()).isPositive();
        assertThat(reader.poll(found -> {}, 1)).isZero();
        log.poll(1_000_000_000);
        assertThat(reader.poll(found -> {}, 1)).isOne();
    }

    @Test
    void forgetsTheHalfWrittenCommitThatItReadBeyondTheSyncedPosition() {
        TestLog log = TestLog.open(disk);
        JournalReader reader = log.journal.reader(log.journal.syncedPosition());
        log.append("one");
        log.sync();
        disk.delete(Reserve.FILE);
        disk.capacity(disk.usedBytes() + 40);
        log.append("two");
        log.sync();
        assertThat(disk.unsyncedBytes()).isPositive();
        assertThat(TestLog.texts(reader)).containsExactly("one");

        disk.capacity(Long.MAX_VALUE);
        log.appendReserved("three, in the same commit as two now");
        log.sync();
        assertThat(TestLog.texts(reader)).containsExactly("two", "three, in the same commit as two now");
    }

    @Test
    void goesOnFromAnyPositionItRemembered() {
        TestLog log = TestLog.open(disk);
        List<Long> ends = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            texts.add("order " + i);
            ends.add(log.append("order " + i));
            if (i % 3 == 0) {
                log.sync();
            }
        }
        log.sync();
        for (int i = 0; i < ends.size(); i++) {
            try (JournalReader reader = log.journal.reader(ends.get(i))) {
                assertThat(TestLog.texts(reader)).isEqualTo(texts.subList(i + 1, texts.size()));
            }
        }
    }

    @Test
    void refusesPositionsWhereNoRecordBegins() {
        TestLog log = TestLog.open(disk);
        long before = log.journal.appendedPosition();
        long end = log.append("order");
        log.sync();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.journal.reader(before + 8))
                .withMessage("no record begins at position %d; one does at %d".formatted(before + 8, end));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.journal.reader(end + 8))
                .withMessage(
                        "position must be from 0 to %d, where the synced log ends, was %d".formatted(end, end + 8));
        assertThatIllegalArgumentException().isThrownBy(() -> log.journal.reader(-1));
    }

    @Test
    void refusesPositionsOfSegmentsThatWereTakenAway() {
        TestLog log = TestLog.open(disk);
        for (int i = 0; i < 60; i++) {
            log.append("order " + i);
            log.sync();
        }
        disk.delete(SegmentLayout.name(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.journal.reader(0))
                .withMessage("the log does not reach back to position 0");
    }

    @Test
    void handsARecordOverAgainWhenItsHandlerFailed() {
        TestLog log = TestLog.open(disk);
        JournalReader reader = log.journal.reader(log.journal.syncedPosition());
        log.append("one");
        log.append("two");
        log.sync();
        reader.poll(found -> {}, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> reader.poll(
                        found -> {
                            if (found.text().equals("two")) {
                                throw new IllegalStateException("database is away");
                            }
                        },
                        10));
        assertThat(TestLog.texts(reader)).containsExactly("two");
    }

    @Test
    void stopsNobodyByLagging() {
        TestLog log = TestLog.open(disk);
        JournalReader lagging = log.journal.reader(0);
        for (int i = 0; i < 500; i++) {
            assertThat(log.append("order " + i)).isPositive();
            log.sync();
        }
        assertThat(TestLog.texts(lagging)).hasSize(500);
        lagging.close();
    }

    @Test
    void readsRecordsLargerThanItsBuffer() {
        JournalConfig large = CONFIG.withSizes(1 << 22, 1 << 20, 1 << 23, 0);
        TestLog log = new TestLog(disk, large);
        String text = "x".repeat(large.maxPayloadBytes());
        log.append(text);
        log.append("small");
        log.sync();
        assertThat(log.synced()).containsExactly(text, "small");
    }

    @Test
    void saysWhereASyncedRecordIsDamaged() {
        TestLog log = TestLog.open(disk);
        log.append("order");
        log.sync();
        byte[] segment = disk.contents(TestLog.lastSegment(disk));
        disk.flipBit(TestLog.lastSegment(disk), segment.length - 8, 0);
        assertThatExceptionOfType(JournalDamagedException.class)
                .isThrownBy(log::synced)
                .withMessageContaining("expected CRC-32C")
                .withMessageContaining("it was synced to position");
    }

    @Test
    void saysThatTheSyncedLogIsCutShort() {
        TestLog log = TestLog.open(disk);
        log.append("order");
        log.sync();
        String segment = TestLog.lastSegment(disk);
        byte[] whole = disk.contents(segment);
        for (int length = SegmentLayout.HEADER_BYTES; length < whole.length; length++) {
            disk.overwrite(segment, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(JournalDamagedException.class)
                    .as("%d bytes", length)
                    .isThrownBy(log::synced);
        }
    }

    @Test
    void readsARunningJournalFromOutside() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        try (JournalReader outside = JournalReader.open(disk, 0)) {
            assertThat(TestLog.texts(outside)).containsExactly("synced");
            log.append("later");
            assertThat(TestLog.texts(outside)).isEmpty();
            log.sync();
            assertThat(TestLog.texts(outside)).containsExactly("later");
        }
    }

    @Test
    void readsADeadJournalAsFarAsItsFilesProveItSynced() {
        TestLog log = TestLog.open(disk);
        log.append("proven by the next commit");
        log.sync();
        log.append("proven by the ring alone");
        log.sync();
        disk.crashProcess();
        assertThat(TestLog.texts(JournalReader.open(disk, 0))).hasSize(2);
        disk.delete(RingLayout.FILE);
        assertThat(TestLog.texts(JournalReader.open(disk, 0))).containsExactly("proven by the next commit");
    }

    @Test
    void readsAClosedJournalToItsEnd() {
        TestLog log = TestLog.open(disk);
        log.append("order");
        log.journal.close();
        disk.delete(RingLayout.FILE);
        assertThat(TestLog.texts(JournalReader.open(disk, 0))).containsExactly("order");
    }

    @Test
    void findsNoJournalWhereThereIsNone() {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> JournalReader.open(disk, 0))
                .withMessage("cannot read the journal: no journal at simulated/");
    }
}
