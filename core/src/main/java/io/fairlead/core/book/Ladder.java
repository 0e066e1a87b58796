package io.fairlead.core.book;

/// The levels of one side, one behind the other in one array. Owned by the book's writing thread.
///
/// A level's rank is its price, negated on the ask side, so on both sides the best has the highest. The best stands
/// last: most changes are near it, and move little.
///
/// ```
///  index       0     1     2     3   …   3×count-3
///            rank  size  orders  |           |
///  level        worst            …         best
///  depth        count            …           1
/// ```
final class Ladder {
    /// Up to here one by one: a guess that goes wrong once is cheaper than halving, which goes wrong each time.
    private static final int NEAR = 32;

    private static final int WIDTH = 3;
    private static final int SIZE = 1;
    private static final int ORDERS = 2;

    private final long[] levels;
    private int count;

    /// The shallowest and the deepest depth that changed since they were last published.
    private int changedFrom = 1;

    private int changedThrough = Integer.MAX_VALUE;

    Ladder(int capacity) {
        levels = new long[WIDTH * capacity];
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return WIDTH * count == levels.length;
    }

    /// The rank at a depth from 1, the best, to `count`.
    long rank(int depth) {
        return levels[at(depth)];
    }

    long size(int depth) {
        return levels[at(depth) + SIZE];
    }

    long orders(int depth) {
        return levels[at(depth) + ORDERS];
    }

    private int at(int depth) {
        return WIDTH * (count - depth);
    }

    int changedFrom() {
        return changedFrom;
    }

    int changedThrough() {
        return changedThrough;
    }

    void published() {
        changedFrom = Integer.MAX_VALUE;
        changedThrough = 0;
    }

    private void changed(int from, int through) {
        changedFrom = Math.min(changedFrom, from);
        changedThrough = Math.max(changedThrough, through);
    }

    private void moved(int depth) {
        changed(depth, Integer.MAX_VALUE);
    }

    void clear() {
        count = 0;
        moved(1);
    }

    /// The depth of a level; if there is none, the depth that it would have, negated.
    int find(long rank) {
        int near = Math.min(count, NEAR);
        int at = at(1);
        for (int depth = 1; depth <= near; depth++) {
            long there = levels[at];
            if (there <= rank) {
                return there == rank ? depth : -depth;
            }
            at -= WIDTH;
        }
        return near == count ? -(count + 1) : search(rank, count - near);
    }

    private int search(long rank, int below) {
        int low = 0;
        int high = below - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = levels[WIDTH * middle];
            if (there == rank) {
                return count - middle;
            } else if (there < rank) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(count - low + 1);
    }

    /// Pushes those from this depth on one down; there must be room.
    void insert(int depth, long rank, long size, long ofOrders) {
        int at = at(depth) + WIDTH;
        System.arraycopy(levels, at, levels, at + WIDTH, WIDTH * (depth - 1));
        count++;
        put(at, rank, size, ofOrders);
        moved(depth);
    }

    void set(int depth, long rank, long size, long ofOrders) {
        put(at(depth), rank, size, ofOrders);
        changed(depth, depth);
    }

    private void put(int at, long rank, long size, long ofOrders) {
        levels[at] = rank;
        levels[at + SIZE] = size;
        levels[at + ORDERS] = ofOrders;
    }

    /// Adds to a level, which may make it or, by a negative number of orders, end it.
    void add(long rank, long size, int ofOrders) {
        int depth = find(rank);
        if (depth < 0) {
            insert(-depth, rank, size, ofOrders);
            return;
        }
        long orders = orders(depth) + ofOrders;
        if (orders == 0) {
            remove(depth);
        } else {
            set(depth, rank, size(depth) + size, orders);
        }
    }

    void remove(int depth) {
        int at = at(depth);
        System.arraycopy(levels, at + WIDTH, levels, at, WIDTH * (depth - 1));
        count--;
        moved(depth);
    }

    /// Removes the best ones through this depth.
    void removeThrough(int depth) {
        count -= depth;
        moved(1);
    }

    /// Removes this depth and all below.
    void removeFrom(int depth) {
        int kept = depth - 1;
        System.arraycopy(levels, at(kept), levels, 0, WIDTH * kept);
        count = kept;
        moved(depth);
    }

    /// Whether each price is worse than the one above it, or as good where several may stand at one.
    boolean isInOrder() {
        for (int depth = 2; depth <= count; depth++) {
            if (rank(depth) > rank(depth - 1)) {
                return false;
            }
        }
        return true;
    }

    /// Whether all ranks and sizes can be multiplied without passing the limit.
    boolean canGrow(long rankFactor, long sizeFactor, long limit) {
        for (int depth = 1; depth <= count; depth++) {
            if (Math.abs(rank(depth)) > limit / rankFactor || size(depth) > limit / sizeFactor) {
                return false;
            }
        }
        return true;
    }

    void grow(long rankFactor, long sizeFactor) {
        for (int depth = 1; depth <= count; depth++) {
            put(at(depth), rank(depth) * rankFactor, size(depth) * sizeFactor, orders(depth));
        }
        moved(1);
    }
}
