package io.fairlead.core.snapshot;

import io.fairlead.core.event.ByteReader;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.event.Repeats;
import java.util.Arrays;
import java.util.List;

/// Takes a snapshot apart and hands each piece to its section. One snapshot, one thread.
public final class SnapshotReader {
    private static final int LARGEST_PIECE = 1 << 28;
    private static final int STEP = 1 << 20;

    private final Source source;
    private final byte[] header = new byte[SnapshotWriter.PIECE_HEADER];
    private byte[] payload = new byte[4096];
    private int ordinal;
    private int section;
    private int version;
    private int length;

    /// Gives the bytes of a snapshot in their order: how many it gave, or -1 at the end.
    @FunctionalInterface
    public interface Source {
        int read(byte[] into, int offset, int length);
    }

    private SnapshotReader(Source source) {
        this.source = source;
    }

    /// Reads all sections into the state that they belong to, which must be empty.
    ///
    /// @throws EventFormatException if this is not a whole snapshot, or has a section that is not known here;
    ///     the state is of no use then
    public static SnapshotHead read(Source source, List<Section> sections) {
        try {
            return new SnapshotReader(source).read(sections);
        } catch (IllegalArgumentException e) {
            throw new EventFormatException("the snapshot holds an impossible value", e);
        }
    }

    /// Reads only what a snapshot says of itself.
    public static SnapshotHead head(Source source) {
        return new SnapshotReader(source).head();
    }

    private SnapshotHead head() {
        byte[] magic = new byte[SnapshotWriter.MAGIC.length];
        fill(magic, 0, magic.length);
        if (!Arrays.equals(magic, SnapshotWriter.MAGIC)) {
            throw new EventFormatException("this is not a snapshot, or one of a newer release");
        }
        nextPiece();
        if (section != SnapshotWriter.HEAD) {
            throw new EventFormatException("a snapshot must begin with its head, began with section " + section);
        }
        ByteReader in = new ByteReader(payload, 0, length);
        return new SnapshotHead(in.signed(), in.signed(), in.signed(), in.signed());
    }

    private SnapshotHead read(List<Section> sections) {
        SnapshotHead head = head();
        SectionReader.Shared shared = new SectionReader.Shared(new Repeats());
        nextPiece();
        while (section != Section.END) {
            Section owner = owner(sections);
            SectionReader in = new SectionReader(shared, version, payload, length);
            owner.read().accept(in);
            if (!in.atEnd()) {
                throw new EventFormatException("section " + section + " has bytes behind its end");
            }
            nextPiece();
        }
        return head;
    }

    private Section owner(List<Section> sections) {
        for (Section each : sections) {
            if (each.number() == section && version >= 1 && version <= each.version()) {
                return each;
            }
        }
        throw new EventFormatException("section " + section + " of version " + version
                + " is not known here: was this snapshot written by a newer release?");
    }

    private void nextPiece() {
        fill(header, 0, header.length);
        int found = getInt(header, 0);
        section = getInt(header, 4);
        version = getInt(header, 8);
        length = getInt(header, 12);
        if (found != ordinal || length < 0 || length > LARGEST_PIECE) {
            throw new EventFormatException("piece " + ordinal + " of the snapshot is not there");
        }
        fillPayload();
        if (SnapshotWriter.checksum(header, payload, length) != getInt(header, 16)) {
            throw new EventFormatException("piece " + ordinal + " of the snapshot is damaged");
        }
        ordinal++;
    }

    /// Makes room as the bytes come: a damaged length must not ask for more memory than there are bytes.
    private void fillPayload() {
        int filled = 0;
        while (filled < length) {
            int step = Math.min(length, filled + STEP);
            if (payload.length < step) {
                payload = Arrays.copyOf(payload, Math.max(step, Math.min(length, 2 * payload.length)));
            }
            fill(payload, filled, step);
            filled = step;
        }
    }

    private void fill(byte[] into, int from, int wanted) {
        int filled = from;
        while (filled < wanted) {
            int read = source.read(into, filled, wanted - filled);
            if (read <= 0) {
                throw new EventFormatException("the snapshot ends too early, in piece " + ordinal);
            }
            filled += read;
        }
    }

    private static int getInt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }
}
