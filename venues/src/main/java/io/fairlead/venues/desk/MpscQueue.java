package io.fairlead.venues.desk;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A bounded queue from many threads to one. "Full" is an answer, not a wait; taking never waits either.
///
/// A producer claims a slot by moving `tail`, then puts its element there; the consumer takes slots in order and
/// stops at one that is claimed and not filled yet.
public final class MpscQueue<T> {
    private final AtomicReferenceArray<@Nullable T> slots;
    private final int mask;
    private final AtomicLong tail = new AtomicLong();
    private final AtomicLong head = new AtomicLong();

    /// A queue of `capacity` elements, rounded up to a power of two.
    public MpscQueue(int capacity) {
        int size = Integer.highestOneBit(Math.max(2, capacity) * 2 - 1);
        slots = new AtomicReferenceArray<>(size);
        mask = size - 1;
    }

    /// Any thread. False if the queue is full.
    public boolean offer(T element) {
        long claimed = tail.get();
        do {
            if (claimed - head.getAcquire() > mask) {
                return false;
            }
            long witness = tail.compareAndExchange(claimed, claimed + 1);
            if (witness == claimed) {
                slots.setRelease((int) claimed & mask, element);
                return true;
            }
            claimed = witness;
        } while (true);
    }

    /// The consuming thread alone. Null if nothing is there.
    public @Nullable T poll() {
        long next = head.getPlain();
        int slot = (int) next & mask;
        T element = slots.getAcquire(slot);
        if (element != null) {
            slots.setPlain(slot, null);
            head.setRelease(next + 1);
        }
        return element;
    }

    /// Any thread; how many are waiting, roughly.
    public int size() {
        return (int) Math.max(0, tail.get() - head.get());
    }
}
