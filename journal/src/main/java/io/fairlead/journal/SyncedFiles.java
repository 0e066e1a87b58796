package io.fairlead.journal;

import io.fairlead.journal.LogCursor.Step;
import io.fairlead.journal.disk.Disk;
import java.io.IOException;
import java.util.List;

/// What a journal's files prove to be synced, seen from outside. Owned by the thread that asks.
///
/// A running journal notes its synced position in the ring's header. After a power cut that note may be old; then
/// the last commit's word about what came before it may be newer. Neither ever claims too much.
final class SyncedFiles {
    private final Disk disk;
    private final long provenBySegments;

    SyncedFiles(Disk disk) {
        this.disk = disk;
        try {
            this.provenBySegments = provenBySegments(disk);
        } catch (IOException e) {
            throw new JournalException(JournalException.Advice.RETRY, "cannot read the journal: " + e.getMessage(), e);
        }
    }

    long position() throws IOException {
        RingLayout.Header ring = RingLayout.read(disk);
        return ring == null ? provenBySegments : Math.max(provenBySegments, ring.synced());
    }

    private static long provenBySegments(Disk disk) throws IOException {
        List<String> segments = SegmentLayout.segments(disk.list());
        if (segments.isEmpty()) {
            throw new IOException("no journal at " + disk.path(""));
        }
        try (LogCursor cursor = LogCursor.at(disk, segments.getLast())) {
            Step step = cursor.next(Long.MAX_VALUE);
            while (step == Step.RECORD || step == Step.COMMIT) {
                step = cursor.next(Long.MAX_VALUE);
            }
            Commit last = cursor.lastCommit();
            return last == null ? cursor.committed().position() : last.previousSynced();
        }
    }
}
