package io.fairlead.gateway.history;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Event;
import io.fairlead.gateway.history.KnownSnapshots.Known;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.disk.Disk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Takes snapshots of a follower's state as the log grows, and lets the log's old part go. Owned by the follower
/// thread; the engine only appends the small checkpoint that names a finished snapshot.
///
/// ```
///  WATCHING ─ due ─▶ WRITING ─ whole, synced ─▶ NAMING ─ checkpoint synced ─▶ archive, delete what is old ─▶ WATCHING
///                       └─ no room, disk failed ─▶ WATCHING, a minute's pause, `problem()`
/// ```
///
/// The two newest snapshots are kept, and the log from the older of them on: if the newest cannot be read at a start,
/// the one before it can take its place.
public final class Keeper {
    private static final int KEPT = 2;
    /// A snapshot is at most one part in so many of what was logged since the one before it.
    private static final int SHARE = 4;

    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Journal journal;
    private final Disk disk;
    private final SnapshotFiles files;
    private final HistorySettings settings;
    private final Streams streams;
    private final Engine engine;
    private State state = new Watching();
    private KnownSnapshots known;
    private long lastPosition;
    private long lastNanos = Long.MIN_VALUE;
    private double stretch = 1;
    private long notBeforeNanos = Long.MIN_VALUE;
    private long events;
    private long newestEventNanos;
    private volatile String problem = "";
    private final AtomicLong taken = new AtomicLong();

    private sealed interface State {}

    private record Watching() implements State {}

    private record Writing(SnapshotFile file) implements State {}

    /// `end` is the log's position behind the checkpoint, 0 until the engine has appended it.
    private static final class Naming implements State {
        private final KnownSnapshots named;
        private volatile long end;
        private volatile boolean refused;

        private Naming(KnownSnapshots named) {
            this.named = named;
        }
    }

    /// Has something done on the thread that appends; false if it is too busy to take it.
    @FunctionalInterface
    public interface Engine {
        boolean act(Runnable body);
    }

    /// What stands beside the log, and must be on disk before a snapshot takes the log's place.
    @FunctionalInterface
    public interface Beside {
        Beside NOTHING = () -> {};

        void force() throws IOException;
    }

    /// Whose checkpoints are written with the core's, so that no stream holds the archive back for long.
    ///
    /// @param core the core's own stream
    /// @param stateless streams whose records no start reads
    /// @param owners writes the checkpoints of all others, on the thread that appends, at this time
    public record Streams(int core, List<Integer> stateless, LongConsumer owners) {
        public Streams {
            stateless = List.copyOf(stateless);
        }
    }

    public Keeper(Journal journal, Disk disk, HistorySettings settings, Streams streams, Engine engine) {
        this.journal = journal;
        this.disk = disk;
        this.settings = settings;
        this.streams = streams;
        this.engine = engine;
        files = new SnapshotFiles(disk);
        known = CoreRecovery.known(journal, streams.core);
        lastPosition =
                known.snapshots().isEmpty() ? 0 : known.snapshots().getFirst().position();
    }

    /// An event was applied to the state that is kept.
    public void applied(Event event) {
        events++;
        newestEventNanos = event.atNanos();
    }

    /// Does the next step, if one is due; returns how many were. `position` is behind the newest applied record.
    public int poll(CoreState core, long position, Beside beside, long nowNanos) {
        try {
            return step(core, position, beside, nowNanos);
        } catch (IOException | JournalException e) {
            giveUp(String.valueOf(e.getMessage()), nowNanos);
            return 0;
        }
    }

    private int step(CoreState core, long position, Beside beside, long nowNanos) throws IOException {
        return switch (state) {
            case Watching _ -> {
                if (!isDue(position, nowNanos)) {
                    yield 0;
                }
                begin(core, position, nowNanos);
                yield 1;
            }
            case Writing writing -> {
                if (writing.file.writeSome()) {
                    beside.force();
                    state = name(writing.file, nowNanos);
                }
                yield 1;
            }
            case Naming naming -> finish(naming, nowNanos);
        };
    }

