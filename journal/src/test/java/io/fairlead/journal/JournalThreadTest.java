package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.journal.disk.FileDisk;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real threads on a real disk.
@Timeout(60)
class JournalThreadTest {
    private static final int RECORDS = 100_000;
    private static final JournalConfig CONFIG =
            JournalConfig.defaults("boot", "pid 1").withSizes(1 << 16, 1 << 20, 1 << 18, 0);

    @TempDir
    Path temp;

    @Test
    void readersFollowTheEngineAcrossThreads() throws Exception {
        FileDisk disk = FileDisk.at(temp);
        Journal journal = Journal.open(disk, CONFIG, 1);
        int orders = journal.stream("orders");
        Thread sync = start(journal);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = journal.appendedPosition();
            assertThat(journal.awaitSynced(start, Duration.ofSeconds(10))).isTrue();
            Future<Integer> first = readers.submit(() -> follow(journal, start));
            Future<Integer> second = readers.submit(() -> follow(journal, start));
            long end = appendAll(journal, orders);
            assertThat(journal.awaitSynced(end, Duration.ofSeconds(30))).isTrue();
            assertThat(first.get()).isEqualTo(RECORDS);
            assertThat(second.get()).isEqualTo(RECORDS);
        }
        assertThatIllegalStateException().isThrownBy(() -> journal.sync().run(System::nanoTime));
        journal.close();
        sync.join();
        assertThat(JournalVerifier.verify(disk).records()).isEqualTo(RECORDS + 2);
        try (Journal again = Journal.open(disk, CONFIG, 2)) {
            assertThat(again.recovery().kind()).isEqualTo(Recovery.Kind.CLEAN);
        }
    }

    private static Thread start(Journal journal) {
        return Thread.ofPlatform()
                .name("journal-sync")
                .start(() -> journal.sync().run(System::nanoTime));
    }

    private static long appendAll(Journal journal, int stream) {
        byte[] payload = new byte[100];
        long end = 0;
        for (int i = 0; i < RECORDS; ) {
            Layout.putInt(payload, 0, i);
            long result = journal.append(stream, 1, i, payload, 0, 4 + i % 97);
            if (result == Journal.FULL) {
                journal.wakeSync();
                Thread.onSpinWait();
            } else {
                end = result;
                i++;
            }
        }
        journal.wakeSync();
        return end;
    }

    private static int follow(Journal journal, long from) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        try (JournalReader reader = journal.reader(from)) {
            while (next.get() < RECORDS) {
                int polled = reader.poll(
                        found -> {
                            int expected = next.getAndIncrement();
                            assertThat(Layout.getInt(found.bytes(), found.offset()))
                                    .isEqualTo(expected);
                        },
                        1_000);
                if (polled == 0 && !journal.awaitSynced(reader.position() + 8, Duration.ofSeconds(30))) {
                    return -1;
                }
            }
        }
        return next.get();
    }

    @Test
    void verifiesBesideARunningJournal() throws Exception {
        FileDisk disk = FileDisk.at(temp);
        try (Journal journal = Journal.open(disk, CONFIG, 1);
                ExecutorService engine = Executors.newSingleThreadExecutor()) {
            start(journal);
            int orders = journal.stream("orders");
            Future<Long> appending = engine.submit(() -> appendAll(journal, orders));
            int verified = 0;
            while (!appending.isDone() || verified == 0) {
                JournalVerifier.Verification found = JournalVerifier.verify(disk);
                assertThat(found.damage().filter(_ -> !found.isIntact())).isEmpty();
                verified++;
            }
            journal.awaitSynced(appending.get(), Duration.ofSeconds(30));
            assertThat(JournalVerifier.verify(disk).damage()).isEmpty();
        }
    }

    @Test
    void syncsByItselfWhenNobodyWakesIt() throws Exception {
        try (Journal journal = Journal.open(FileDisk.at(temp), CONFIG, 1)) {
            start(journal);
            int orders = journal.stream("orders");
            byte[] text = "order".getBytes(UTF_8);
            long end = journal.append(orders, 1, 1, text, 0, text.length);
            assertThat(journal.awaitSynced(end, Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void failsWhenItsThreadDies() throws InterruptedException {
        SimulatedDisk disk = new SimulatedDisk();
        TestLog log = TestLog.open(disk);
        log.journal.onSynced(() -> {
            throw new IllegalStateException("planted");
        });
        log.append("order");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread sync = new Thread(() -> log.journal.sync().run(() -> 0));
        sync.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        sync.start();
        sync.join();
        assertThat(thrown.get()).hasMessage("planted");
        assertThat(log.journal.state()).isEqualTo(DiskState.FAILED);
        assertThat(log.append("late")).isEqualTo(Journal.FAILED);
    }

    @Test
    void closesInGoodOrderUnderAnInterruptedThread() throws IOException {
        Journal journal = Journal.open(FileDisk.at(temp), CONFIG, 1);
        start(journal);
        journal.stream("orders");
        Thread.currentThread().interrupt();
        journal.close();
        assertThat(Thread.interrupted()).isTrue();
        try (Journal again = Journal.open(FileDisk.at(temp), CONFIG, 2)) {
            assertThat(again.recovery().kind()).isEqualTo(Recovery.Kind.CLEAN);
        }
    }
}
