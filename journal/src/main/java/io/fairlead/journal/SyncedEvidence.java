package io.fairlead.journal;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;

/// Looks behind the readable end of a log for proof that it once went further. Stateless.
///
/// Every commit says what was synced before it, and a segment exists only when all before it was synced. One of
/// either behind a broken place tells damage from a torn end.
final class SyncedEvidence {
    private static final int CHUNK = 1 << 20;

    private SyncedEvidence() {}

    /// The highest position that anything behind this end proves to have been synced, or 0.
    static long after(Disk disk, LogEnd end) throws IOException {
        long proven = 0;
        for (String segment : SegmentLayout.segments(disk.list())) {
            int order = segment.compareTo(end.segment());
            if (order >= 0) {
                try (DiskFile file = disk.openReadOnly(segment)) {
                    proven = Math.max(proven, order == 0 ? 0 : provenByHeader(file));
                    proven = Math.max(proven, provenByCommits(file, order == 0 ? end.offset() : 0));
                }
            }
        }
        return proven;
    }

    private static long provenByHeader(DiskFile file) throws IOException {
        byte[] bytes = new byte[SegmentLayout.HEADER_BYTES];
        if (file.read(0, bytes, 0, bytes.length) < bytes.length) {
            return 0;
        }
        SegmentLayout.Header header = SegmentLayout.decode(bytes, 0);
        return header == null ? 0 : header.base();
    }

    /// Commits begin on multiples of 8, wherever the break has put us.
    private static long provenByCommits(DiskFile file, long from) throws IOException {
        long proven = 0;
        byte[] chunk = new byte[CHUNK];
        long offset = from;
        for (int length = file.read(offset, chunk, 0, CHUNK);
                length >= Commit.BYTES;
                length = file.read(offset, chunk, 0, CHUNK)) {
            int at = 0;
            for (; at + Commit.BYTES <= length; at += 8) {
                Commit commit = Layout.getLong(chunk, at) == Commit.MAGIC ? Commit.decode(chunk, at) : null;
                proven = Math.max(proven, commit == null ? 0 : commit.previousSynced());
            }
            offset += at;
        }
        return proven;
    }
}
