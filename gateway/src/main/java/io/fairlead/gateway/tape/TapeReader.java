package io.fairlead.gateway.tape;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;

/// Plays tapes again. Owned by whoever reads; a tape may still grow while it is read.
public final class TapeReader {
    private static final int STRIDE = TapeFormat.BLOCK_BYTES;

    private final Disk disk;
    private final BlockReader blocks = new BlockReader();
    private final CRC32C crc = new CRC32C();
    private final TapeEntry lost = new TapeEntry();

    /// What was on a tape. `damagedBytes` were passed over because they failed their checksum; `torn` if the last block
    /// is not whole, as after a crash or while it is written.
    public record Report(long blocks, long entries, long damagedBytes, boolean torn, Span span) {
        /// What is on no tape.
        public static final Report NOTHING = new Report(0, 0, 0, false, Span.NONE);

        /// What two tapes are together.
        public Report plus(Report other) {
            return new Report(
                    blocks + other.blocks,
                    entries + other.entries,
                    damagedBytes + other.damagedBytes,
                    torn || other.torn,
                    span.plus(other.span));
        }
    }

    /// From the first time to the last, epoch nanoseconds; both 0 if there was nothing.
    public record Span(long firstNanos, long lastNanos) {
        static final Span NONE = new Span(0, 0);

        Span plus(Span other) {
            if (equals(NONE) || other.equals(NONE)) {
                return equals(NONE) ? other : this;
            }
            return new Span(Math.min(firstNanos, other.firstNanos), Math.max(lastNanos, other.lastNanos));
        }
    }

    /// A reader of the tapes in a folder.
    public TapeReader(Disk disk) {
        this.disk = disk;
    }

    /// The tapes of the folder, in the order of time.
    public List<String> tapes() {
        try {
            return TapeFiles.list(disk);
        } catch (IOException e) {
            throw new TapeException("the folder can't be read: " + e.getMessage(), e);
        }
    }

    /// Plays one tape to its end. Damage is passed over and said to `sink` as a `LOST` of every
    /// instrument.
    ///
    /// @throws TapeException if it is no tape, or of a later version
    public Report play(String name, TapeSink sink) {
        try (DiskFile file = disk.openReadOnly(name)) {
            checkHead(name, file);
            return play(file, sink);
        } catch (IOException e) {
            throw new TapeException(disk.path(name) + " can't be read: " + e.getMessage(), e);
        }
    }

    private void checkHead(String name, DiskFile file) throws IOException {
        byte[] bytes = new byte[TapeFormat.FILE_HEAD];
        int read = readFully(file, 0, bytes, bytes.length);
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (read < bytes.length || head.getInt(0) != TapeFormat.FILE_MAGIC) {
            throw new TapeException(disk.path(name) + " is no recording of market data");
        }
        if (head.getInt(4) != TapeFormat.VERSION) {
            throw new TapeException(
                    disk.path(name) + " has version " + head.getInt(4) + ", this release reads " + TapeFormat.VERSION);
        }
        crc.reset();
        crc.update(bytes, 0, bytes.length - 4);
        if ((int) crc.getValue() != head.getInt(bytes.length - 4)) {
            throw new TapeException(disk.path(name) + ": its head is damaged");
        }
    }

    private Report play(DiskFile file, TapeSink sink) throws IOException {
        Report sum = Report.NOTHING;
        long size = file.size();
        long at = TapeFormat.FILE_HEAD;
        while (at < size) {
            byte[] block = whole(file, at, size);
            if (block.length > 0) {
                sum = sum.plus(play(block, sink));
                at += block.length;
                continue;
            }
            long next = nextBlock(file, at + 1, size);
            if (next == size) {
                return sum.plus(new Report(0, 0, 0, true, Span.NONE));
            }
            sink.entry(lost.set(TapeKind.LOST, TapeEntry.EVERY, sum.span().lastNanos()));
            sum = sum.plus(new Report(0, 0, next - at, false, Span.NONE));
            at = next;
        }
        return sum;
    }

    private Report play(byte[] bytes, TapeSink sink) {
        ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int entries = block.getInt(8);
        Span span = new Span(block.getLong(16), block.getLong(24));
        blocks.play(block.position(TapeFormat.BLOCK_HEAD), entries, span.firstNanos(), sink);
        return new Report(1, entries, 0, false, span);
    }

    /// The block that stands there, or nothing if none does.
    private byte[] whole(DiskFile file, long at, long size) throws IOException {
        byte[] head = new byte[TapeFormat.BLOCK_HEAD];
        if (size - at < head.length || readFully(file, at, head, head.length) < head.length) {
            return new byte[0];
        }
        ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int payload = numbers.getInt(4);
        if (numbers.getInt(0) != TapeFormat.BLOCK_MAGIC
                || payload < 0
                || payload > TapeFormat.MAX_PAYLOAD
                || size - at - head.length < payload) {
            return new byte[0];
        }
        byte[] block = new byte[head.length + payload];
        if (readFully(file, at, block, block.length) < block.length) {
            return new byte[0];
        }
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 0);
        crc.reset();
        crc.update(block, 0, block.length);
        return (int) crc.getValue() == numbers.getInt(12) ? block : new byte[0];
    }

    /// Where the next whole block begins, or the end of the file.
    private long nextBlock(DiskFile file, long from, long size) throws IOException {
        byte[] window = new byte[STRIDE + 3];
        for (long at = from; at < size; at += STRIDE) {
            int read = readFully(file, at, window, (int) Math.min(window.length, size - at));
            ByteBuffer bytes = ByteBuffer.wrap(window).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i + 4 <= read && i < STRIDE; i++) {
                if (bytes.getInt(i) == TapeFormat.BLOCK_MAGIC && whole(file, at + i, size).length > 0) {
                    return at + i;
                }
            }
        }
        return size;
    }

    private static int readFully(DiskFile file, long at, byte[] into, int length) throws IOException {
        int have = 0;
        while (have < length) {
            int read = file.read(at + have, into, have, length - have);
            if (read <= 0) {
                break;
            }
            have += read;
        }
        return have;
    }
}
