package io.fairlead.journal;

import io.fairlead.journal.LogCursor.Step;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.disk.DiskFullException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
    private final StreamTable streams = new StreamTable();
    private @Nullable Commit lastCommit;
    private @Nullable LogEnd syncedByRing;
    private boolean lossStands;

    /// A journal ready for appending.
    record Recovered(Recovery recovery, SegmentWriter writer, Ring ring, Reserve reserve, StreamTable streams) {}

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
        LogEnd found = segments.isEmpty() ? noSegments() : walk(segments.getFirst());
        long behind = bytesBehind(found, segments);
        Tail tail = tail(found);
        deleteBehind(tail.end(), segments);
        SegmentWriter writer = writer(tail.end());
        try {
            if (tail.ring() != null && tail.ring().appended() > writer.position()) {
                write(writer, tail.ring());
            }
            long truncated = tail.records() > 0 ? 0 : behind;
            long missing = sameBoot || leftBehind == null ? 0 : Math.max(0, leftBehind.synced() - found.position());
            boolean nothingElse = tail.records() == 0 && truncated == 0;
            Recovery.Kind kind = kind(nothingElse, writer.position());
            Recovery recovery = new Recovery(kind, writer.position(), tail.records(), truncated, missing);
            return new Recovered(recovery, writer, newRing(kind, writer.position()), reserve, streams);
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    private LogEnd noSegments() {
        LogEnd start = LogEnd.ofNewLog();
        if (sameBoot && leftBehind != null && leftBehind.synced() > start.position()) {
            Damage gone = new Damage(disk.path(start.segment()), 0, start.position(), "the first segment", "no file");
            throw damaged(gone, leftBehind.synced());
        }
        return start;
    }

    /// Walks to the end of what is whole, noting streams on the way.
    private LogEnd walk(String first) throws IOException {
        List<JournalRecord> said = new ArrayList<>();
        try (LogCursor cursor = LogCursor.at(disk, first)) {
            Step step = cursor.next(Long.MAX_VALUE);
            while (step == Step.RECORD || step == Step.COMMIT) {
                if (step == Step.COMMIT) {
                    said.forEach(this::note);
                    said.clear();
                    noteBoundary(cursor.committed());
                } else if (cursor.current().stream() == SystemRecords.STREAM) {
                    said.add(cursor.current().copy());
                }
                step = cursor.next(Long.MAX_VALUE);
            }
            lastCommit = cursor.lastCommit();
            requireNothingSyncedBehind(cursor);
            return cursor.committed();
        }
    }

    private void note(JournalRecord each) {
        streams.note(each);
        if (each.stream() == SystemRecords.STREAM) {
            lossStands |= each.type() == SystemRecords.POWER_LOST;
            lossStands &= each.type() != SystemRecords.LOSS_ACKNOWLEDGED;
        }
    }

    private void noteBoundary(LogEnd boundary) {
        if (leftBehind != null && boundary.position() == leftBehind.synced()) {
            syncedByRing = boundary;
        }
    }

    private void requireNothingSyncedBehind(LogCursor cursor) throws IOException {
        LogEnd end = cursor.committed();
        long provenByRing = sameBoot && leftBehind != null ? leftBehind.synced() : 0;
        long proven = Math.max(provenByRing, SyncedEvidence.after(disk, end));
        if (proven > end.position()) {
            throw damaged(cursor.damage(), proven);
        }
    }

    private static JournalDamagedException damaged(Damage damage, long proven) {
        return new JournalDamagedException(
                damage,
                "everything before position " + proven + " was synced, so this is not a torn end; not starting");
    }

    private long bytesBehind(LogEnd end, List<String> segments) throws IOException {
        long bytes = 0;
        for (String segment : segments) {
            int order = segment.compareTo(end.segment());
            if (order >= 0) {
                bytes += sizeOf(segment) - (order == 0 ? end.offset() : 0);
            }
        }
        return bytes;
    }

    private long sizeOf(String name) throws IOException {
        try (DiskFile file = disk.openReadOnly(name)) {
            return file.size();
        }
    }

    private void deleteBehind(LogEnd end, List<String> segments) throws IOException {
        for (String segment : segments) {
            if (segment.compareTo(end.segment()) > 0) {
                disk.delete(segment);
            }
        }
        disk.forceDirectory();
    }

    private SegmentWriter writer(LogEnd end) throws IOException {
        boolean headerIsWhole = end.offset() > 0 && disk.list().contains(end.segment());
        return headerIsWhole
                ? SegmentWriter.resume(disk, config.segmentBytes(), end)
                : SegmentWriter.begin(disk, config.segmentBytes(), end.position(), end.chain());
    }

    /// Where the log continues, what the ring adds there, and how many records nobody else had.
    private record Tail(LogEnd end, @Nullable Ring ring, long records) {}

    /// After a process crash the ring has everything that was not synced. What the segments hold of that is written
    /// again: after a failed sync the page cache may show bytes that the disk never got.
    private Tail tail(LogEnd found) throws IOException {
        if (!sameBoot || leftBehind == null) {
            return new Tail(found, null, 0);
        }
        Ring ring = Ring.leftBehind(disk.map(RingLayout.FILE), leftBehind.synced());
        if (syncedByRing != null) {
            long records = adopt(ring, syncedByRing, found);
            if (ring.appended() >= found.position()) {
                return new Tail(syncedByRing, ring, records);
            }
        }
        return new Tail(found, ring, adopt(ring, found, found));
    }

    /// Takes the ring's records from one end of the log on; returns how many of them the segments do not have.
    private long adopt(Ring ring, LogEnd from, LogEnd found) {
        AtomicLong onlyHere = new AtomicLong();
        ring.adopt(from.position(), survivor -> {
            if (survivor.position() >= found.position()) {
                onlyHere.incrementAndGet();
            }
            note(survivor);
        });
        return onlyHere.get();
    }

    private void write(SegmentWriter writer, Ring tail) throws IOException {
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

    private Recovery.Kind kind(boolean nothingElse, long end) {
        if (lastCommit == null && nothingElse && end == 0) {
            return Recovery.Kind.NEW;
        }
        if (lossStands) {
            return Recovery.Kind.POWER_LOSS;
        }
        if (lastCommit != null && lastCommit.kind() == Commit.CLOSE && nothingElse) {
            return Recovery.Kind.CLEAN;
        }
        return sameBoot ? Recovery.Kind.PROCESS_CRASH : Recovery.Kind.POWER_LOSS;
    }

    /// After a power loss it is of no boot until the log says so: a process that dies in between must not make the next
    /// one believe that nothing is missing.
    private Ring newRing(Recovery.Kind kind, long position) throws IOException {
        if (leftBehind == null || leftBehind.ringBytes() != config.ringBytes()) {
            disk.preallocate(RingLayout.FILE, RingLayout.HEADER_BYTES + (long) config.ringBytes());
        }
        return Ring.empty(disk.map(RingLayout.FILE), kind == Recovery.Kind.POWER_LOSS ? "" : config.bootId(), position);
    }
}
