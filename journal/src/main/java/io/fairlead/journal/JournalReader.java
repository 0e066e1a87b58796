package io.fairlead.journal;

import io.fairlead.journal.JournalException.Advice;
import io.fairlead.journal.LogCursor.Step;
import io.fairlead.journal.disk.Disk;
import java.io.IOException;
import java.util.List;

/// Tails the log up to the synced position. Owned by the thread that polls it; it may lag or die without anybody
/// noticing.
///
/// A reader remembers `position()` together with whatever it made of the records, and starts the next time from
/// there: then it misses nothing and sees nothing twice.
public final class JournalReader implements AutoCloseable {
    private final SyncedSource synced;
    private final LogCursor cursor;

    /// Where the synced position comes from: the running journal, or its files.
    @FunctionalInterface
    interface SyncedSource {
        long position() throws IOException;
    }

    private JournalReader(SyncedSource synced, LogCursor cursor) {
        this.synced = synced;
        this.cursor = cursor;
    }

    /// Reads a journal from outside, running or not, without taking its lock: what its files prove to be synced.
    ///
    /// @throws IllegalArgumentException when no record begins at this position
    public static JournalReader open(Disk disk, long position) {
        return open(disk, new SyncedFiles(disk)::position, position);
    }

    /// Where the oldest record begins that a journal still has, in the archive or not; 0 if it has none.
    public static long oldest(Disk disk) {
        try {
            List<String> segments = SegmentLayout.all(disk.list());
            return segments.isEmpty() ? 0 : SegmentLayout.base(segments.getFirst());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The end of what a journal's files prove to be synced.
    public static long synced(Disk disk) {
        try {
            return new SyncedFiles(disk).position();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static JournalReader open(Disk disk, SyncedSource synced, long position) {
        try {
            long limit = synced.position();
            if (position < 0 || position > limit) {
                throw new IllegalArgumentException(
                        "position must be from 0 to " + limit + ", where the synced log ends, was " + position);
            }
            return new JournalReader(synced, cursorAt(disk, position));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static LogCursor cursorAt(Disk disk, long position) throws IOException {
        List<String> segments = SegmentLayout.all(disk.list());
        String segment = segments.reversed().stream()
                .filter(name -> SegmentLayout.base(name) <= position)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the log does not reach back to position " + position));
        LogCursor cursor = LogCursor.at(disk, segment);
        if (!cursor.seek(position)) {
            long nearest = cursor.position();
            cursor.close();
            throw new IllegalArgumentException("no record begins at position " + position + "; one does at " + nearest);
        }
        return cursor;
    }

    /// Hands over the next records, at most this many, and returns how many. A record whose handler throws is
    /// handed over again by the next poll.
    ///
    /// @throws JournalDamagedException when a synced record is not readable
    public int poll(RecordHandler handler, int limit) {
        try {
            long end = synced.position();
            int records = 0;
            while (records < limit && nextRecord(end)) {
                deliver(handler);
                records++;
            }
            return records;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean nextRecord(long end) throws IOException {
        Step step = cursor.next(end);
        while (step == Step.COMMIT) {
            step = cursor.next(end);
        }
        if (step == Step.DAMAGE || (step == Step.END && cursor.position() < end)) {
            throw new JournalDamagedException(cursor.damage(), "it was synced to position " + end + "; not reading on");
        }
        return step == Step.RECORD;
    }

    private void deliver(RecordHandler handler) {
        boolean taken = false;
        try {
            handler.onRecord(cursor.current());
            taken = true;
        } finally {
            if (!taken) {
                cursor.unread();
            }
        }
    }

    /// Where the next record begins: what to remember.
    public long position() {
        return cursor.position();
    }

    private static JournalException unreadable(IOException e) {
        return new JournalException(Advice.RETRY, "cannot read the journal: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            cursor.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
