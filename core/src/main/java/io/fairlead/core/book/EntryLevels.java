package io.fairlead.core.book;

import org.jspecify.annotations.Nullable;

/// Levels that are the sums of the orders or quotes at their prices, which the venue names by id. Owned by the book's
/// writing thread.
final class EntryLevels extends Levels {
    private final EntryTable table = new EntryTable(BookLayout.MAX_ENTRIES);

    EntryLevels(BookLayout layout) {
        super(layout);
    }

    @Override
    void clear() {
        super.clear();
        table.clear();
    }

    @Override
    @Nullable
    Fault apply(MarketEntry entry, BookSide side, long rank, long size, boolean inSnapshot) {
        int slot = entry.idLength() == 0 ? EntryTable.NONE : table.find(entry);
        boolean there = slot != EntryTable.NONE;
        return switch (entry.action()) {
            case NEW -> there ? Fault.ID_IN_USE : add(entry, side, rank, size);
            case CHANGE -> there ? change(slot, entry, rank, size) : Fault.UNKNOWN_ID;
            case SET -> there ? change(slot, entry, rank, size) : add(entry, side, rank, size);
            case DELETE -> there ? remove(slot) : Fault.UNKNOWN_ID;
            case DELETE_THROUGH, DELETE_FROM -> removeRange(entry, side, rank == 0 ? rankOf(slot, side) : rank);
        };
    }

    private @Nullable Fault add(MarketEntry entry, BookSide side, long rank, long size) {
        if (entry.idLength() == 0) {
            return Fault.UNKNOWN_ID;
        }
        if (rank == 0) {
            return Fault.BAD_PRICE;
        }
        Ladder ladder = ladder(side);
        if (table.isFull() || ladder.isFull()) {
            return Fault.TOO_MANY;
        }
        table.add(entry, side == BookSide.BID, rank, size);
        ladder.add(rank, size, 1);
        return null;
    }

    /// The side is that of the entry, whatever the message says; a price or size that it does not say stays.
    private @Nullable Fault change(int slot, MarketEntry entry, long rank, long size) {
        BookSide side = table.isBid(slot) ? BookSide.BID : BookSide.ASK;
        boolean sameSide = (entry.kind() == EntryKind.ASK) == (side == BookSide.ASK);
        long newRank = !entry.isPriced() ? table.rank(slot) : sameSide ? rank : -rank;
        long newSize = entry.isSized() ? size : table.size(slot);
        Ladder ladder = ladder(side);
        ladder.add(table.rank(slot), -table.size(slot), -1);
        if (ladder.isFull() && ladder.find(newRank) < 0) {
            return Fault.TOO_MANY;
        }
        ladder.add(newRank, newSize, 1);
        table.set(slot, newRank, newSize);
        return null;
    }

    private @Nullable Fault remove(int slot) {
        ladder(table.isBid(slot) ? BookSide.BID : BookSide.ASK).add(table.rank(slot), -table.size(slot), -1);
        table.remove(slot);
        return null;
    }

    /// Where a range without a price begins: at the level of the entry that it names; 0 if it names none of that side.
    private long rankOf(int slot, BookSide side) {
        return slot != EntryTable.NONE && table.isBid(slot) == (side == BookSide.BID) ? table.rank(slot) : 0;
    }

    private @Nullable Fault removeRange(MarketEntry entry, BookSide side, long rank) {
        if (rank == 0) {
            return entry.idLength() == 0 ? Fault.BAD_PRICE : Fault.UNKNOWN_ID;
        }
        boolean through = entry.action() == EntryAction.DELETE_THROUGH;
        int slot = 0;
        while (slot < table.slots()) {
            boolean ours = table.isUsed(slot) && table.isBid(slot) == (side == BookSide.BID);
            if (ours && (through ? table.rank(slot) >= rank : table.rank(slot) <= rank)) {
                remove(slot); // another may have moved into it, so it is looked at again
            } else {
                slot++;
            }
        }
        return null;
    }

    @Override
    @Nullable
    Fault settle() {
        return null;
    }

    @Override
    void grow(long rankFactor, long sizeFactor) {
        super.grow(rankFactor, sizeFactor);
        table.grow(rankFactor, sizeFactor);
    }
}
