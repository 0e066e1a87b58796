package io.fairlead.fix.store;

/// The messages sent last, in a ring of bytes: the newest push the oldest out. Owned by the thread that polls the
/// session. Allocates only when it is made. Slots go by age, not by number: numbers only grow, but after a power loss
/// they leap by a whole reserved block, and a message must not be forgotten for the number of another.
final class SentWindow {
    private final byte[] ring;
    private final int slotMask;
    private final int[] seqNums;
    private final long[] positions;
    private final int[] lengths;
    private final int[] types;
    private final long[] times;
    private final long[] logPositions;
    private long head;
    private long kept;

    /// Room for `bytes` bytes and `messages` messages, a power of two.
    SentWindow(int bytes, int messages) {
        if (Integer.bitCount(messages) != 1) {
            throw new IllegalArgumentException("message slots must be a power of two, were " + messages);
        }
        ring = new byte[bytes];
        slotMask = messages - 1;
        seqNums = new int[messages];
        positions = new long[messages];
        lengths = new int[messages];
        types = new int[messages];
        times = new long[messages];
        logPositions = new long[messages];
    }

    /// Keeps a message. One that is longer than the ring is not kept.
    void keep(int seqNum, int msgType, byte[] bytes, int offset, int length, long sentNanos) {
        if (length > ring.length) {
            return;
        }
        int at = (int) (head % ring.length);
        if (at + length > ring.length) {
            head += ring.length - at;
            at = 0;
        }
        System.arraycopy(bytes, offset, ring, at, length);
        int slot = (int) kept & slotMask;
        seqNums[slot] = seqNum;
        positions[slot] = head;
        lengths[slot] = length;
        types[slot] = msgType;
        times[slot] = sentNanos;
        head += length;
        kept++;
    }

    /// Where the log has a message that was just kept; does nothing if it was too long to be.
    void keptAt(int seqNum, long logPosition) {
        int newest = (int) (kept - 1) & slotMask;
        if (kept > 0 && seqNums[newest] == seqNum) {
            logPositions[newest] = logPosition;
        }
    }

    /// Where the log has the oldest message that is still here, was sent at this time or later, and stands at
    /// `logFrom` or behind it; `otherwise` if there is none.
    long oldest(long sentFromNanos, long logFrom, long otherwise) {
        long oldest = otherwise;
        for (int slot = 0; slot <= slotMask; slot++) {
            boolean here = seqNums[slot] != 0 && head - positions[slot] <= ring.length;
            if (here && times[slot] >= sentFromNanos && logPositions[slot] >= logFrom) {
                oldest = Math.min(oldest, logPositions[slot]);
            }
        }
        return oldest;
    }

    /// Forgets everything.
    void clear() {
        kept = 0;
    }

    boolean find(int seqNum, StoredMessage into) {
        long low = Math.max(0, kept - seqNums.length);
        long high = kept - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int slot = (int) middle & slotMask;
            if (seqNums[slot] == seqNum) {
                return wrap(slot, into);
            }
            if (seqNums[slot] < seqNum) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private boolean wrap(int slot, StoredMessage into) {
        if (head - positions[slot] > ring.length) {
            return false;
        }
        into.wrap(ring, (int) (positions[slot] % ring.length), lengths[slot], types[slot], times[slot]);
        return true;
    }
}
