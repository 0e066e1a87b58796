package io.fairlead.venues.fixlp;

import io.fairlead.core.model.OrderId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The requests of one session that the venue has not answered: how busy it is. Owned by the engine thread, but for
/// `count`; allocates nothing once made.
///
/// A hash table with linear probing, at most half full: a request beyond that is not counted, which only makes the
/// choice of a session a little worse.
final class InFlight {
    static final int MOST = 4096;

    private static final int MASK = 2 * MOST - 1;

    private final @Nullable OrderId[] requests = new OrderId[2 * MOST];
    private volatile int count;

    /// Any thread.
    int count() {
        return count;
    }

    void sent(OrderId request) {
        int slot = slotOf(request);
        if (count < MOST && requests[slot] == null) {
            requests[slot] = request;
            counted(1);
        }
    }

    void answered(@Nullable OrderId request) {
        if (request == null || count == 0) {
            return;
        }
        int slot = slotOf(request);
        if (requests[slot] != null) {
            requests[slot] = null;
            counted(-1);
            closeHole(slot);
        }
    }

    /// Whatever was asked over a session that ended is not its load any more.
    void clear() {
        Arrays.fill(requests, null);
        count = 0;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others only read
    private void counted(int change) {
        count += change;
    }

    /// The slot that holds the request, or the free one where it would go.
    private int slotOf(OrderId request) {
        int slot = home(request);
        OrderId there = requests[slot];
        while (there != null && !there.equals(request)) {
            slot = (slot + 1) & MASK;
            there = requests[slot];
        }
        return slot;
    }

    /// Moves back what had to move on because of the one that is gone.
    private void closeHole(int at) {
        int hole = at;
        int next = (hole + 1) & MASK;
        OrderId there = requests[next];
        while (there != null) {
            if (((next - home(there)) & MASK) >= ((next - hole) & MASK)) {
                requests[hole] = there;
                requests[next] = null;
                hole = next;
            }
            next = (next + 1) & MASK;
            there = requests[next];
        }
    }

    private static int home(OrderId request) {
        int hash = request.value().hashCode();
        return (hash ^ (hash >>> 15)) & MASK;
    }
}
