package io.fairlead.core.book;

import org.jspecify.annotations.Nullable;

/// Levels that the venue names by their prices. Owned by the book's writing thread.
final class PriceLevels extends Levels {
    private static final long NOTHING = Long.MIN_VALUE;

    /// Of a full book that is deeper than what is kept: the best rank that was left out. At it and below, nothing is
    /// known.
    private long bidHorizon = NOTHING;

    private long askHorizon = NOTHING;

    /// Of a book that the venue bounds: levels were pushed out since the last snapshot.
    private boolean pushedOut;

    PriceLevels(BookLayout layout) {
        super(layout);
    }

    @Override
    void clear() {
        super.clear();
        bidHorizon = NOTHING;
        askHorizon = NOTHING;
        pushedOut = false;
    }

    @Override
    @Nullable
    Fault apply(MarketEntry entry, BookSide side, long rank, long size, boolean inSnapshot) {
        if (rank == 0) {
            return Fault.BAD_PRICE;
        }
        Ladder ladder = ladder(side);
        int depth = ladder.find(rank);
        return depth > 0 ? there(ladder, depth, entry, size, inSnapshot) : notThere(side, -depth, rank, entry, size);
    }

    private @Nullable Fault there(Ladder ladder, int depth, MarketEntry entry, long size, boolean inSnapshot) {
        long rank = ladder.rank(depth);
        switch (entry.action()) {
            case NEW -> {
                if (!inSnapshot) {
                    return Fault.LEVEL_EXISTS;
                }
                ladder.add(rank, size, entry.orders()); // one of several quotes at this price
            }
            case CHANGE, SET -> ladder.set(depth, rank, entry.isSized() ? size : ladder.size(depth), entry.orders());
            case DELETE -> ladder.remove(depth);
            case DELETE_THROUGH -> ladder.removeThrough(depth);
            case DELETE_FROM -> removeFrom(ladder, depth, rank);
        }
        return null;
    }

    /// @param depth that it would have
    private @Nullable Fault notThere(BookSide side, int depth, long rank, MarketEntry entry, long size) {
        Ladder ladder = ladder(side);
        return switch (entry.action()) {
            case NEW, SET -> insert(side, depth, rank, entry, size);
            case CHANGE, DELETE -> isLeftOut(side, rank) ? null : Fault.ABSENT_LEVEL;
            case DELETE_THROUGH -> {
                ladder.removeThrough(depth - 1);
                yield null;
            }
            case DELETE_FROM -> {
                removeFrom(ladder, depth, rank);
                yield null;
            }
        };
    }

    private @Nullable Fault insert(BookSide side, int depth, long rank, MarketEntry entry, long size) {
        Ladder ladder = ladder(side);
        if (rank <= horizon(side)) {
            return null;
        }
        if (ladder.isFull() && !layout.full()) {
            return Fault.TOO_MANY;
        }
        if (ladder.isFull() && depth > ladder.count()) {
            setHorizon(side, rank);
            return null;
        }
        if (ladder.isFull()) {
            setHorizon(side, ladder.rank(ladder.count()));
            ladder.removeFrom(ladder.count());
        }
        ladder.insert(depth, rank, size, entry.orders());
        return null;
    }

    /// Whether a level that is not there is one that was left out, rather than a sign that the book is wrong.
    private boolean isLeftOut(BookSide side, long rank) {
        Ladder ladder = ladder(side);
        boolean bounded = pushedOut && ladder.count() >= layout.depth() && rank < ladder.rank(ladder.count());
        return bounded || rank <= horizon(side);
    }

    /// What was left out is gone as well, if all of it is worse.
    private void removeFrom(Ladder ladder, int depth, long rank) {
        ladder.removeFrom(depth);
        BookSide side = ladder == bids ? BookSide.BID : BookSide.ASK;
        if (horizon(side) <= rank) {
            setHorizon(side, NOTHING);
        }
    }

    @Override
    @Nullable
    Fault settle() {
        if (!layout.full()) {
            trim(bids);
            trim(asks);
        }
        return isTooShort(bids, bidHorizon) || isTooShort(asks, askHorizon) ? Fault.TOO_MANY : null;
    }

    private void trim(Ladder ladder) {
        if (ladder.count() > layout.depth()) {
            ladder.removeFrom(layout.depth() + 1);
            pushedOut = true;
        }
    }

    /// Fewer levels than readers see, and others are known to be below.
    private boolean isTooShort(Ladder ladder, long horizon) {
        return horizon != NOTHING && ladder.count() < layout.depth();
    }

    private long horizon(BookSide side) {
        return side == BookSide.BID ? bidHorizon : askHorizon;
    }

    private void setHorizon(BookSide side, long rank) {
        if (side == BookSide.BID) {
            bidHorizon = rank;
        } else {
            askHorizon = rank;
        }
    }

    @Override
    void grow(long rankFactor, long sizeFactor) {
        super.grow(rankFactor, sizeFactor);
        bidHorizon = bidHorizon == NOTHING ? NOTHING : bidHorizon * rankFactor;
        askHorizon = askHorizon == NOTHING ? NOTHING : askHorizon * rankFactor;
    }
}
