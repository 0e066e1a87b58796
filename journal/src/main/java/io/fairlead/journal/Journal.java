package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.journal.JournalException.Advice;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskLock;
import io.fairlead.journal.disk.DiskLockedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The gateway's one log. The engine thread owns it: it opens streams, appends, and closes. Positions, state and
/// waiting are for any thread; `sync()` belongs to the journal-sync thread and each `reader` to its own.
///
/// A position is a byte count from the log's beginning. `append` returns the position behind the new record; the
/// record is kept once `syncedPosition()` has reached it.
public final class Journal implements AutoCloseable {
    /// Not appended: no room on the disk, or in the ring because the disk does not keep up. See `state()` for
    /// which.
    public static final long FULL = -1;
    /// Not appended: the disk failed. Final.
    public static final long FAILED = -2;
    /// Not appended: the payload is longer than `JournalConfig.maxPayloadBytes()`.
    public static final long TOO_LONG = -3;

    private static final String LOCK = "lock";
    /// This share of the ring is kept free for the reserved lane.
    private static final int RESERVED_SHARE = 8;
    /// After this share of the ring the sync thread is woken, whether anybody waits or not.
    private static final int FILLING_SHARE = 4;

    private final Disk disk;
    private final DiskLock lock;
    private final JournalConfig config;
    private final Recovery recovery;
    private final Ring ring;
    private final JournalSync sync;
    private final StreamTable streams;
    private final long openedAtNanos;
    private final int maxPayloadBytes;
    private final int reservedBytes;
    private boolean lossAcknowledged;
    private boolean closed;
    private long fillingAt;

    private Journal(Disk disk, DiskLock lock, JournalConfig config, Recoverer.Recovered recovered, long openedAtNanos)
            throws IOException {
        this.disk = disk;
        this.lock = lock;
        this.config = config;
        this.recovery = recovered.recovery();
        this.ring = recovered.ring();
        this.sync = new JournalSync(config, ring, recovered.writer(), recovered.reserve());
        this.streams = recovered.streams();
        this.openedAtNanos = openedAtNanos;
        this.maxPayloadBytes = config.maxPayloadBytes();
        this.reservedBytes = config.ringBytes() / RESERVED_SHARE;
    }

    /// Opens the journal on this disk, creating or recovering it. `recovery()` says what was found.
    ///
    /// @param openedAtNanos the time now, for the journal's own records
    /// @throws JournalLockedException when another process has it
    /// @throws JournalDamagedException when something that was synced is not readable
    public static Journal open(Disk disk, JournalConfig config, long openedAtNanos) {
        DiskLock lock = lock(disk, config);
        try {
            Recoverer.Recovered recovered = Recoverer.recover(disk, config);
            Journal journal = new Journal(disk, lock, config, recovered, openedAtNanos);
            journal.appendOpened();
            recovered.ring().belongsTo(config.bootId());
            return journal;
        } catch (IOException e) {
            throw releasing(lock, new JournalException(Advice.RETRY, "cannot open the journal: " + e.getMessage(), e));
        } catch (JournalException e) {
            throw releasing(lock, e);
        }
    }

    /// Synced before anything else happens, so that the close that may be before it is no longer the log's last
    /// word.
    private void appendOpened() throws IOException {
        appendSystem(SystemRecords.OPENED, recovery.description().getBytes(UTF_8));
        if (recovery.kind() == Recovery.Kind.POWER_LOSS) {
            appendSystem(SystemRecords.POWER_LOST, "power loss".getBytes(UTF_8));
        }
        sync.flush();
        if (!isSynced(appendedPosition())) {
            sync.abandon();
            throw new JournalException(Advice.RETRY, "cannot open the journal: disk is " + state() + " " + failure());
        }
    }

    private static DiskLock lock(Disk disk, JournalConfig config) {
        try {
            return disk.lock(LOCK, config.owner());
        } catch (DiskLockedException e) {
            throw new JournalLockedException(e.owner(), e);
        } catch (IOException e) {
            throw new JournalException(Advice.RETRY, "cannot lock: " + e.getMessage(), e);
        }
    }