    private boolean isDue(long position, long nowNanos) {
        if (lastNanos == Long.MIN_VALUE) {
            lastNanos = nowNanos;
        }
        if (events == 0 || nowNanos < notBeforeNanos) {
            return false;
        }
        return position - lastPosition >= settings.everyBytes() * stretch
                || events >= settings.everyEvents() * stretch
                || nowNanos - lastNanos >= settings.every().toNanos();
    }

    private void begin(CoreState core, long position, long nowNanos) throws IOException {
        SnapshotFile file = new SnapshotFile(disk, core, position, newestEventNanos);
        requireRoom(file.bytes());
        stretch = Math.clamp(SHARE * (double) file.bytes() / settings.everyBytes(), 1, SHARE);
        lastPosition = position;
        lastNanos = nowNanos;
        events = 0;
        state = new Writing(file);
    }

    /// A snapshot is never worth the room that orders need.
    private void requireRoom(long bytes) throws IOException {
        JournalConfig config = journal.config();
        boolean sound = journal.state() == DiskState.OK || journal.state() == DiskState.LOW;
        long room = disk.freeBytes() - config.reserveBytes() - 2L * config.ringBytes();
        if (!sound || room < bytes) {
            throw new IOException("no room for a snapshot of " + bytes + " bytes: the disk is " + journal.state() + ", "
                    + Math.max(0, room) + " bytes may be used");
        }
    }

    private Naming name(SnapshotFile file, long nowNanos) {
        Known newest = new Known(file.head().position(), file.head().stateHash());
        Naming naming = new Naming(known.with(newest, KEPT));
        if (!engine.act(() -> append(naming, nowNanos))) {
            naming.refused = true;
        }
        return naming;
    }

    /// On the thread that appends.
    private void append(Naming naming, long nowNanos) {
        streams.owners.accept(nowNanos);
        for (int stream : streams.stateless) {
            journal.checkpoint(stream, journal.appendedPosition(), nowNanos, new byte[0]);
        }
        List<Known> named = naming.named.snapshots();
        long neededFrom = named.size() < KEPT ? 0 : named.getLast().position();
        long end = journal.checkpoint(streams.core, neededFrom, nowNanos, naming.named.encode());
        if (end > 0) {
            naming.end = end;
        } else {
            naming.refused = true;
        }
    }

    private int finish(Naming naming, long nowNanos) throws IOException {
        if (naming.refused) {
            throw new IOException("the log had no room for the checkpoint that names a snapshot");
        }
        if (naming.end == 0 || !journal.isSynced(naming.end)) {
            return 0;
        }
        known = naming.named;
        state = new Watching();
        problem = "";
        taken.incrementAndGet();
        files.deleteAllBut(known.positions());
        if (known.snapshots().size() == KEPT) {
            journal.archive(nowNanos);
        }
        if (settings.keepArchive() != null) {
            journal.deleteArchived(nowNanos - settings.keepArchive().toNanos());
        }
        return 1;
    }

    private void giveUp(String why, long nowNanos) {
        state = new Watching();
        problem = why;
        notBeforeNanos = nowNanos + PAUSE_NANOS;
        events = Math.max(events, 1); // what was counted before may be in no snapshot
    }

    /// Takes a snapshot now, unless nothing happened since the last, and names it. For the end of a process, when the
    /// caller owns the log and nobody else appends; closing the log syncs it.
    public void close(CoreState core, long position, Beside beside, long nowNanos) {
        if (events == 0 && state instanceof Watching) {
            return;
        }
        try {
            SnapshotFile file = new SnapshotFile(disk, core, position, newestEventNanos);
            requireRoom(file.bytes());
            boolean whole = false;
            while (!whole) {
                whole = file.writeSome();
            }
            beside.force();
            Known newest = new Known(file.head().position(), file.head().stateHash());
            append(new Naming(known.with(newest, KEPT)), nowNanos);
        } catch (IOException | JournalException e) {
            giveUp(String.valueOf(e.getMessage()), nowNanos);
        }
    }

    /// Why the last attempt at a snapshot failed; empty if it did not. Any thread.
    public String problem() {
        return problem;
    }

    /// How many snapshots this process has taken. Any thread.
    public long taken() {
        return taken.get();
    }

    /// From which position of the log on each stream needs its records: the smallest holds the archive back. Any
    /// thread.
    public Map<String, Long> needs() {
        return journal.needs();
    }
}
