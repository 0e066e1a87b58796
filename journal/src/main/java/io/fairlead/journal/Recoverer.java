package io.fairlead.journal;

import io.fairlead.journal.LogCursor.Step;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.disk.DiskFullException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds out how the journal was left and makes it whole again. Lives on the opening thread, before any other has
/// the journal.
///
/// Nothing is given up before its successor is synced, so a crash in here only means doing it again.
final class Recoverer {
    private final Disk disk;
    private final JournalConfig config;
    private final Reserve reserve;
    private final RingLayout.@Nullable Header leftBehind;
    private final boolean sameBoot;
    private final Map<String, Integer> streams = new LinkedHashMap<>();
    private @Nullable Commit lastCommit;
    private @Nullable LogEnd syncedByRing;

    /// A journal ready for appending.
    record Recovered(
            Recovery recovery, SegmentWriter writer, Ring ring, Reserve reserve, Map<String, Integer> streams) {}

    private Recoverer(Disk disk, JournalConfig config) throws IOException {
        this.disk = disk;
        this.config = config;
        this.reserve = new Reserve(disk, config);
        this.leftBehind = RingLayout.read(disk);
        this.sameBoot = leftBehind != null && leftBehind.bootId().equals(config.bootId());
    }

    static Recovered recover(Disk disk, JournalConfig config) throws IOException {
        return new Recoverer(disk, config).recover();
    }

    private Recovered recover() throws IOException {
        List<String> segments = SegmentLayout.segments(disk.list());
        LogEnd found = segments.isEmpty() ? LogEnd.ofNewLog() : walk(segments.getFirst());
        requireNothingSyncedBehind(found);
        long truncated = truncate(found, segments);
        long missing = !sameBoot && leftBehind != null ? Math.max(0, leftBehind.synced() - found.position()) : 0;

        RingTail tail = ringTail(found);
        boolean fresh = segments.isEmpty() || tail.end().offset() == 0;
        SegmentWriter writer = fresh
                ? SegmentWriter.begin(
                        disk,
                        config.segmentBytes(),
                        tail.end().position(),
                        tail.end().chain())
                : SegmentWriter.resume(disk, config.segmentBytes(), tail.end());
        if (tail.ring() != null && tail.ring().appended() > writer.position()) {
            writeTail(writer, tail.ring());
        }
        Recovery.Kind kind = kind(segments, writer.position(), tail.records());
        Recovery recovery = new Recovery(kind, writer.position(), tail.records(), truncated, missing);
        return new Recovered(recovery, writer, newRing(writer.position()), reserve, streams);
    }

    /// Walks to the end of what is whole, noting streams on the way.
    private LogEnd walk(String first) throws IOException {
        List<SystemRecords.StreamOpened> opened = new ArrayList<>();
        try (LogCursor cursor = LogCursor.at(disk, first)) {
            Step step = cursor.next(Long.MAX_VALUE);
            while (step == Step.RECORD || step == Step.COMMIT) {
                if (step == Step.COMMIT) {
                    opened.forEach(this::note);
                    opened.clear();
                    noteBoundary(cursor.committed());
                } else if (SystemRecords.isStreamOpened(cursor.current())) {
                    opened.add(SystemRecords.streamOpened(cursor.current()));
                }
                step = cursor.next(Long.MAX_VALUE);
            }
            lastCommit = cursor.lastCommit();
            requireNothingSyncedBehind(cursor);
            return cursor.committed();
        }
    }

    private void note(SystemRecords.StreamOpened opened) {
        streams.put(opened.name(), opened.id());
    }

    private void noteBoundary(LogEnd boundary) {
        if (leftBehind != null && boundary.position() == leftBehind.synced()) {
            syncedByRing = boundary;
        }
    }

    private void requireNothingSyncedBehind(LogCursor cursor) throws IOException {
        long proven = SyncedEvidence.after(disk, cursor.committed());
        if (proven > cursor.committed().position()) {
            throw damaged(cursor.damage(), proven);
        }
        if (sameBoot
                && leftBehind != null
                && leftBehind.synced() > cursor.committed().position()) {
            throw damaged(cursor.damage(), leftBehind.synced());
        }
    }

    /// The same for a log without any segment.
    private void requireNothingSyncedBehind(LogEnd end) {
        if (end.offset() == SegmentLayout.HEADER_BYTES && sameBoot && leftBehind != null) {
            long proven = leftBehind.synced();
            if (proven > end.position()) {
                throw damaged(
                        new Damage(disk.path(end.segment()), 0, end.position(), "this segment", "no file"), proven);
            }
        }
    }

    private static JournalDamagedException damaged(Damage damage, long proven) {
        return new JournalDamagedException(
                damage,
                "everything before position " + proven + " was synced, so this is not a torn end; not starting");
    }

    /// Removes what comes after the end, and returns how many bytes that were.
    private long truncate(LogEnd end, List<String> segments) throws IOException {
        long bytes = 0;
        for (String segment : segments) {
            int order = segment.compareTo(end.segment());
            if (order >= 0) {
                bytes += sizeOf(segment) - (order == 0 ? end.offset() : 0);
            }
            if (order > 0) {
                disk.delete(segment);
            }
        }
        return bytes;
    }

    private long sizeOf(String name) throws IOException {
        try (DiskFile file = disk.openReadOnly(name)) {
            return file.size();
        }
    }

    /// Where the log continues, what the ring adds there, and how many records nobody else had.
    private record RingTail(LogEnd end, @Nullable Ring ring, long records) {}

    /// After a process crash the ring has everything that was not synced. What the segments hold of that is written
    /// again: after a failed sync the page cache may show bytes that the disk never got.
    private RingTail ringTail(LogEnd found) throws IOException {
        if (!sameBoot || leftBehind == null) {
            return new RingTail(found, null, 0);
        }
        Ring ring = Ring.leftBehind(disk.map(RingLayout.FILE), leftBehind.synced());
        long[] onlyHere = {0};
        RecordHandler note = survivor -> {
            onlyHere[0] += survivor.position() >= found.position() ? 1 : 0;
            if (SystemRecords.isStreamOpened(survivor)) {
                note(SystemRecords.streamOpened(survivor));
            }
        };
        LogEnd from = syncedByRing;
        if (from != null) {
            ring.adopt(from.position(), note);
            if (ring.appended() >= found.position()) {
                return new RingTail(from, ring, onlyHere[0]);
            }
        }
        onlyHere[0] = 0;
        ring.adopt(found.position(), note);
        return new RingTail(found, ring, onlyHere[0]);
    }

    private void writeTail(SegmentWriter writer, Ring tail) throws IOException {
        try {
            writer.write(tail, tail.appended());
        } catch (DiskFullException e) {
            if (!reserve.release()) {
                throw e;
            }
            writer.write(tail, tail.appended());
        }
        writer.force();
    }

    private Recovery.Kind kind(List<String> segments, long end, long recordsFromRing) {
        if (segments.isEmpty() && end == 0) {
            return Recovery.Kind.NEW;
        }
        if (lastCommit != null && lastCommit.kind() == Commit.CLOSE && recordsFromRing == 0) {
            return Recovery.Kind.CLEAN;
        }
        return sameBoot ? Recovery.Kind.PROCESS_CRASH : Recovery.Kind.POWER_LOSS;
    }

    private Ring newRing(long position) throws IOException {
        if (leftBehind == null || leftBehind.ringBytes() != config.ringBytes()) {
            disk.preallocate(RingLayout.FILE, RingLayout.HEADER_BYTES + (long) config.ringBytes());
        }
        return Ring.empty(disk.map(RingLayout.FILE), config.bootId(), position);
    }
}
