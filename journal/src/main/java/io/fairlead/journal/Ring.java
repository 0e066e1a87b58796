package io.fairlead.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// The mapped ring between the engine and the journal-sync thread. The engine thread appends; the journal-sync
/// thread reads what is appended and releases it. Allocates nothing per record.
final class Ring {
    static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle APPENDED;
    private static final int ZERO_LENGTH_BYTES = 8;

    static {
        try {
            APPENDED = MethodHandles.lookup().findVarHandle(Ring.class, "appended", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ByteBuffer mapped;
    private final ByteBuffer checked;
    private final CRC32C crc = new CRC32C();
    private final int capacity;
    private long appended;
    private long releasedSeen;
    private volatile long released;

    private Ring(ByteBuffer mapped, int capacity, long position) {
        this.mapped = mapped;
        this.checked = mapped.duplicate();
        this.capacity = capacity;
        this.appended = position;
        this.releasedSeen = position;
        this.released = position;
    }

    /// Looks at a ring that a process left behind.
    static Ring leftBehind(ByteBuffer mapped, long synced) {
        return new Ring(
                mapped.duplicate().order(ByteOrder.LITTLE_ENDIAN), mapped.capacity() - RingLayout.HEADER_BYTES, synced);
    }

    /// Empties a mapped file and makes it the ring that begins at this position. A crash on the way leaves no
    /// header.
    static Ring empty(ByteBuffer mapped, String bootId, long position) {
        ByteBuffer ring = mapped.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        LONG.setRelease(ring, 0, 0L);
        VarHandle.fullFence();
        byte[] zeros = new byte[RingLayout.HEADER_BYTES];
        for (int at = 0; at < ring.capacity(); at += zeros.length) {
            ring.put(at, zeros, 0, Math.min(zeros.length, ring.capacity() - at));
        }
        int capacity = ring.capacity() - RingLayout.HEADER_BYTES;
        RingLayout.write(ring, new RingLayout.Header(capacity, bootId, position));
        return new Ring(ring, capacity, position);
    }

    /// Says which boot it is of, once the log tells how the last one ended.
    void belongsTo(String bootId) {
        RingLayout.write(mapped, new RingLayout.Header(capacity, bootId, mapped.getLong(RingLayout.SYNCED)));
    }

    int capacity() {
        return capacity;
    }

    /// Engine thread: whether a record with this payload fits, leaving `headroom` bytes free for others.
    boolean fits(int payloadLength, int headroom) {
        long end = appended + RecordLayout.aligned(RecordLayout.HEADER_BYTES + payloadLength) + ZERO_LENGTH_BYTES;
        if (end + headroom - releasedSeen <= capacity) {
            return true;
        }
        releasedSeen = released;
        return end + headroom - releasedSeen <= capacity;
    }

    /// Engine thread: appends a record that `fits`, and returns the position behind it.
    long append(int stream, int type, long timeNanos, byte[] payload, int offset, int payloadLength) {
        int length = RecordLayout.HEADER_BYTES + payloadLength;
        long position = appended;
        long end = position + RecordLayout.aligned(length);
        mapped.putLong(index(end), 0);
        mapped.putLong(index(end - 8), 0);
        mapped.putLong(index(position + RecordLayout.POSITION), position);
        mapped.putLong(index(position + RecordLayout.TIME), timeNanos);
        mapped.putLong(index(position + RecordLayout.STREAM), (stream & 0xFFFF_FFFFL) | ((long) type << 32));
        copyIn(position + RecordLayout.HEADER_BYTES, payload, offset, payloadLength);
        long crcBits = checksum(position + RecordLayout.UNCHECKED_BYTES, position + length) << 32;
        LONG.setRelease(mapped, index(position), length | crcBits);
        APPENDED.setRelease(this, end);
        return end;
    }

    private void copyIn(long position, byte[] source, int offset, int length) {
        int at = index(position);
        int first = Math.min(length, mapped.capacity() - at);
        mapped.put(at, source, offset, first);
        if (first < length) {
            mapped.put(RingLayout.HEADER_BYTES, source, offset + first, length - first);
        }
    }

    private long checksum(long from, long to) {
        int at = index(from);
        int length = (int) (to - from);
        int first = Math.min(length, mapped.capacity() - at);
        crc.reset();
        crc.update(checked.limit(at + first).position(at));
        if (first < length) {
            crc.update(checked.limit(RingLayout.HEADER_BYTES + length - first).position(RingLayout.HEADER_BYTES));
        }
        return crc.getValue();
    }

    private int index(long position) {
        return RingLayout.HEADER_BYTES + ((int) position & (capacity - 1));
    }

    /// Engine thread: the end of what it appended. On the journal-sync thread use `published`.
    long appended() {
        return appended;
    }

    /// The end of what is appended whole, for any thread.
    long published() {
        return (long) APPENDED.getAcquire(this);
    }

    /// What the engine may not overwrite yet begins here.
    long released() {
        return released;
    }

    /// Journal-sync thread: everything before this position is synced, and its space may be used again.
    void release(long position) {
        LONG.setRelease(mapped, RingLayout.SYNCED, position);
        released = position;
    }

    /// Journal-sync thread: the bytes of these records, in one piece or two.
    ByteBuffer[] bytes(long from, long to) {
        int at = index(from);
        int length = (int) (to - from);
        int first = Math.min(length, mapped.capacity() - at);
        ByteBuffer head = mapped.slice(at, first);
        return first == length
                ? new ByteBuffer[] {head}
                : new ByteBuffer[] {head, mapped.slice(RingLayout.HEADER_BYTES, length - first)};
    }

    /// Recovery: takes over the records from here on, as far as they are whole. The ring then ends behind the last.
    void adopt(long from, RecordHandler handler) {
        JournalRecord window = new JournalRecord();
        long limit = from + capacity;
        long position = from;
        for (int length = wholeRecord(position, limit); length > 0; length = wholeRecord(position, limit)) {
            handler.onRecord(window.wrap(copyOut(position, length), 0));
            position += RecordLayout.aligned(length);
        }
        appended = position;
        released = from;
    }

    /// The length of the record at this position, or 0 if there is none.
    private int wholeRecord(long position, long limit) {
        int length = mapped.getInt(index(position));
        boolean plausible = length >= RecordLayout.HEADER_BYTES
                && length <= RecordLayout.HEADER_BYTES + RecordLayout.maxPayloadBytes(capacity)
                && position + RecordLayout.aligned(length) <= limit
                && mapped.getLong(index(position + RecordLayout.POSITION)) == position;
        boolean whole = plausible
                && (int) checksum(position + RecordLayout.UNCHECKED_BYTES, position + length)
                        == mapped.getInt(index(position) + RecordLayout.CRC);
        return whole ? length : 0;
    }

    private byte[] copyOut(long position, int length) {
        byte[] copy = new byte[length];
        int at = 0;
        for (ByteBuffer piece : bytes(position, position + length)) {
            int pieceLength = piece.remaining();
            piece.get(copy, at, pieceLength);
            at += pieceLength;
        }
        return copy;
    }
}