    private static JournalException releasing(DiskLock lock, JournalException reason) {
        try {
            lock.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        return reason;
    }

    /// What opening found.
    public Recovery recovery() {
        return recovery;
    }

    /// What the owner has to note of a power loss is appended. Until this is kept, every opening finds a
    /// `POWER_LOSS`, whatever ended the start that found it first. Nothing happens where there was none.
    ///
    /// @throws JournalException when there is no room for it: then the next opening finds the power loss again
    public void acknowledgeLoss() {
        if (recovery.kind() == Recovery.Kind.POWER_LOSS && !lossAcknowledged) {
            appendSystem(SystemRecords.LOSS_ACKNOWLEDGED, "power loss acknowledged".getBytes(UTF_8));
            lossAcknowledged = true;
        }
    }

    /// The settings it was opened with.
    public JournalConfig config() {
        return config;
    }

    /// The id of the stream with this name, opened if the log does not have it yet. Ids are small positive numbers
    /// and stay.
    public int stream(String name) {
        Integer known = streams.id(name);
        if (known != null) {
            return known;
        }
        int id = streams.size() + 1;
        long position = appendedPosition();
        appendSystem(SystemRecords.STREAM_OPENED, SystemRecords.encode(new SystemRecords.StreamOpened(id, name)));
        streams.opened(name, id, position);
        return id;
    }

    /// All streams by name.
    public Map<String, Integer> streams() {
        return streams.ids();
    }

    /// Says that this stream's owner can be made whole from `state` and its records from `neededFrom` on: where the
    /// first of these begins, at most [#appendedPosition]. Now and then; takes the reserved lane.
    ///
    /// @return the position behind it, or `FULL`, `FAILED`, `TOO_LONG`
    public long checkpoint(int stream, long neededFrom, long timeNanos, byte[] state) {
        long position = appendedPosition();
        if (neededFrom < 0 || neededFrom > position) {
            throw new IllegalArgumentException(
                    "needed-from must be from 0 to " + position + ", where the log ends, was " + neededFrom);
        }
        String name = streams.name(stream);
        byte[] payload = SystemRecords.encode(stream, name, neededFrom, state);
        long end =
                appendReserved(SystemRecords.STREAM, SystemRecords.CHECKPOINT, timeNanos, payload, 0, payload.length);
        if (end > 0) {
            streams.note(new Checkpoint(stream, name, position, neededFrom, state));
        }
        return end;
    }

    /// The stream's newest checkpoint; null before the first.
    public @Nullable Checkpoint checkpoint(int stream) {
        return streams.checkpoint(stream);
    }

    /// Takes closed segments out of the way of recovery: those that no stream needs any more, by checkpoints that
    /// are synced, and that hold nothing as young as `olderThanNanos`. They stay whole under another name, and
    /// readers and the verifier find them there. Any thread, one at a time.
    ///
    /// @return how many segments that were
    public int archive(long olderThanNanos) {
        long synced = syncedPosition();
        return SegmentArchive.archive(disk, Math.min(synced, streams.neededFrom(synced)), olderThanNanos);
    }

    /// Deletes archived segments that hold nothing as young as `olderThanNanos`: what they told is gone for good. Any
    /// thread, one at a time.
    ///
    /// @return how many segments that were
    public int deleteArchived(long olderThanNanos) {
        return SegmentArchive.delete(disk, olderThanNanos);
    }

    /// From where on this stream needs its records; any thread.
    public long neededFrom(int stream) {
        return streams.neededFrom(stream, syncedPosition());
    }

    /// From where on each stream needs its records: the smallest of these holds the archive back. Any thread.
    public Map<String, Long> needs() {
        return streams.needs(syncedPosition());
    }

    /// Where the oldest record begins that is still there, in the archive or not.
    public long oldestPosition() {
        return JournalReader.oldest(disk);
    }

    private void appendSystem(int type, byte[] payload) {
        long end = appendReserved(SystemRecords.STREAM, type, openedAtNanos, payload, 0, payload.length);
        if (end < 0) {
            throw new JournalException(
                    end == FAILED ? Advice.STOP : Advice.RETRY,
                    "the journal cannot take its own record of type " + type + ": disk is " + state());
        }
    }

    /// Appends a record; for everything that may be refused. Allocates nothing.
    ///
    /// @param type its type within the stream, for the stream's owner to define
    /// @param timeNanos nanoseconds since the Unix epoch
    /// @return the position behind it, or `FULL`, `FAILED`, `TOO_LONG`
    public long append(int stream, int type, long timeNanos, byte[] source, int offset, int length) {
        long refusal = sync.state() == DiskState.FULL ? FULL : refusal(stream, length, reservedBytes);
        return refusal < 0 ? refusal : grown(ring.append(stream, type, timeNanos, source, offset, length));
    }

    /// Appends a record that must not be refused while there is any way: a fill, a cancel, the kill switch. It may
    /// use the ring's last part and the disk's reserve. Otherwise like `append`.
    public long appendReserved(int stream, int type, long timeNanos, byte[] source, int offset, int length) {
        long refusal = refusal(stream, length, 0);
        return refusal < 0 ? refusal : grown(ring.append(stream, type, timeNanos, source, offset, length));
    }

    /// What gathers unasked must not fill the ring.
    private long grown(long position) {
        if (position >= fillingAt) {
            fillingAt = position + ring.capacity() / FILLING_SHARE;
            sync.wake();
        }
        return position;
    }

    private long refusal(int stream, int length, int headroom) {
        if (closed || stream < 0 || stream > streams.size()) {
            throw new IllegalStateException(
                    closed
                            ? "the journal is closed"
                            : "stream must be one of 1 to " + streams.size() + ", was " + stream);
        }
        if (sync.state() == DiskState.FAILED) {
            return FAILED;
        }
        if (length > maxPayloadBytes) {
            return TOO_LONG;
        }
        return ring.fits(length, headroom) ? 0 : FULL;
    }

    /// The end of what was appended, synced or not.
    public long appendedPosition() {
        return ring.published();
    }

    /// Everything before this position is kept. Readers see that much.
    public long syncedPosition() {
        return sync.syncedPosition();
    }

    /// Whether the record that ends at this position is kept.
    public boolean isSynced(long position) {
        return sync.syncedPosition() >= position;
    }

    /// Whether the policy lets the record that ends at this position go to a venue now.
    public boolean mayTransmit(long position) {
        return config.policy().wireWaits() ? isSynced(position) : isKeptOrPending(position);
    }

    /// Whether the policy lets a client be told now of the record that ends at this position.
    public boolean mayAcknowledge(long position) {
        return config.policy().clientWaits() ? isSynced(position) : isKeptOrPending(position);
    }

    private boolean isKeptOrPending(long position) {
        return isSynced(position) || sync.state() != DiskState.FAILED;
    }

    /// Sleeps until the record that ends at this position is kept. Returns false if the time is over or the disk
    /// has failed.
    public boolean awaitSynced(long position, Duration timeout) throws InterruptedException {
        return sync.awaitSynced(position, timeout.toNanos());
    }

    /// Calls this on the journal-sync thread whenever the synced position has moved or the disk has failed. One
    /// listener; it must be short, such as a selector's wake-up.
    public void onSynced(Runnable listener) {
        sync.onSynced(listener);
    }

    /// How the disk is doing.
    public DiskState state() {
        return sync.state();
    }

    /// Why the disk has failed, if it has.
    public Optional<String> failure() {
        return Optional.ofNullable(sync.failure());
    }

    /// Wakes the journal-sync thread if it sleeps. For the engine, once per turn and after its writes to the wire:
    /// without it a record can wait some milliseconds for its sync.
    public void wakeSync() {
        sync.wake();
    }

    /// The journal-sync thread's half.
    public JournalSync sync() {
        return sync;
    }

    /// A reader that starts at this position: 0, or what an earlier reader remembered.
    ///
    /// @throws IllegalArgumentException when no record begins there
    public JournalReader reader(long position) {
        return JournalReader.open(disk, sync::syncedPosition, position);
    }

    /// Syncs what is left, marks the log as closed in good order, and lets go of the directory.
    ///
    /// @throws JournalException when something could not be synced; the next start recovers it from the ring if
    ///     the machine stays up
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            long lost = closeFiles();
            if (lost > 0) {
                throw new JournalException(
                        Advice.STOP, "closed with " + lost + " bytes not synced: disk is " + state() + " " + failure());
            }
        } catch (IOException e) {
            throw new JournalException(Advice.STOP, "cannot close the journal: " + e.getMessage(), e);
        }
    }

    private long closeFiles() throws IOException {
        try {
            return sync.close();
        } finally {
            lock.close();
        }
    }
}
