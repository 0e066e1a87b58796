package io.fairlead.journal;

import io.fairlead.journal.LogCursor.Step;
import io.fairlead.journal.disk.Disk;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Checks a whole log from outside: every header, every record's CRC-32C, and the hash chain over all of it.
/// Stateless.
public final class JournalVerifier {
    private JournalVerifier() {}

    /// What was checked and found.
    ///
    /// @param segments how many segment files there are
    /// @param commits how many commits are whole
    /// @param records how many records are whole
    /// @param syncedPosition what the files prove to be synced
    /// @param endPosition how far the log is whole
    /// @param chain the hash chain there, in hexadecimal: two logs with the same chain are the same, byte for
    ///     byte
    /// @param damage the first thing that is not what it must be; absent if the log is whole
    public record Verification(
            int segments,
            long commits,
            long records,
            long syncedPosition,
            long endPosition,
            String chain,
            Optional<Damage> damage) {

        /// Whether everything that was synced is there and unchanged. What comes after may be a torn end, or just
        /// being written.
        public boolean isIntact() {
            return endPosition >= syncedPosition;
        }
    }

    /// Verifies the journal on this disk, running or not, without taking its lock.
    public static Verification verify(Disk disk) {
        try {
            List<String> segments = SegmentLayout.segments(disk.list());
            if (segments.isEmpty()) {
                throw new IOException("no journal at " + disk.path(""));
            }
            long noted = new SyncedFiles(disk).position();
            try (LogCursor cursor = LogCursor.hashing(disk, segments.getFirst())) {
                return walk(disk, cursor, segments.size(), noted);
            }
        } catch (IOException e) {
            throw new JournalException(
                    JournalException.Advice.RETRY, "cannot verify the journal: " + e.getMessage(), e);
        }
    }

    private static Verification walk(Disk disk, LogCursor cursor, int segments, long noted) throws IOException {
        long commits = 0;
        long records = 0;
        long open = 0;
        Step step = cursor.next(Long.MAX_VALUE);
        while (step == Step.RECORD || step == Step.COMMIT) {
            if (step == Step.COMMIT) {
                commits++;
                records += open;
                open = 0;
            } else {
                open++;
            }
            step = cursor.next(Long.MAX_VALUE);
        }
        LogEnd end = cursor.committed();
        long synced = Math.max(noted, SyncedEvidence.after(disk, end));
        boolean broken = step == Step.DAMAGE || end.position() < synced;
        return new Verification(
                segments,
                commits,
                records,
                synced,
                end.position(),
                end.chain().toString(),
                broken ? Optional.of(cursor.damage()) : Optional.empty());
    }
}
