package io.fairlead.journal;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Walks the log's commits and records forward, checking all it passes. Owned by one thread; recovery, readers and
/// the verifier each have their own.
///
/// Bytes are read in large pieces. What lies beyond `limit` may still change under the cursor, so it is never kept:
/// a piece read while the limit was L is good for the commits that begin before L.
final class LogCursor implements AutoCloseable {
    private static final int READ_BYTES = 256 * 1024;

    /// What a step found.
    enum Step {
        /// A record, in `current()`.
        RECORD,
        /// The end of a commit, all of whose records are whole.
        COMMIT,
        /// Nothing more: the limit, the end of the last file, or zeros.
        END,
        /// Something else than what must be there, in `damage()`.
        DAMAGE
    }

    private final Disk disk;
    private final @Nullable MessageDigest sha256;
    private final JournalRecord window = new JournalRecord();
    private DiskFile file;
    private LogEnd committed;
    private @Nullable Commit open;
    private @Nullable Commit last;
    private @Nullable Damage damage;
    private long position;
    private long offset;
    private long limit;

    private byte[] buffer = new byte[READ_BYTES];
    private long bufferOffset;
    private int buffered;
    private long bufferedUnderLimit;

    private LogCursor(Disk disk, String segment, @Nullable MessageDigest sha256) throws IOException {
        this.disk = disk;
        this.sha256 = sha256;
        this.file = SegmentArchive.open(disk, segment);
        this.position = SegmentLayout.base(segment);
        this.committed = new LogEnd(segment, 0, position, ChainHash.START);
    }

    /// Starts at the beginning of a segment.
    static LogCursor at(Disk disk, String segment) throws IOException {
        return new LogCursor(disk, segment, null);
    }

    /// Starts at the beginning of a segment and recomputes the hash chain on the way.
    static LogCursor hashing(Disk disk, String segment) throws IOException {
        return new LogCursor(disk, segment, ChainHash.newDigest());
    }

    /// Takes the next step, not beyond this position.
    Step next(long notBeyond) throws IOException {
        limit = notBeyond;
        if (open == null) {
            Step step = position >= limit ? Step.END : enterCommit();
            if (step != Step.COMMIT) {
                return step;
            }
        }
        Commit commit = open();
        return position < commit.to() ? readRecord(commit) : finishCommit(commit);
    }

    /// Moves to this position without checking what is skipped. Returns false if no record begins there.
    boolean seek(long target) throws IOException {
        limit = target;
        while (position < target) {
            if (open == null && enterCommit() != Step.COMMIT) {
                return false;
            }
            Commit commit = open();
            if (commit.to() <= target) {
                offset += commit.to() - position;
                position = commit.to();
                finishCommit(commit);
            } else if (readRecord(commit) != Step.RECORD) {
                return false;
            }
        }
        return position == target;
    }

    /// The record of the last step.
    JournalRecord current() {
        return window;
    }

    /// Goes back before the record of the last step.
    void unread() {
        offset -= position - window.position();
        position = window.position();
    }

    /// Where the next record begins.
    long position() {
        return position;
    }

    /// The end of the last whole commit.
    LogEnd committed() {
        return committed;
    }

    /// The last whole commit, or null before the first.
    @Nullable
    Commit lastCommit() {
        return last;
    }

    /// What the last step found instead of what must be there, or that nothing is there.
    Damage damage() {
        return damage != null ? damage : damage("more of the log", "its end");
    }

    private Commit open() {
        if (open == null) {
            throw new IllegalStateException("between two commits at " + position);
        }
        return open;
    }

    /// Reads the commit that begins here; COMMIT means that it is open now.
    private Step enterCommit() throws IOException {
        if (position >= bufferedUnderLimit) {
            buffered = 0;
        }
        if (offset == 0 && !enterSegment()) {
            return Step.DAMAGE;
        }
        int available = Math.min(ensure(Commit.BYTES), Commit.BYTES);
        if (isZero(available)) {
            return enterNextSegment();
        }
        Commit commit = available < Commit.BYTES ? null : Commit.decode(buffer, at());
        if (commit == null) {
            return broken("a commit", available < Commit.BYTES ? "the end of the file" : "other bytes");
        }
        if (commit.from() != position || commit.to() < position) {
            return broken("a commit from " + position, "one from " + commit.from() + " to " + commit.to());
        }
        if (sha256 != null) {
            sha256.reset();
            committed.chain().addTo(sha256);
            sha256.update(buffer, at() + Commit.CHAINED_FROM, Commit.CHAINED_BYTES);
        }
        offset += Commit.BYTES;
        open = commit;
        return Step.COMMIT;
    }

