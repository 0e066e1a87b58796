package io.fairlead.journal;

import io.fairlead.journal.JournalException.Advice;
import io.fairlead.journal.LogCursor.Step;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Segments that recovery no longer reads: the same bytes, as `archive-…` instead of `segment-…`. Stateless.
///
/// A rename is one step, so a crash leaves a segment under one name or the other, and both are found.
final class SegmentArchive {
    private SegmentArchive() {}

    /// Renames the oldest segments that end by this position and hold nothing as young as this time.
    static int archive(Disk disk, long endBy, long olderThanNanos) {
        try {
            List<String> segments = SegmentLayout.segments(disk.list());
            int moved = 0;
            while (moved < segments.size() - 1 && isPast(disk, segments.get(moved + 1), endBy, olderThanNanos)) {
                disk.rename(segments.get(moved), SegmentLayout.archived(segments.get(moved)));
                moved++;
            }
            if (moved > 0) {
                disk.forceDirectory();
            }
            return moved;
        } catch (IOException e) {
            throw new JournalException(Advice.RETRY, "cannot archive segments: " + e.getMessage(), e);
        }
    }

    /// Deletes the oldest archived segments that hold nothing as young as this time.
    static int delete(Disk disk, long olderThanNanos) {
        try {
            List<String> files = disk.list();
            List<String> segments = SegmentLayout.all(files);
            int deleted = 0;
            while (deleted < segments.size() - 1
                    && files.contains(SegmentLayout.archived(segments.get(deleted)))
                    && isPast(disk, segments.get(deleted + 1), Long.MAX_VALUE, olderThanNanos)) {
                disk.delete(SegmentLayout.archived(segments.get(deleted)));
                deleted++;
            }
            if (deleted > 0) {
                disk.forceDirectory();
            }
            return deleted;
        } catch (IOException e) {
            throw new JournalException(Advice.RETRY, "cannot delete archived segments: " + e.getMessage(), e);
        }
    }

    /// Whether the segment before this one is: the time of this one's first record bounds those before it.
    private static boolean isPast(Disk disk, String next, long endBy, long olderThanNanos) throws IOException {
        if (SegmentLayout.base(next) > endBy) {
            return false;
        }
        try (LogCursor cursor = LogCursor.at(disk, next)) {
            Step step = cursor.next(endBy);
            while (step == Step.COMMIT) {
                step = cursor.next(endBy);
            }
            return step == Step.RECORD && cursor.current().timeNanos() < olderThanNanos;
        }
    }

    /// Opens a segment wherever it is by now.
    static DiskFile open(Disk disk, String segment) throws IOException {
        String archived = SegmentLayout.archived(segment);
        if (disk.list().contains(archived)) {
            return disk.openReadOnly(archived);
        }
        try {
            return disk.openReadOnly(segment);
        } catch (NoSuchFileException | FileNotFoundException e) {
            // Renamed since we looked.
            return disk.openReadOnly(archived);
        }
    }

    static boolean exists(Disk disk, String segment) throws IOException {
        List<String> files = disk.list();
        return files.contains(segment) || files.contains(SegmentLayout.archived(segment));
    }
}
