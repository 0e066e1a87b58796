package io.fairlead.journal;

import io.fairlead.journal.disk.DiskFullException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Copies the ring into segments and syncs them, many records at a time. Owned by the journal-sync thread, which
/// either calls `run` once or `poll` in a duty cycle of its own.
public final class JournalSync {
    private static final long SPACE_CHECK_NANOS = 100_000_000;
    private static final long GATHER_NANOS = 100_000_000;

    private final JournalConfig config;
    private final Ring ring;
    private final SegmentWriter writer;
    private final Reserve reserve;
    private final SyncedSignal signal = new SyncedSignal();
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);

    private boolean spaceChecked;
    private long spaceCheckedNanos;
    private long unsyncedSinceNanos;

    private volatile long synced;
    private volatile DiskState state = DiskState.OK;
    private volatile @Nullable String failure;
    private volatile Runnable listener = () -> {};
    private volatile boolean asked;
    private volatile boolean stopping;
    private volatile @Nullable Thread parked;

    JournalSync(JournalConfig config, Ring ring, SegmentWriter writer, Reserve reserve) throws IOException {
        this.config = config;
        this.ring = ring;
        this.writer = writer;
        this.reserve = reserve;
        this.synced = writer.position();
        this.state = reserve.assess();
    }

    /// Works until the journal is closed. `Journal.wakeSync` asks for a sync at once. As long as nobody asks, records
    /// gather for up to 100 ms (with `SyncPolicy.INTERVAL` for no longer than that), or until there are many: each
    /// sync takes the processor from an engine that spins on it.
    ///
    /// @param nanoClock a clock that never goes back
    public void run(LongSupplier nanoClock) {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the journal already has its sync thread");
        }
        try {
            while (!stopping) {
                poll(nanoClock.getAsLong());
                park(gatherNanos());
            }
        } catch (RuntimeException e) {
            fail(e);
            throw e;
        } finally {
            finished.countDown();
        }
    }

    private long gatherNanos() {
        boolean byInterval = config.policy() == SyncPolicy.INTERVAL;
        return byInterval ? Math.min(GATHER_NANOS, config.interval().toNanos()) : GATHER_NANOS;
    }

    private void park(long nanos) {
        parked = Thread.currentThread();
        if (!stopping && !asked) {
            LockSupport.parkNanos(this, nanos);
        }
        parked = null;
        asked = false;
    }

    void wake() {
        asked = true; // and what was appended before is visible to a thread that is about to sleep
        Thread sleeper = parked;
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    /// One turn: measures the disk now and then, writes what was appended, syncs if that is due. Returns the bytes
    /// by which the log grew or its synced part did, 0 if there was nothing to do.
    public long poll(long nowNanos) {
        if (state == DiskState.FAILED) {
            return 0;
        }
        try {
            checkSpace(nowNanos);
            return write(nowNanos) + syncIfDue(nowNanos);
        } catch (IOException e) {
            fail(e);
            return 0;
        }
    }

    private void checkSpace(long nowNanos) throws IOException {
        if (!spaceChecked || nowNanos - spaceCheckedNanos >= SPACE_CHECK_NANOS) {
            spaceChecked = true;
            spaceCheckedNanos = nowNanos;
            state = reserve.assess();
        }
    }

    private long write(long nowNanos) throws IOException {
        long from = writer.position();
        long to = ring.published();
        if (from == to) {
            return 0;
        }
        if (from == synced) {
            unsyncedSinceNanos = nowNanos;
        }
        boolean written = tryWrite(to) || (reserve.release() && tryWrite(to));
        return written ? to - from : 0;
    }

    /// Returns false when the disk is full. That passes, unlike every other failure.
    private boolean tryWrite(long to) throws IOException {
        try {
            if (writer.isSegmentFull()) {
                sync();
                writer.roll();
            }
            writer.write(ring, to);
            return true;
        } catch (DiskFullException e) {
            state = DiskState.FULL;
            return false;
        }
    }

    private long syncIfDue(long nowNanos) throws IOException {
        long before = synced;
        if (writer.position() == before) {
            return 0;
        }
        switch (config.policy()) {
            case BEFORE_ACK, BEFORE_WIRE -> sync();
            case INTERVAL -> {
                boolean due = nowNanos - unsyncedSinceNanos >= config.interval().toNanos();
                boolean filling =
                        ring.published() - before > ring.capacity() / 8; // the engine reads no more at a quarter
                if (due || filling) {
                    sync();
                }
            }
            case OS -> publish(writer.position());
        }
        return synced - before;
    }

    private void sync() throws IOException {
        if (writer.forcedPosition() != writer.position()) {
            writer.force();
        }
        publish(writer.position());
    }

    private void publish(long position) {
        ring.release(position);
        synced = position;
        signal.signalAll();
        listener.run();
    }

    private void fail(Exception e) {
        failure = "the journal failed, nothing after position " + synced + " is kept: " + e.getMessage();
        state = DiskState.FAILED;
        signal.signalAll();
        if (e instanceof IOException) {
            listener.run();
        }
    }

    long syncedPosition() {
        return synced;
    }

    DiskState state() {
        return state;
    }

    @Nullable
    String failure() {
        return failure;
    }

    void onSynced(Runnable action) {
        listener = action;
    }

    boolean awaitSynced(long position, long timeoutNanos) throws InterruptedException {
        if (synced < position && state != DiskState.FAILED) {
            signal.await(() -> synced >= position || state == DiskState.FAILED, timeoutNanos);
        }
        return synced >= position;
    }

    /// Stops the thread, writes and syncs what is left, and marks the log as closed in good order if that succeeds.
    /// Returns how many bytes could not be synced.
    long close() throws IOException {
        boolean interrupted = Thread.interrupted(); // a file closes itself under an interrupted thread
        stopping = true;
        wake();
        try {
            interrupted |= awaitFinished();
            flush();
            markClosed();
            writer.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return ring.published() - synced;
    }

    private boolean awaitFinished() {
        boolean interrupted = false;
        while (started.get() && finished.getCount() > 0) {
            try {
                finished.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    /// Closes the file and nothing else.
    void abandon() throws IOException {
        writer.close();
    }

    /// Writes and syncs everything whatever the policy.
    void flush() {
        if (state == DiskState.FAILED) {
            return;
        }
        try {
            write(unsyncedSinceNanos);
            sync();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void markClosed() {
        try {
            if (state != DiskState.FAILED && ring.published() == synced) {
                writer.writeClose();
                writer.force();
            }
        } catch (IOException e) {
            fail(e);
        }
    }
}
