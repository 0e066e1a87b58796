package io.fairlead.core.book;

import org.jspecify.annotations.Nullable;

/// Levels that the venue names by their positions: what stands below an inserted or removed one moves. Owned by the
/// book's writing thread.
final class PositionLevels extends Levels {
    private boolean pushedOut;

    PositionLevels(BookLayout layout) {
        super(layout);
    }

    @Override
    void clear() {
        super.clear();
        pushedOut = false;
    }

    @Override
    @Nullable
    Fault apply(MarketEntry entry, BookSide side, long rank, long size, boolean inSnapshot) {
        Ladder ladder = ladder(side);
        int depth = entry.position();
        boolean there = depth >= 1 && depth <= ladder.count();
        return switch (entry.action()) {
            case NEW -> insert(ladder, entry, rank, size);
            case CHANGE -> there ? change(ladder, entry, rank, size) : Fault.ABSENT_LEVEL;
            case SET -> there ? change(ladder, entry, rank, size) : insert(ladder, entry, rank, size);
            case DELETE, DELETE_THROUGH, DELETE_FROM -> there ? remove(ladder, entry) : absent(depth);
        };
    }

    private static @Nullable Fault insert(Ladder ladder, MarketEntry entry, long rank, long size) {
        int depth = entry.position();
        if (depth < 1 || depth > ladder.count() + 1) {
            return Fault.BAD_POSITION;
        }
        if (rank == 0) {
            return Fault.BAD_PRICE;
        }
        if (ladder.isFull()) {
            return Fault.TOO_MANY;
        }
        ladder.insert(depth, rank, size, entry.orders());
        return null;
    }

    private static @Nullable Fault change(Ladder ladder, MarketEntry entry, long rank, long size) {
        int depth = entry.position();
        ladder.set(
                depth,
                entry.isPriced() ? rank : ladder.rank(depth),
                entry.isSized() ? size : ladder.size(depth),
                entry.orders());
        return null;
    }

    private static @Nullable Fault remove(Ladder ladder, MarketEntry entry) {
        switch (entry.action()) {
            case DELETE_THROUGH -> ladder.removeThrough(entry.position());
            case DELETE_FROM -> ladder.removeFrom(entry.position());
            case NEW, CHANGE, SET, DELETE -> ladder.remove(entry.position());
        }
        return null;
    }

    private @Nullable Fault absent(int depth) {
        return pushedOut && depth > layout.depth() ? null : Fault.ABSENT_LEVEL;
    }

    @Override
    @Nullable
    Fault settle() {
        if (!layout.full()) {
            trim(bids);
            trim(asks);
        }
        return bids.isInOrder() && asks.isInOrder() ? null : Fault.BAD_POSITION;
    }

    private void trim(Ladder ladder) {
        if (ladder.count() > layout.depth()) {
            ladder.removeFrom(layout.depth() + 1);
            pushedOut = true;
        }
    }
}
