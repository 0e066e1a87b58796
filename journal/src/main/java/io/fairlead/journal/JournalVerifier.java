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
            List<String> segments = SegmentLayout.all(disk.list());
            if (segments.isEmpty()) {
                throw new IOException("no journal at " + disk.path(""));
            }
            SyncedFiles synced = new SyncedFiles(disk);
            try (LogCursor cursor = LogCursor.hashing(disk, segments.getFirst())) {
                return walk(disk, cursor, segments.size(), synced);
            }
        } catch (IOException e) {
            throw new JournalException(
                    JournalException.Advice.RETRY, "cannot verify the journal: " + e.getMessage(), e);
        }
    }

    private static Verification walk(Disk disk, LogCursor cursor, int segments, SyncedFiles synced) throws IOException {
        long before = synced.position();
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
        long proven = SyncedEvidence.after(disk, end);
        // Beside a running journal, what looked torn when it was read may have been finished since.
        boolean growing = synced.position() > before;
        long syncedPosition = growing ? before : Math.max(before, proven);
        boolean broken = end.position() < syncedPosition || (step == Step.DAMAGE && !growing);
        return new Verification(
                segments,
                commits,
                records,
                syncedPosition,
                end.position(),
                end.chain().toString(),
                broken ? Optional.of(cursor.damage()) : Optional.empty());
    }
}
