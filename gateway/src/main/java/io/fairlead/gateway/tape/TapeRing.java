package io.fairlead.gateway.tape;

import java.util.concurrent.atomic.AtomicLong;

/// A bounded way from the market thread to the recorder's. Putting never waits and allocates nothing: what finds no
/// room is counted, and a `LOST` takes its place in the order, so that nobody mistakes what follows for the whole.
///
/// ```
/// | kind, scales, instrument | time | price | size |
/// ```
final class TapeRing {
    private static final int WIDTH = 4;

    private final long[] ring;
    private final int mask;
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final TapeEntry lost = new TapeEntry();
    private long unsaid;

    /// @param entries a power of two
    TapeRing(int entries) {
        if (Integer.bitCount(entries) != 1 || entries < 4) {
            throw new IllegalArgumentException(
                    "the ring must hold a power of two of at least 4 entries, was " + entries);
        }
        ring = new long[entries * WIDTH];
        mask = entries - 1;
    }

    /// False if there was no room. The market thread.
    boolean put(TapeEntry entry) {
        long at = put.getPlain();
        long room = mask + 1 - (at - taken.getAcquire());
        if (room < (unsaid > 0 ? 2 : 1)) {
            unsaid++;
            dropped.setRelease(dropped.getPlain() + 1);
            return false;
        }
        if (unsaid > 0) {
            store(
                    at++,
                    lost.set(TapeKind.LOST, entry.instrument(), entry.nanos()).size(unsaid, 0));
            unsaid = 0;
        }
        store(at, entry);
        put.setRelease(at + 1);
        return true;
    }

    private void store(long at, TapeEntry entry) {
        int i = (int) (at & mask) * WIDTH;
        ring[i] = entry.kind().code()
                | (long) entry.priceScale() << 8
                | (long) entry.sizeScale() << 16
                | (long) entry.instrument() << 32;
        ring[i + 1] = entry.nanos();
        ring[i + 2] = entry.price();
        ring[i + 3] = entry.size();
    }

    /// Takes the next one into `entry`; false if there is none. The recorder's thread.
    boolean take(TapeEntry entry) {
        long at = taken.getPlain();
        if (at == put.getAcquire()) {
            return false;
        }
        int i = (int) (at & mask) * WIDTH;
        long head = ring[i];
        entry.set(TapeKind.of((int) head & 0xff), (int) (head >>> 32), ring[i + 1])
                .price(ring[i + 2], (int) (head >>> 8) & 0xff)
                .size(ring[i + 3], (int) (head >>> 16) & 0xff);
        taken.setRelease(at + 1);
        return true;
    }

    /// Entries that found no room since the start. Any thread.
    long dropped() {
        return dropped.getAcquire();
    }

    /// Entries that wait. Any thread.
    long waiting() {
        return put.getAcquire() - taken.getAcquire();
    }
}
