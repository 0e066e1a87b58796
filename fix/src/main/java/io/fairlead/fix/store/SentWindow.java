package io.fairlead.fix.store;

import java.util.Arrays;

/// The messages sent last, in a ring of bytes: the newest push the oldest out. Owned by the thread that polls the
/// session. Allocates only when it is made.
final class SentWindow {
    private final byte[] ring;
    private final int slotMask;
    private final int[] seqNums;
    private final long[] positions;
    private final int[] lengths;
    private final int[] types;
    private final long[] times;
    private long head;

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
    }

    /// Keeps a message. One that is longer than the ring is not kept.
    void keep(int seqNum, int msgType, byte[] bytes, int offset, int length, long sentNanos) {
        int slot = seqNum & slotMask;
        seqNums[slot] = 0;
        if (length > ring.length) {
            return;
        }
        int at = (int) (head % ring.length);
        if (at + length > ring.length) {
            head += ring.length - at;
            at = 0;
        }
        System.arraycopy(bytes, offset, ring, at, length);
        seqNums[slot] = seqNum;
        positions[slot] = head;
        lengths[slot] = length;
        types[slot] = msgType;
        times[slot] = sentNanos;
        head += length;
    }

    /// Forgets everything.
    void clear() {
        Arrays.fill(seqNums, 0);
    }

    boolean find(int seqNum, StoredMessage into) {
        int slot = seqNum & slotMask;
        if (seqNum < 1 || seqNums[slot] != seqNum || head - positions[slot] > ring.length) {
            return false;
        }
        into.wrap(ring, (int) (positions[slot] % ring.length), lengths[slot], types[slot], times[slot]);
        return true;
    }
}
