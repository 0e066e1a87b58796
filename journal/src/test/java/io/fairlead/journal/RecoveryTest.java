package io.fairlead.journal;

import static io.fairlead.journal.TestLog.AFTER_REBOOT;
import static io.fairlead.journal.TestLog.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.journal.Recovery.Kind;
import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void tellsANewJournalFromACleanStop() {
        TestLog log = TestLog.open(disk);
        assertThat(log.journal.recovery()).isEqualTo(new Recovery(Kind.NEW, 0, 0, 0, 0));
        log.append("order");
        log.journal.close();

        TestLog again = new TestLog(disk, AFTER_REBOOT);
        assertThat(again.journal.recovery().kind()).isEqualTo(Kind.CLEAN);
        assertThat(again.journal.recovery().lastPosition()).isEqualTo(log.journal.appendedPosition());
        assertThat(again.synced()).containsExactly("order");
    }

    @Test
    void noLongerCallsItCleanOnceItWasOpenedAgain() {
        TestLog.open(disk).journal.close();
        Journal.open(disk, CONFIG, 2);
        disk.losePower(0);
        assertThat(Journal.open(disk, AFTER_REBOOT, 3).recovery().kind()).isEqualTo(Kind.POWER_LOSS);
    }

    @Test
    void findsEverythingAfterAProcessCrashSyncedOrNot() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        log.append("only in the ring");
        log.journal.stream("opened late");
        long end = log.append("and this");
        disk.crashProcess();

        TestLog again = TestLog.open(disk);
        assertThat(again.journal.recovery()).isEqualTo(new Recovery(Kind.PROCESS_CRASH, end, 3, 0, 0));
        assertThat(again.synced()).containsExactly("synced", "only in the ring", "and this");
        assertThat(again.journal.streams()).containsEntry("opened late", 2);
        assertThat(again.journal.recovery().description())
                .isEqualTo("process crash: segments and ring recovered, 3 records from the ring alone;"
                        + " log ends at position " + end);
    }

    @Test
    void findsWhatWasSyncedAfterAPowerCutAndNothingElse() {
        TestLog log = TestLog.open(disk);
        long synced = log.append("synced");
        log.sync();
        log.append("only in the ring");
        disk.losePower(0);

        TestLog again = new TestLog(disk, AFTER_REBOOT);
        assertThat(again.journal.recovery()).isEqualTo(new Recovery(Kind.POWER_LOSS, synced, 0, 0, 0));
        assertThat(again.synced()).containsExactly("synced");
    }

    @Test
    void findsAPowerLossAgainUntilItIsAcknowledged() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        disk.losePower(0);
        new TestLog(disk, AFTER_REBOOT).journal.close();
        TestLog killed = new TestLog(disk, AFTER_REBOOT);
        assertThat(killed.journal.recovery().kind()).as("closed in good order").isEqualTo(Kind.POWER_LOSS);
        disk.crashProcess();
        TestLog done = new TestLog(disk, AFTER_REBOOT);
        assertThat(done.journal.recovery().kind()).as("killed").isEqualTo(Kind.POWER_LOSS);
        done.append("noted");
        done.journal.acknowledgeLoss();
        disk.crashProcess();
        TestLog after = new TestLog(disk, AFTER_REBOOT);
        assertThat(after.journal.recovery().kind()).as("from the ring").isEqualTo(Kind.PROCESS_CRASH);
        assertThat(after.synced()).containsExactly("synced", "noted");
        after.journal.close();
        assertThat(new TestLog(disk, AFTER_REBOOT).journal.recovery().kind()).isEqualTo(Kind.CLEAN);
    }

    @Test
    void aPowerLossWhoseAcknowledgementWasNotKeptStands() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        disk.losePower(0);
        TestLog acknowledged = new TestLog(disk, AFTER_REBOOT);
        acknowledged.journal.acknowledgeLoss();
        disk.losePower(0);
        assertThat(new TestLog(disk, AFTER_REBOOT).journal.recovery().kind()).isEqualTo(Kind.POWER_LOSS);
    }

    @Test
    void ignoresTheRingOfAnotherBootEvenIfItReachedThePlatter() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        log.append("only in the ring");
        disk.crashProcess();
        assertThat(new TestLog(disk, AFTER_REBOOT).synced()).containsExactly("synced");
    }

    @Test
    void saysInTheLogWhatRecoveryFound() {
        TestLog.open(disk).journal.close();
        Journal journal = Journal.open(disk, CONFIG, 99);
        List<String> openings = new ArrayList<>();
        journal.reader(0)
                .poll(
                        found -> {
                            if (found.stream() == SystemRecords.STREAM && found.type() == SystemRecords.OPENED) {
                                openings.add(found.text());
                            }
                        },
                        100);
        assertThat(openings).hasSize(2).first().isEqualTo("new journal; log ends at position 0");
        assertThat(openings.getLast()).startsWith("clean stop; log ends at position ");
    }

    @Test
    void cutsTheTornEndAtWhateverByteThePowerWentOut() {
        for (long kept = 0; ; kept++) {
            SimulatedDisk torn = new SimulatedDisk();
            TestLog log = TestLog.open(torn);
            log.append("synced");
            log.sync();
            torn.lieAboutSync(true);
            log.append("torn, one");
            log.append("torn, two");
            log.sync();
            long unsynced = torn.unsyncedBytes();
            torn.lieAboutSync(false);
            torn.losePower(kept);

            TestLog again = new TestLog(torn, AFTER_REBOOT);
            boolean whole = kept >= unsynced;
            assertThat(again.synced())
                    .as("kept %d of %d", kept, unsynced)
                    .isEqualTo(whole ? List.of("synced", "torn, one", "torn, two") : List.of("synced"));
            assertThat(again.journal.recovery().truncatedBytes()).isEqualTo(whole ? 0 : kept);
            again.append("after");
            again.journal.close();
            assertThat(JournalVerifier.verify(torn).damage()).isEmpty();
            if (whole) {
                return;
            }
        }
    }

    @Test
    void saysHowMuchItCutOff() {
        TestLog log = new TestLog(disk, CONFIG.withPolicy(SyncPolicy.OS));
        log.append("written, never synced");
        log.sync();
        disk.losePower(100);
        Recovery recovery = Journal.open(disk, AFTER_REBOOT, 1).recovery();
        assertThat(recovery.truncatedBytes()).isEqualTo(100);
        assertThat(recovery.description())
                .contains("power loss")
                .contains("; cut off 100 bytes that were never synced");
    }

    @Test
    void noticesADiskThatLiedAboutSync() {
        TestLog log = TestLog.open(disk);
        long kept = log.append("synced");
        log.sync();
        disk.lieAboutSync(true);
        long lost = log.append("acknowledged and lost");
        log.sync();
        byte[] ring = disk.contents(RingLayout.FILE);
        disk.losePower(0);
        disk.overwrite(RingLayout.FILE, ring);

        Recovery recovery = Journal.open(disk, AFTER_REBOOT, 1).recovery();
        assertThat(recovery.lastPosition()).isEqualTo(kept);
        assertThat(recovery.missingBytes()).isEqualTo(lost - kept);
        assertThat(recovery.description()).contains((lost - kept) + " more bytes as kept");
    }

    @Test
    void writesAgainWhatAFailedSyncMayHaveDropped() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        disk.failForcesAfter(0);
        log.append("in the page cache only");
        log.sync();
        assertThat(log.journal.state()).isEqualTo(DiskState.FAILED);
        disk.crashProcess();
        disk.failForcesAfter(Integer.MAX_VALUE);

        TestLog again = TestLog.open(disk);
        assertThat(again.journal.recovery().kind()).isEqualTo(Kind.PROCESS_CRASH);
        disk.losePower(0);
        assertThat(new TestLog(disk, AFTER_REBOOT).synced()).containsExactly("synced", "in the page cache only");
    }

    @Test
    void recoversOverTheEdgeOfASegment() {
        TestLog log = TestLog.open(disk);
        while (SegmentLayout.segments(disk.list()).size() < 2) {
            log.append("order");
            log.sync();
        }
        int synced = log.synced().size();
        disk.crashProcess();

        TestLog again = TestLog.open(disk);
        disk.failForcesAfter(2);
        List<String> more = new ArrayList<>();
        while (again.journal.state() != DiskState.FAILED) {
            if (again.append("more") > 0) {
                more.add("more");
            }
            again.sync();
        }
        disk.crashProcess();
        disk.failForcesAfter(Integer.MAX_VALUE);
        assertThat(TestLog.open(disk).synced()).hasSize(synced + more.size());
        assertThat(JournalVerifier.verify(disk).damage()).isEmpty();
    }

    @Test
    void takesUpARingOfAnotherSize() {
        TestLog log = TestLog.open(disk);
        log.append("only in the ring");
        disk.crashProcess();
        TestLog again = new TestLog(disk, CONFIG.withSizes(8192, 2048, 16384, 0));
        assertThat(again.synced()).containsExactly("only in the ring");
        assertThat(disk.contents(RingLayout.FILE)).hasSize(8192 + 4096);
    }

    @Test
    void treatsAnUnreadableRingAsAPowerLoss() {
        TestLog log = TestLog.open(disk);
        log.append("synced");
        log.sync();
        log.append("only in the ring");
        disk.crashProcess();
        disk.flipBit(RingLayout.FILE, 30, 0);
        TestLog again = TestLog.open(disk);
        assertThat(again.journal.recovery().kind()).isEqualTo(Kind.POWER_LOSS);
        assertThat(again.synced()).containsExactly("synced");

        again.journal.acknowledgeLoss();
        again.journal.close();
        disk.overwrite(RingLayout.FILE, new byte[100]);
        assertThat(TestLog.open(disk).journal.recovery().kind()).isEqualTo(Kind.CLEAN);
    }

    @Test
    void startsAgainWhereTheFirstSegmentWasNeverFinished() {
        disk.overwrite(SegmentLayout.name(0), new byte[10]);
        TestLog log = TestLog.open(disk);
        assertThat(log.journal.recovery().truncatedBytes()).isEqualTo(10);
        log.append("order");
        log.journal.close();
        assertThat(TestLog.open(disk).synced()).containsExactly("order");
    }

    @Test
    void dropsASegmentThatWasNeverFinished() {
        TestLog log = TestLog.open(disk);
        long end = log.append("order");
        log.sync();
        disk.losePower(0);
        disk.overwrite(SegmentLayout.name(end), new byte[64]);
        TestLog again = new TestLog(disk, AFTER_REBOOT);
        assertThat(again.synced()).containsExactly("order");
        assertThat(again.journal.recovery().truncatedBytes()).isEqualTo(64);
        assertThat(disk.list()).doesNotContain(SegmentLayout.name(end));
    }

    @Test
    void refusesASecondStartAndNamesTheFirst() {
        TestLog log = TestLog.open(disk);
        assertThatExceptionOfType(JournalLockedException.class)
                .isThrownBy(() -> Journal.open(disk, CONFIG, 1))
                .withMessage("a second start is refused: simulated/ is in use by pid 4711 on alpha")
                .satisfies(e -> assertThat(e.owner()).isEqualTo("pid 4711 on alpha"));
        log.journal.close();
        Journal.open(disk, CONFIG, 1).close();
    }

    @Test
    void letsGoOfTheDirectoryWhenItCannotOpen() {
        disk.failWritesAfter(0);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Journal.open(disk, CONFIG, 1))
                .satisfies(e -> assertThat(e.advice()).isEqualTo(JournalException.Advice.RETRY));
        disk.failWritesAfter(Integer.MAX_VALUE);
        Journal.open(disk, CONFIG, 1).close();
    }
}
