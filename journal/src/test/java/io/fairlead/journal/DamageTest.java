package io.fairlead.journal;

import static io.fairlead.journal.TestLog.AFTER_REBOOT;
import static io.fairlead.journal.TestLog.CONFIG;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.journal.testing.SimulatedDisk;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DamageTest {
    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void refusesToStartOnAnyFlippedBitBeforeTheSyncedPosition() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        log.append("synced behind it");
        log.sync();
        String segment = TestLog.lastSegment(disk);
        long proven = log.journal.syncedPosition();
        disk.crashProcess();

        int records = disk.contents(segment).length;
        for (int offset = 0; offset < records; offset++) {
            if (isPadding(offset)) {
                continue;
            }
            disk.flipBit(segment, offset, offset % 8);
            assertThatExceptionOfType(JournalDamagedException.class)
                    .as("offset %d", offset)
                    .isThrownBy(() -> Journal.open(disk, CONFIG, 1))
                    .withMessageContaining("simulated/" + segment)
                    .withMessageContaining("everything before position " + proven + " was synced");
            disk.flipBit(segment, offset, offset % 8);
        }
        assertThat(TestLog.open(disk).synced()).containsExactly("synced", "synced behind it");
    }

    /// Zeros behind a payload are covered by the hash chain alone, not by the CRC that recovery checks.
    private boolean isPadding(int offset) {
        byte[] bytes = disk.contents(TestLog.lastSegment(disk));
        int at = SegmentLayout.HEADER_BYTES;
        while (at < bytes.length) {
            Commit commit = Objects.requireNonNull(Commit.decode(bytes, at));
            at += Commit.BYTES;
            long end = at + commit.to() - commit.from();
            while (at < end) {
                int length = Layout.getInt(bytes, at);
                int next = at + RecordLayout.aligned(length);
                if (offset >= at + length && offset < next) {
                    return true;
                }
                at = next;
            }
        }
        return false;
    }

    @Test
    void saysExactlyWhereTheDamageIs() {
        TestLog log = TestLog.open(disk);
        long position = log.journal.appendedPosition();
        log.append("the damaged one");
        log.sync();
        log.append("the proof");
        log.sync();
        String segment = TestLog.lastSegment(disk);
        int offset = indexOf(disk.contents(segment), "the damaged one");
        disk.losePower(0);
        disk.flipBit(segment, offset, 3);

        assertThatExceptionOfType(JournalDamagedException.class)
                .isThrownBy(() -> Journal.open(disk, AFTER_REBOOT, 1))
                .satisfies(e -> assertThat(e.advice()).isEqualTo(JournalException.Advice.STOP))
                .satisfies(e -> assertThat(e.damage().offset()).isEqualTo(offset - RecordLayout.HEADER_BYTES))
                .satisfies(e -> assertThat(e.damage().position()).isEqualTo(position))
                .satisfies(e -> assertThat(e.damage().expected()).startsWith("CRC-32C 0x"));
    }

    @Test
    void cutsADamagedEndThatNothingProvesToHaveBeenSynced() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        log.append("the last");
        log.sync();
        String segment = TestLog.lastSegment(disk);
        disk.losePower(0);
        disk.flipBit(segment, indexOf(disk.contents(segment), "the last"), 0);

        TestLog again = new TestLog(disk, AFTER_REBOOT);
        assertThat(again.synced()).containsExactly("synced");
        assertThat(again.journal.recovery().truncatedBytes()).isPositive();
    }

    @Test
    void refusesToStartWhenASegmentIsGone() {
        TestLog log = TestLog.open(disk);
        for (int i = 0; i < 100; i++) {
            log.append("order " + i);
            log.sync();
        }
        log.journal.close();
        List<String> segments = SegmentLayout.segments(disk.list());
        byte[] second = disk.contents(segments.get(1));
        disk.delete(segments.get(1));
        assertThatExceptionOfType(JournalDamagedException.class).isThrownBy(() -> Journal.open(disk, CONFIG, 1));
        disk.overwrite(segments.get(1), second);
        assertThat(TestLog.open(disk).synced()).hasSize(100);
    }

    @Test
    void refusesToStartWhenTheRingRemembersSegmentsThatAreGone() {
        TestLog log = TestLog.open(disk);
        log.append("order");
        log.sync();
        disk.crashProcess();
        SegmentLayout.segments(disk.list()).forEach(disk::delete);
        assertThatExceptionOfType(JournalDamagedException.class)
                .isThrownBy(() -> Journal.open(disk, CONFIG, 1))
                .withMessageContaining("expected the first segment, found no file");
    }

    @Test
    void refusesASegmentOfAnotherLog() {
        TestLog log = TestLog.open(disk);
        SimulatedDisk other = new SimulatedDisk();
        TestLog stranger = TestLog.open(other);
        for (int i = 0; i < 50; i++) {
            log.append("order %02d".formatted(i));
            stranger.append("ordre %02d".formatted(i));
            log.sync();
            stranger.sync();
        }
        log.journal.close();
        String second = SegmentLayout.segments(disk.list()).get(1);
        disk.overwrite(second, other.contents(second));
        assertThatExceptionOfType(JournalDamagedException.class)
                .isThrownBy(() -> Journal.open(disk, CONFIG, 1))
                .withMessageContaining("expected the hash chain of the segment before, found another");
    }

    @Test
    void believesTheSegmentsWhereTheRingIsDamaged() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        disk.failForcesAfter(0);
        long from = log.journal.appendedPosition();
        log.append("written and unsynced");
        log.sync();
        disk.crashProcess();
        disk.failForcesAfter(Integer.MAX_VALUE);
        disk.flipBit(RingLayout.FILE, RingLayout.HEADER_BYTES + from % CONFIG.ringBytes() + 40, 1);

        assertThat(TestLog.open(disk).synced()).containsExactly("synced", "written and unsynced");
    }

    static int indexOf(byte[] bytes, String text) {
        return new String(bytes, ISO_8859_1).indexOf(text);
    }
}
