package io.fairlead.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.journal.JournalVerifier.Verification;
import io.fairlead.journal.testing.SimulatedDisk;
import org.junit.jupiter.api.Test;

class JournalVerifierTest {
    private final SimulatedDisk disk = new SimulatedDisk();
    private final TestLog log = TestLog.open(disk);

    @Test
    void countsWhatItChecked() {
        for (int i = 0; i < 100; i++) {
            log.append("order " + i);
            log.sync();
        }
        log.journal.close();
        Verification found = JournalVerifier.verify(disk);
        assertThat(found.isIntact()).isTrue();
        assertThat(found.damage()).isEmpty();
        assertThat(found.records()).isEqualTo(102);
        assertThat(found.commits()).isEqualTo(102);
        assertThat(found.segments())
                .isEqualTo(SegmentLayout.segments(disk.list()).size());
        assertThat(found.endPosition()).isEqualTo(found.syncedPosition()).isEqualTo(log.journal.syncedPosition());
        assertThat(found.chain()).hasSize(64);
    }

    @Test
    void findsARecordThatWasReplacedWithARightChecksum() {
        log.append("buy 10");
        log.append("sell 10");
        log.sync();
        log.append("later");
        log.journal.close();
        forge("buy 10", "buy 90");

        assertThat(TestLog.open(disk).synced()).contains("buy 90");
        disk.crashProcess();
        Verification found = JournalVerifier.verify(disk);
        assertThat(found.isIntact()).isFalse();
        assertThat(found.damage())
                .hasValueSatisfying(
                        damage -> assertThat(damage.expected()).startsWith("the hash that chains the records from "));
    }

    private void forge(String before, String after) {
        String segment = TestLog.lastSegment(disk);
        byte[] bytes = disk.contents(segment);
        int payload = DamageTest.indexOf(bytes, before);
        int at = payload - RecordLayout.HEADER_BYTES;
        for (int i = 0; i < after.length(); i++) {
            bytes[payload + i] = (byte) after.charAt(i);
        }
        int length = Layout.getInt(bytes, at) - RecordLayout.UNCHECKED_BYTES;
        int crc = Layout.crc(bytes, at + RecordLayout.UNCHECKED_BYTES, length);
        Layout.putInt(bytes, at + RecordLayout.CRC, crc);
        disk.overwrite(segment, bytes);
    }

    @Test
    void findsEveryFlippedBit() {
        log.append("order");
        log.sync();
        log.journal.close();
        String segment = TestLog.lastSegment(disk);
        int size = disk.contents(segment).length;
        for (int offset = 0; offset < size; offset++) {
            disk.flipBit(segment, offset, offset % 8);
            Verification found = JournalVerifier.verify(disk);
            assertThat(found.damage()).as("offset %d", offset).isPresent();
            disk.flipBit(segment, offset, offset % 8);
        }
    }

    @Test
    void allowsAnEndThatIsStillBeingWritten() {
        log.append("order");
        log.sync();
        disk.lieAboutSync(true);
        disk.failForcesAfter(0);
        log.append("unsynced");
        log.sync();
        byte[] ring = disk.contents(RingLayout.FILE);
        disk.losePower(80);
        disk.overwrite(RingLayout.FILE, ring);
        Verification found = JournalVerifier.verify(disk);
        assertThat(found.damage()).isPresent();
        assertThat(found.isIntact()).isTrue();
    }

    @Test
    void findsNoJournalWhereThereIsNone() {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> JournalVerifier.verify(new SimulatedDisk()))
                .withMessage("cannot verify the journal: no journal at simulated/");
    }
}
