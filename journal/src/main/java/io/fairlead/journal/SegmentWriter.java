package io.fairlead.journal;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/// Writes commits to the end of the log and carries the hash chain. Owned by the journal-sync thread.
///
/// A write that fails changes nothing here: the next one starts at the same place again.
final class SegmentWriter implements AutoCloseable {
    private final Disk disk;
    private final long segmentBytes;
    private final MessageDigest sha256 = ChainHash.newDigest();
    private DiskFile file;
    private LogEnd end;
    private long forcedPosition;

    private SegmentWriter(Disk disk, long segmentBytes, DiskFile file, LogEnd end) {
        this.disk = disk;
        this.segmentBytes = segmentBytes;
        this.file = file;
        this.end = end;
        this.forcedPosition = end.position();
    }

    /// Continues a log that ends here, cutting off whatever the file has behind it.
    static SegmentWriter resume(Disk disk, long segmentBytes, LogEnd end) throws IOException {
        DiskFile file = disk.open(end.segment());
        try {
            file.truncate(end.offset());
            file.force();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new SegmentWriter(disk, segmentBytes, file, end);
    }

    /// Begins the segment that starts at this position, and with it the log or its continuation.
    static SegmentWriter begin(Disk disk, long segmentBytes, long base, ChainHash chain) throws IOException {
        return new SegmentWriter(disk, segmentBytes, create(disk, base, chain), LogEnd.ofNewSegment(base, chain));
    }

    private static DiskFile create(Disk disk, long base, ChainHash chain) throws IOException {
        DiskFile created = disk.open(SegmentLayout.name(base));
        try {
            created.truncate(0);
            created.write(0, ByteBuffer.wrap(SegmentLayout.encode(base, chain)));
            created.force();
            disk.forceDirectory();
        } catch (IOException e) {
            created.close();
            throw e;
        }
        return created;
    }

    /// The end of what is written, synced or not.
    long position() {
        return end.position();
    }

    /// The end of what is synced.
    long forcedPosition() {
        return forcedPosition;
    }

    boolean isSegmentFull() {
        return end.offset() >= segmentBytes;
    }

    /// Writes the ring's records up to this position as one commit.
    void write(Ring ring, long to) throws IOException {
        write(Commit.GROUP, to, ring.bytes(end.position(), to));
    }

    /// Says that the journal is being closed in good order.
    void writeClose() throws IOException {
        write(Commit.CLOSE, end.position());
    }

    private void write(int kind, long to, ByteBuffer... records) throws IOException {
        byte[] commit = Commit.encode(kind, end.position(), to, forcedPosition);
        end.chain().addTo(sha256);
        sha256.update(commit, Commit.CHAINED_FROM, Commit.CHAINED_BYTES);
        for (ByteBuffer piece : records) {
            sha256.update(piece.duplicate());
        }
        ChainHash chain = ChainHash.of(sha256);
        Commit.seal(commit, chain);
        ByteBuffer[] pieces = new ByteBuffer[records.length + 1];
        pieces[0] = ByteBuffer.wrap(commit);
        System.arraycopy(records, 0, pieces, 1, records.length);
        long bytes = Arrays.stream(pieces).mapToLong(ByteBuffer::remaining).sum();
        file.write(end.offset(), pieces);
        end = new LogEnd(end.segment(), end.offset() + bytes, to, chain);
    }

    /// Syncs what is written. After an exception this writer must not be used again.
    void force() throws IOException {
        file.force();
        forcedPosition = end.position();
    }

    /// Starts the next segment. Everything must be synced before.
    void roll() throws IOException {
        if (forcedPosition != end.position()) {
            throw new IllegalStateException("synced to " + forcedPosition + " but written to " + end.position());
        }
        DiskFile next = create(disk, end.position(), end.chain());
        file.close();
        file = next;
        end = LogEnd.ofNewSegment(end.position(), end.chain());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
