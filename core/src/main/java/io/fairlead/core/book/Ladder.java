package io.fairlead.core.book;

/// The levels of one side, in parallel arrays. Owned by the book's writing thread.
///
/// A level's rank is its price, negated on the ask side, so on both sides the best has the highest. The best stands
/// last: most changes are near it, and move little.
///
/// ```
///  index     0      1    …   count-1
///  ranks   worst   …           best
///  depth  count    …             1
/// ```
final class Ladder {
    /// Up to here one by one: a guess that goes wrong once is cheaper than halving, which goes wrong each time.
    private static final int NEAR = 32;

    private final long[] ranks;
    private final long[] sizes;
    private final int[] orders;
    private int count;

    /// The shallowest depth that changed since it was last published.
    private int changedFrom = 1;

    Ladder(int capacity) {
        ranks = new long[capacity];
        sizes = new long[capacity];
        orders = new int[capacity];
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == ranks.length;
    }

    /// The rank at a depth from 1, the best, to `count`.
    long rank(int depth) {
        return ranks[count - depth];
    }

    long size(int depth) {
        return sizes[count - depth];
    }

    int orders(int depth) {
        return orders[count - depth];
    }

    int changedFrom() {
        return changedFrom;
    }

    void published() {
        changedFrom = Integer.MAX_VALUE;
    }

    void clear() {
        count = 0;
        changedFrom = 1;
    }

    /// The depth of a level; if there is none, the depth that it would have, negated.
    int find(long rank) {
        int nearest = Math.max(0, count - NEAR);
        for (int i = count - 1; i >= nearest; i--) {
            if (ranks[i] <= rank) {
                return ranks[i] == rank ? count - i : -(count - i);
            }
        }
        return nearest == 0 ? -(count + 1) : search(rank, nearest);
    }

    private int search(long rank, int below) {
        int low = 0;
        int high = below - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ranks[middle] == rank) {
                return count - middle;
            } else if (ranks[middle] < rank) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(count - low + 1);
    }

    /// Pushes those from this depth on one down; there must be room.
    void insert(int depth, long rank, long size, int ofOrders) {
        int index = count - depth + 1;
        int moved = depth - 1;
        System.arraycopy(ranks, index, ranks, index + 1, moved);
        System.arraycopy(sizes, index, sizes, index + 1, moved);
        System.arraycopy(orders, index, orders, index + 1, moved);
        count++;
        set(depth, rank, size, ofOrders);
    }

    void set(int depth, long rank, long size, int ofOrders) {
        int index = count - depth;
        ranks[index] = rank;
        sizes[index] = size;
        orders[index] = ofOrders;
        changedFrom = Math.min(changedFrom, depth);
    }

    /// Adds to a level, which may make it or, by a negative number of orders, end it.
    void add(long rank, long size, int ofOrders) {
        int depth = find(rank);
        if (depth < 0) {
            insert(-depth, rank, size, ofOrders);
            return;
        }
        int index = count - depth;
        set(depth, rank, sizes[index] + size, orders[index] + ofOrders);
        if (orders[index] == 0) {
            remove(depth);
        }
    }

    void remove(int depth) {
        int index = count - depth;
        int moved = depth - 1;
        System.arraycopy(ranks, index + 1, ranks, index, moved);
        System.arraycopy(sizes, index + 1, sizes, index, moved);
        System.arraycopy(orders, index + 1, orders, index, moved);
        count--;
        changedFrom = Math.min(changedFrom, depth);
    }

    /// Removes the best ones through this depth.
    void removeThrough(int depth) {
        count -= depth;
        changedFrom = 1;
    }

    /// Removes this depth and all below.
    void removeFrom(int depth) {
        int kept = depth - 1;
        int index = count - kept;
        System.arraycopy(ranks, index, ranks, 0, kept);
        System.arraycopy(sizes, index, sizes, 0, kept);
        System.arraycopy(orders, index, orders, 0, kept);
        count = kept;
        changedFrom = Math.min(changedFrom, depth);
    }

    /// Whether each price is worse than the one above it, or as good where several may stand at one.
    boolean isInOrder() {
        for (int i = 1; i < count; i++) {
            if (ranks[i - 1] > ranks[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether all ranks and sizes can be multiplied without passing the limit.
    boolean canGrow(long rankFactor, long sizeFactor, long limit) {
        for (int i = 0; i < count; i++) {
            if (Math.abs(ranks[i]) > limit / rankFactor || sizes[i] > limit / sizeFactor) {
                return false;
            }
        }
        return true;
    }

    void grow(long rankFactor, long sizeFactor) {
        for (int i = 0; i < count; i++) {
            ranks[i] *= rankFactor;
            sizes[i] *= sizeFactor;
        }
        changedFrom = 1;
    }
}