    private Step enterNextSegment() throws IOException {
        String next = SegmentLayout.name(position);
        if (next.equals(committed.segment()) || !SegmentArchive.exists(disk, next)) {
            return Step.END;
        }
        file.close();
        file = SegmentArchive.open(disk, next);
        offset = 0;
        buffered = 0;
        return enterCommit();
    }

    private boolean enterSegment() throws IOException {
        String name = SegmentLayout.name(position);
        SegmentLayout.Header header = ensure(SegmentLayout.HEADER_BYTES) < SegmentLayout.HEADER_BYTES
                ? null
                : SegmentLayout.decode(buffer, at());
        if (header == null || header.base() != position) {
            damage = new Damage(disk.path(name), 0, position, "the header of this segment", "other bytes");
            return false;
        }
        boolean first = committed.offset() == 0;
        if (!first && !header.chain().equals(committed.chain())) {
            damage = new Damage(disk.path(name), 0, position, "the hash chain of the segment before", "another");
            return false;
        }
        committed = LogEnd.ofNewSegment(position, header.chain());
        offset = SegmentLayout.HEADER_BYTES;
        return true;
    }

    private Step finishCommit(Commit commit) {
        open = null;
        if (sha256 != null && !ChainHash.of(sha256).equals(commit.chain())) {
            return broken("the hash that chains the records from " + commit.from(), "another");
        }
        last = commit;
        committed = new LogEnd(committed.segment(), offset, position, commit.chain());
        return Step.COMMIT;
    }

    private Step readRecord(Commit commit) throws IOException {
        long room = commit.to() - position;
        int available = ensure(RecordLayout.HEADER_BYTES);
        int length = available < RecordLayout.HEADER_BYTES ? 0 : Layout.getInt(buffer, at());
        if (length < RecordLayout.HEADER_BYTES || length > room) {
            return broken("a record of " + RecordLayout.HEADER_BYTES + " to " + room + " bytes", length + " bytes");
        }
        int size = RecordLayout.aligned(length);
        if (ensure(size) < size) {
            return broken("a record of " + length + " bytes", "the end of the file");
        }
        long stored = Layout.getLong(buffer, at() + RecordLayout.POSITION);
        if (stored != position) {
            return broken("a record of position " + position, "one of position " + stored);
        }
        int expected = Layout.getInt(buffer, at() + RecordLayout.CRC);
        int found = Layout.crc(buffer, at() + RecordLayout.UNCHECKED_BYTES, length - RecordLayout.UNCHECKED_BYTES);
        if (expected != found) {
            return broken("CRC-32C " + Layout.hex(expected), Layout.hex(found));
        }
        if (sha256 != null) {
            sha256.update(buffer, at(), size);
        }
        window.wrap(buffer, at());
        offset += size;
        position += size;
        return Step.RECORD;
    }

    private Step broken(String expected, String found) {
        damage = damage(expected, found);
        return Step.DAMAGE;
    }

    private Damage damage(String expected, String found) {
        return new Damage(disk.path(committed.segment()), offset, position, expected, found);
    }

    private int at() {
        return (int) (offset - bufferOffset);
    }

    private boolean isZero(int bytes) {
        for (int i = 0; i < bytes; i++) {
            if (buffer[at() + i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Makes this many bytes available at the cursor unless the file ends before; returns how many are.
    private int ensure(int bytes) throws IOException {
        boolean outside = offset < bufferOffset || offset > bufferOffset + buffered;
        int kept = outside ? 0 : buffered - at();
        if (kept >= bytes && buffered > 0) {
            return kept;
        }
        byte[] target = bytes > buffer.length ? new byte[bytes] : buffer;
        System.arraycopy(buffer, kept == 0 ? 0 : at(), target, 0, kept);
        buffer = target;
        bufferOffset = offset;
        buffered = kept;
        bufferedUnderLimit = limit;
        while (buffered < bytes) {
            int read = file.read(offset + buffered, buffer, buffered, buffer.length - buffered);
            if (read <= 0) {
                break;
            }
            buffered += read;
        }
        return buffered;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
