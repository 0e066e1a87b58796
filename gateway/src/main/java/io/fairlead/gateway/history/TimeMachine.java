package io.fairlead.gateway.history;

import io.fairlead.core.CoreSnapshot;
import io.fairlead.core.CoreState;
import io.fairlead.core.StateListener;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.snapshot.SnapshotHead;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.JournalException.Advice;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import io.fairlead.journal.SystemRecords;
import io.fairlead.journal.disk.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Any past state of the core, made again from the log: the nearest snapshot before, then the events up to that moment.
/// Reads files only, so it works beside a running gateway and without one, up to what the files prove to be synced.
/// Owned by whoever asks.
public final class TimeMachine {
    private static final int BATCH = 4096;

    private final Disk disk;
    private final SnapshotFiles files;
    private final int stream;

    /// The state at a moment.
    ///
    /// @param position behind the newest event in it
    /// @param atNanos the time of that event; 0 if there is none
    /// @param events how many events were replayed to get there
    /// @param snapshot where the snapshot stands that it began with; -1 if it began with nothing
    public record Past(CoreState state, long position, long atNanos, long events, long snapshot) {}

    /// What verifying found. Hashes are equal wherever the log is sound and the core deterministic.
    ///
    /// @param events how many events one replay applies
    /// @param stateHash what the first replay added up to
    /// @param snapshots how many snapshots were compared with the replay
    /// @param problems every difference; empty if all agree
    public record Verification(long events, long position, long stateHash, int snapshots, List<String> problems) {
        public Verification {
            problems = List.copyOf(problems);
        }
    }

    /// @param disk the folder of a journal; nothing in it is changed
    public TimeMachine(Disk disk) {
        this.disk = disk;
        files = new SnapshotFiles(disk);
        stream = stream(disk);
    }

    /// A stream's opening, or any checkpoint of it, tells its number.
    private static int stream(Disk disk) {
        int[] found = {-1};
        try (JournalReader reader = JournalReader.open(disk, JournalReader.oldest(disk))) {
            int records = 1;
            while (records > 0 && found[0] < 0) {
                records = reader.poll(next -> found[0] = named(next, found[0]), BATCH);
            }
        }
        return found[0];
    }

    private static int named(JournalRecord next, int found) {
        if (SystemRecords.isStreamOpened(next)) {
            SystemRecords.StreamOpened opened = SystemRecords.streamOpened(next);
            return opened.name().equals(CoreStream.NAME) ? opened.id() : found;
        }
        if (SystemRecords.isCheckpoint(next)
                && SystemRecords.checkpoint(next).name().equals(CoreStream.NAME)) {
            return SystemRecords.checkpoint(next).stream();
        }
        return found;
    }

