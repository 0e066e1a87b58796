package io.fairlead.app.fixlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;

/// A bounded way from the one thread that polls a session to the one that writes logs. Putting copies and never waits:
/// what finds no room is counted, and the count takes the place of the lines in their order.
final class LineRing {
    /// What a line is.
    enum Kind {
        IN(0),
        OUT(1),
        EVENT(2),
        /// Lines that found no room here; the count stands where the time of others does.
        DROPPED(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /// What the lines are handed to; the bytes are valid during the call only.
    @FunctionalInterface
    interface Sink {
        void line(Kind kind, long number, byte[] bytes, int length);
    }

    /// Length and kind, then time or count.
    private static final int HEAD = 16;

    private static final Kind[] KINDS = Kind.values();
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] ring;
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong unsaid = new AtomicLong();
    private byte[] scratch = new byte[4096];

    /// `bytes` must be a power of two.
    LineRing(int bytes) {
        if (Integer.bitCount(bytes) != 1 || bytes < 4 * HEAD) {
            throw new IllegalArgumentException("the ring must be a power of two of at least 64 bytes, was " + bytes);
        }
        ring = new byte[bytes];
    }

    /// Copies a line in, or counts it as dropped. The polling thread.
    void put(Kind kind, long timeNanos, byte[] bytes, int offset, int length) {
        long dropped = unsaid.getPlain();
        long at = put.getPlain();
        int size = HEAD + aligned(length);
        int note = dropped > 0 ? HEAD : 0;
        if (at + note + size - taken.getAcquire() > ring.length) {
            unsaid.setRelease(dropped + 1);
            return;
        }
        if (dropped > 0) {
            head(at, Kind.DROPPED, 0, dropped);
            at += HEAD;
            unsaid.setRelease(0);
        }
        head(at, kind, length, timeNanos);
        copyIn(at + HEAD, bytes, offset, length);
        put.setRelease(at + size);
    }

    private void head(long at, Kind kind, int length, long number) {
        LONG.set(ring, index(at), (long) length << 8 | kind.code);
        LONG.set(ring, index(at + 8), number);
    }

    private void copyIn(long at, byte[] bytes, int offset, int length) {
        int first = Math.min(length, ring.length - index(at));
        System.arraycopy(bytes, offset, ring, index(at), first);
        System.arraycopy(bytes, offset + first, ring, 0, length - first);
    }

    /// Hands over what is there, at most so many lines; returns how many. The log thread.
    int take(Sink sink, int most) {
        long end = put.getAcquire();
        long at = taken.getPlain();
        int lines = 0;
        while (at < end && lines < most) {
            long head = (long) LONG.get(ring, index(at));
            int length = (int) (head >>> 8);
            sink.line(
                    KINDS[(int) head & 0xff], (long) LONG.get(ring, index(at + 8)), copyOut(at + HEAD, length), length);
            at += HEAD + aligned(length);
            taken.setRelease(at);
            lines++;
        }
        return lines;
    }

    private byte[] copyOut(long at, int length) {
        if (scratch.length < length) {
            scratch = new byte[2 * length];
        }
        int first = Math.min(length, ring.length - index(at));
        System.arraycopy(ring, index(at), scratch, 0, first);
        System.arraycopy(ring, 0, scratch, first, length - first);
        return scratch;
    }

    /// Lines dropped since the last one that found room; for the end, when none will come. Any thread.
    long unsaid() {
        return unsaid.getAcquire();
    }

    private int index(long position) {
        return (int) position & (ring.length - 1);
    }

    private static int aligned(int length) {
        return (length + 7) & -8;
    }
}
