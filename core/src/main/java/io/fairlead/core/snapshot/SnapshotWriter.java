package io.fairlead.core.snapshot;

import io.fairlead.core.event.ByteWriter;
import java.util.List;
import java.util.zip.CRC32C;

/// Puts sections together into one snapshot. One snapshot, one thread.
///
/// ```
///  +------------+------+------ … ------+------+
///  | "FLSNAP01" | head |    pieces     | end  |      head and end are pieces too, of sections -1 and 0
///  +------------+------+------ … ------+------+
///
///  piece  0         4          8          12        16       20
///         +---------+----------+----------+---------+--------+-----------+
///         | ordinal | section  | version  | length  | crc32c | payload … |      little-endian
///         +---------+----------+----------+---------+--------+-----------+
/// ```
///
/// A section is one piece or several, each some hundred KiB at most unless a single value is larger. The checksum
/// covers everything else in the piece; the ordinal tells a piece that is missing or in the wrong place.
public final class SnapshotWriter {
    static final byte[] MAGIC = {'F', 'L', 'S', 'N', 'A', 'P', '0', '1'};
    static final int HEAD = -1;
    static final int PIECE_HEADER = 20;

    private final Sink sink;
    private final SectionWriter values = new SectionWriter(this::endPiece);
    private int ordinal;
    private int section;
    private int version = 1;

    /// Takes the bytes of a snapshot in their order.
    @FunctionalInterface
    public interface Sink {
        void write(byte[] bytes, int offset, int length);
    }

    private SnapshotWriter(Sink sink) {
        this.sink = sink;
    }

    /// Writes all sections. The state must not change meanwhile.
    public static void write(List<Section> sections, SnapshotHead head, Sink sink) {
        new SnapshotWriter(sink).write(sections, head);
    }

    private void write(List<Section> sections, SnapshotHead head) {
        sink.write(MAGIC, 0, MAGIC.length);
        ByteWriter out = values.out();
        section = HEAD;
        out.signed(head.position());
        out.signed(head.atNanos());
        out.signed(head.stateHash());
        out.signed(head.form());
        endPiece();
        for (Section each : sections) {
            section = each.number();
            version = each.version();
            each.write().accept(values);
            if (out.length() > 0) {
                endPiece();
            }
        }
        section = Section.END;
        out.signed(head.stateHash());
        endPiece();
    }

    private void endPiece() {
        ByteWriter out = values.out();
        byte[] header = new byte[PIECE_HEADER];
        putInt(header, 0, ordinal++);
        putInt(header, 4, section);
        putInt(header, 8, version);
        putInt(header, 12, out.length());
        putInt(header, 16, checksum(header, out.buffer(), out.length()));
        sink.write(header, 0, header.length);
        sink.write(out.buffer(), 0, out.length());
        out.reset();
    }

    static int checksum(byte[] header, byte[] payload, int length) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, 16);
        crc.update(payload, 0, length);
        return (int) crc.getValue();
    }

    private static void putInt(byte[] into, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            into[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