    /// The state behind everything that is synced.
    public Past now() {
        return until(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /// The state behind the records that end at this position of the log or before it.
    public Past untilPosition(long position) {
        return until(position, Long.MAX_VALUE);
    }

    /// The state behind the last event before the first one that is later than this.
    public Past untilTime(long nanos) {
        return until(Long.MAX_VALUE, nanos);
    }

    private Past until(long position, long nanos) {
        CoreSnapshot begin = nearest(Math.min(position, JournalReader.synced(disk)), nanos);
        long from = begin == null ? 0 : begin.head().position();
        Replay replay = new Replay(begin == null ? new CoreState() : begin.state(), position, nanos);
        replay.atNanos = begin == null ? 0 : begin.head().atNanos();
        replay.run(reader(from));
        return new Past(
                replay.state, Math.max(from, replay.end), replay.atNanos, replay.events, begin == null ? -1 : from);
    }

    /// The newest usable snapshot that is no later than both.
    private @Nullable CoreSnapshot nearest(long position, long nanos) {
        try {
            for (long candidate : files.positions().reversed()) {
                CoreSnapshot snapshot = candidate <= position ? usable(candidate, nanos) : null;
                if (snapshot != null) {
                    return snapshot;
                }
            }
            return null;
        } catch (IOException e) {
            throw new JournalException(Advice.RETRY, "cannot read the snapshots: " + e.getMessage(), e);
        }
    }

    private @Nullable CoreSnapshot usable(long position, long nanos) throws IOException {
        try {
            return files.head(position).atNanos() > nanos ? null : files.restore(position, StateListener.NONE);
        } catch (EventFormatException damaged) {
            return null; // an older one, or the whole log, gives the same state; `verify` tells of the damage
        }
    }

    private JournalReader reader(long position) {
        long oldest = JournalReader.oldest(disk);
        if (position < oldest) {
            throw new JournalException(
                    Advice.GIVE_UP,
                    "the log goes back to position " + oldest + " only, and no snapshot before that moment is there;"
                            + " put archived segments back to see it");
        }
        return JournalReader.open(disk, position);
    }

    /// Applies events up to a moment.
    private final class Replay {
        final CoreState state;
        final Function<JournalRecord, Event> decoder = CoreStream.decoder();
        final long untilPosition;
        final long untilNanos;
        long events;
        long end;
        long atNanos;
        boolean over;

        Replay(CoreState state, long untilPosition, long untilNanos) {
            this.state = state;
            this.untilPosition = untilPosition;
            this.untilNanos = untilNanos;
        }

        void run(JournalReader from) {
            try (from) {
                int records = 1;
                while (records > 0 && !over) {
                    records = from.poll(this::take, BATCH);
                }
            }
        }

        void take(JournalRecord next) {
            over |= next.endPosition() > untilPosition;
            if (over || next.stream() != stream) {
                return;
            }
            Event event = decoder.apply(next);
            over = event.atNanos() > untilNanos;
            if (!over) {
                state.apply(event);
                events++;
                atNanos = event.atNanos();
                end = next.endPosition();
            }
        }
    }

    /// Replays everything twice and from each snapshot, and compares what comes out.
    public Verification verify() {
        List<String> problems = new ArrayList<>();
        long end = JournalReader.synced(disk);
        SortedMap<Long, SnapshotHead> snapshots = snapshots(end, problems);
        boolean whole = JournalReader.oldest(disk) == 0;
        if (!whole && snapshots.isEmpty()) {
            problems.add("neither the log's beginning nor a snapshot is there");
            return new Verification(0, end, 0, 0, problems);
        }
        Replay first = replay(whole, snapshots);
        Replay second = replay(whole, snapshots);
        long hash = first.state.stateHash();
        compare("the second replay", second.state.stateHash(), hash, problems);
        int compared = 0;
        for (SnapshotHead begin : snapshots.values()) {
            long position = begin.position();
            if (whole && CoreSnapshot.hasForm(begin)) {
                Replay upTo = new Replay(new CoreState(), position, Long.MAX_VALUE);
                upTo.run(reader(0));
                compare("snapshot " + position, begin.stateHash(), upTo.state.stateHash(), problems);
            }
            Replay onward = new Replay(restored(position), end, Long.MAX_VALUE);
            onward.run(reader(position));
            compare("snapshot " + position + " and what is behind it", onward.state.stateHash(), hash, problems);
            compared++;
        }
        return new Verification(first.events, end, hash, compared, problems);
    }

    private Replay replay(boolean whole, SortedMap<Long, SnapshotHead> snapshots) {
        long from = whole ? 0 : snapshots.firstKey();
        Replay replay = new Replay(whole ? new CoreState() : restored(from), Long.MAX_VALUE, Long.MAX_VALUE);
        replay.run(reader(from));
        return replay;
    }

    private SortedMap<Long, SnapshotHead> snapshots(long end, List<String> problems) {
        SortedMap<Long, SnapshotHead> snapshots = new TreeMap<>();
        try {
            for (long position : files.positions()) {
                try {
                    if (position <= end) {
                        snapshots.put(
                                position,
                                files.restore(position, StateListener.NONE).head());
                    }
                } catch (EventFormatException e) {
                    problems.add(files.path(position) + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new JournalException(Advice.RETRY, "cannot read the snapshots: " + e.getMessage(), e);
        }
        return snapshots;
    }

    private CoreState restored(long position) {
        try {
            return files.restore(position, StateListener.NONE).state();
        } catch (IOException e) {
            throw new JournalException(Advice.RETRY, "cannot read a snapshot: " + e.getMessage(), e);
        }
    }

    private static void compare(String what, long found, long expected, List<String> problems) {
        if (found != expected) {
            problems.add(what + " adds up to " + Long.toHexString(found) + ", the first replay to "
                    + Long.toHexString(expected));
        }
    }
}
