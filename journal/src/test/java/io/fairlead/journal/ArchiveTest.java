package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.journal.disk.FileDisk;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final long LATER = 1_000_000;

    private final SimulatedDisk disk = new SimulatedDisk();
    private TestLog log = TestLog.open(disk);

    /// Several segments of 2 KiB.
    private void fill(String name) {
        for (int i = 0; i < 60; i++) {
            assertThat(log.append(name + " " + i + " of some length, so that segments fill"))
                    .isPositive();
            log.sync();
        }
    }

    private long checkpoint(long neededFrom, String state) {
        return log.journal.checkpoint(log.orders, neededFrom, LATER, state.getBytes(UTF_8));
    }

    private int archive() {
        return log.journal.archive(2 * LATER);
    }

    private List<String> archived() {
        return disk.list().stream().filter(file -> file.startsWith("archive-")).toList();
    }

    private List<String> live() {
        return SegmentLayout.segments(disk.list());
    }

    @Test
    void keepsEverythingForAStreamWithoutCheckpoint() {
        fill("a");
        assertThat(archive()).isZero();
        assertThat(log.journal.checkpoint(log.orders)).isNull();
    }

    @Test
    void archivesWhatNoStreamNeedsAndKeepsItReadableAndVerifiable() {
        fill("a");
        List<String> before = log.synced();
        long needed = log.journal.appendedPosition();
        fill("b");
        String chain = JournalVerifier.verify(disk).chain();
        checkpoint(needed, "as of now");
        log.sync();
        log.sync();

        assertThat(archive()).isPositive().isEqualTo(archived().size());
        assertThat(SegmentLayout.base(live().getFirst())).isLessThanOrEqualTo(needed);
        assertThat(archive()).as("nothing more").isZero();

        assertThat(log.synced()).startsWith(before.toArray(new String[0])).hasSize(120);
        JournalVerifier.Verification verified = JournalVerifier.verify(disk);
        assertThat(verified.isIntact()).isTrue();
        assertThat(verified.damage()).isEmpty();
        assertThat(verified.segments()).isEqualTo(live().size() + archived().size());
        assertThat(verified.chain()).isNotEqualTo(chain).hasSize(64);
    }

    @Test
    void startsWithoutTheArchiveAndKnowsStreamsAndCheckpoints() {
        fill("a");
        long needed = log.journal.appendedPosition();
        checkpoint(needed, "sixty orders");
        log.sync();
        log.sync();
        fill("b");
        archive();
        archived().forEach(disk::delete); // somebody took them away
        disk.crashProcess();

        log = TestLog.open(disk);
        Checkpoint found = log.journal.checkpoint(log.orders);

        assertThat(log.orders).isEqualTo(1);
        assertThat(found).isNotNull();
        assertThat(new String(found.state(), UTF_8)).isEqualTo("sixty orders");
        assertThat(found.name()).isEqualTo("orders");
        try (JournalReader reader = log.journal.reader(found.neededFrom())) {
            assertThat(TestLog.texts(reader)).hasSize(60).allMatch(text -> text.startsWith("b "));
        }
        assertThatThrownBy(() -> log.journal.reader(0)).hasMessageContaining("does not reach back to position 0");
        assertThat(log.journal.stream("another")).isEqualTo(2);
    }

    @Test
    void countsACheckpointOnlyOnceItIsSynced() {
        fill("a");
        checkpoint(log.journal.appendedPosition(), "not on the disk yet");
        assertThat(archive()).isZero();
        log.sync();
        log.sync();
        assertThat(archive()).isPositive();
    }

    @Test
    void keepsWhatIsYoung() {
        fill("a");
        checkpoint(log.journal.appendedPosition(), "x");
        log.sync();
        log.sync();
        assertThat(log.journal.archive(1_000)).isZero();
        assertThat(log.journal.archive(1_001)).isPositive();
    }

    @Test
    void everyStreamHasASay() {
        int other = log.journal.stream("other");
        fill("a");
        checkpoint(log.journal.appendedPosition(), "x");
        log.sync();
        log.sync();
        assertThat(archive()).as("the other stream has no checkpoint").isZero();
        log.journal.checkpoint(other, log.journal.appendedPosition(), LATER, new byte[0]);
        log.sync();
        log.sync();
        assertThat(archive()).isPositive();
    }

    @Test
    void findsSegmentsUnderEitherNameAfterACrashAmongRenames() throws IOException {
        fill("a");
        checkpoint(log.journal.appendedPosition(), "x");
        log.sync();
        log.sync();
        assertThat(archive()).isGreaterThan(2);
        String first = archived().getFirst();
        disk.rename(first, first.replace("archive-", "segment-"));
        disk.forceDirectory();
        disk.losePower(0);

        log = new TestLog(disk, TestLog.AFTER_REBOOT);

        assertThat(log.synced()).hasSize(60);
        assertThat(JournalVerifier.verify(disk).isIntact()).isTrue();
        log.append("goes on");
        log.sync();
        log.sync();
        assertThat(archive()).isPositive();
    }

    @Test
    void damageInTheArchiveIsFoundByTheVerifierAndByReadersAndDoesNotStopAStart() {
        fill("a");
        checkpoint(log.journal.appendedPosition(), "x");
        log.sync();
        log.sync();
        archive();
        disk.flipBit(archived().getFirst(), 400, 3);

        assertThat(JournalVerifier.verify(disk).isIntact()).isFalse();
        assertThatThrownBy(() -> log.synced()).isInstanceOf(JournalDamagedException.class);
        disk.crashProcess();
        log = TestLog.open(disk);
        assertThat(log.journal.checkpoint(log.orders)).isNotNull();
    }

    @Test
    void refusesACheckpointThatNeedsTheFuture() {
        assertThatThrownBy(() -> checkpoint(log.journal.appendedPosition() + 8, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needed-from");
    }

    @Test
    void renamesRealFilesAndNeverOntoAnother(@TempDir Path folder) throws IOException {
        FileDisk real = FileDisk.at(folder);
        real.open("a").close();
        real.rename("a", "b");
        assertThat(real.list()).containsExactly("b");
        real.open("a").close();
        assertThatThrownBy(() -> real.rename("a", "b")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> disk.rename("ring", live().getFirst())).isInstanceOf(IOException.class);
    }
}
