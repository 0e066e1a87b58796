package io.fairlead.core.book;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/// What readers see of a book. One thread writes it without waiting; any thread reads.
///
/// A sequence lock: the version is odd while a write is under way, and a reader that saw it odd or moving reads again.
/// What is between may be read torn or out of order, and then is thrown away; so it needs no more than the fences.
///
/// ```
///  | health | since | received | status | bids | asks | price scale | size scale | tape … | levels …
///  level: price, size, orders; `depth` bids from the best on, then `depth` asks
/// ```
final class BookCell {
    static final int HEALTH = 0;
    static final int SINCE = 1;
    static final int RECEIVED = 2;
    static final int STATUS = 3;
    static final int BIDS = 4;
    static final int ASKS = 5;
    static final int PRICE_SCALE = 6;
    static final int SIZE_SCALE = 7;
    static final int TAPE = 8;
    static final int LEVELS = TAPE + Tape.LONGS;
    static final int LEVEL_LONGS = 3;

    private final int depth;
    private final AtomicLong version = new AtomicLong();
    private final long[] data;

    BookCell(int depth) {
        this.depth = depth;
        data = new long[longs(depth)];
    }

    static int longs(int depth) {
        return LEVELS + 2 * depth * LEVEL_LONGS;
    }

    int depth() {
        return depth;
    }

    long version() {
        return version.getAcquire();
    }

    void begin() {
        version.setOpaque(version.getPlain() | 1);
        VarHandle.storeStoreFence();
    }

    void put(int at, long value) {
        data[at] = value;
    }

    /// Writes those levels of a side that changed.
    void put(BookSide side, Ladder ladder) {
        int levels = Math.min(ladder.count(), depth);
        int from = ladder.changedFrom();
        int through = Math.min(levels, ladder.changedThrough());
        int at = at(side, from);
        for (int i = from; i <= through; i++) {
            data[at] = side.ranked(ladder.rank(i));
            data[at + 1] = ladder.size(i);
            data[at + 2] = ladder.orders(i);
            at += LEVEL_LONGS;
        }
        data[side == BookSide.BID ? BIDS : ASKS] = levels;
        ladder.published();
    }

    void end() {
        version.setRelease(version.getPlain() + 1);
    }

    private int at(BookSide side, int level) {
        return LEVELS + ((side == BookSide.BID ? 0 : depth) + level - 1) * LEVEL_LONGS;
    }

    /// What a reader must see unmoved, for `isUnmoved` behind its reading; even if it may read at all.
    long beginRead() {
        return version.getAcquire();
    }

    boolean isUnmoved(long before) {
        VarHandle.loadLoadFence();
        return (before & 1) == 0 && version.getOpaque() == before;
    }

    /// A value that may be torn until `isUnmoved` says otherwise.
    long get(int at) {
        return data[at];
    }

    /// All values, likewise.
    void copyTo(long[] into) {
        System.arraycopy(data, 0, into, 0, data.length);
    }

    int length() {
        return data.length;
    }

    /// The best prices alone.
    void read(Quote into) {
        long before;
        do {
            before = beginRead();
            into.update(get(RECEIVED), Health.of((int) get(HEALTH)));
            int prices = (int) get(PRICE_SCALE);
            int sizes = (int) get(SIZE_SCALE);
            if (get(BIDS) > 0) {
                into.setBid(get(LEVELS), prices, get(LEVELS + 1), sizes);
            }
            int ask = LEVELS + depth * LEVEL_LONGS;
            if (get(ASKS) > 0) {
                into.setAsk(get(ask), prices, get(ask + 1), sizes);
            }
        } while (!isUnmoved(before));
    }
}
