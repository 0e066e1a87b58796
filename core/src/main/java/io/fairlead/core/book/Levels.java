package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/// Both sides of a book as they stand while entries are applied. Owned by the book's writing thread.
///
/// All prices have one scale and all sizes another, so that a price is one number; a finer one than any before
/// makes the scale finer, which is rare. Applying says what is wrong with an entry, or null; after a fault the
/// levels are not to be trusted.
abstract sealed class Levels permits PriceLevels, PositionLevels, EntryLevels {
    private static final long LIMIT = 1_000_000_000_000_000_000L;
    private static final long BAD = Long.MIN_VALUE;

    /// What stays below the limit when that many places are put behind it.
    private static final long[] MOST = most();

    final BookLayout layout;
    final Ladder bids;
    final Ladder asks;
    private int priceScale;
    private int sizeScale;

    Levels(BookLayout layout) {
        this.layout = layout;
        bids = new Ladder(layout.capacity());
        asks = new Ladder(layout.capacity());
    }

    private static long[] most() {
        long[] most = new long[Decimal.MAX_SCALE + 1];
        for (int i = 0; i < most.length; i++) {
            most[i] = LIMIT / Decimal.power(i);
        }
        return most;
    }

    static Levels of(BookLayout layout) {
        return switch (layout.keying()) {
            case PRICE -> new PriceLevels(layout);
            case POSITION -> new PositionLevels(layout);
            case ENTRY_ID -> new EntryLevels(layout);
        };
    }

    final Ladder ladder(BookSide side) {
        return side == BookSide.BID ? bids : asks;
    }

    final int priceScale() {
        return priceScale;
    }

    final int sizeScale() {
        return sizeScale;
    }

    /// The best price of a side, 0 if it is empty.
    final long best(BookSide side) {
        Ladder ladder = ladder(side);
        return ladder.count() == 0 ? 0 : side.ranked(ladder.rank(1));
    }

    final boolean isCrossed() {
        return bids.count() > 0 && asks.count() > 0 && bids.rank(1) > -asks.rank(1);
    }

    void clear() {
        bids.clear();
        asks.clear();
    }

    final @Nullable Fault apply(MarketEntry entry, boolean inSnapshot) {
        BookSide side = entry.kind() == EntryKind.ASK ? BookSide.ASK : BookSide.BID;
        long price = entry.isPriced() ? price(entry) : 0;
        if (price == BAD) {
            return Fault.BAD_PRICE;
        }
        long size = entry.isSized() ? size(entry) : 0;
        if (size == BAD) {
            return Fault.BAD_SIZE;
        }
        return apply(entry, side, side.ranked(price), size, inSnapshot);
    }

    /// @param rank of the entry's price in our scale, 0 without one
    /// @param size in our scale, 0 without one
    abstract @Nullable Fault apply(MarketEntry entry, BookSide side, long rank, long size, boolean inSnapshot);

    /// At the end of a change: what is still wrong with the whole.
    abstract @Nullable Fault settle();

    /// Of the entry, in our scale; `BAD` if it is none.
    private long price(MarketEntry entry) {
        long value = entry.price();
        int scale = entry.priceScale();
        if (value <= 0) {
            return BAD;
        }
        while (scale > priceScale && value % 10 == 0) {
            value /= 10;
            scale--;
        }
        return scale <= priceScale || refine(scale, sizeScale) ? scaled(value, priceScale - scale) : BAD;
    }

    private long size(MarketEntry entry) {
        long value = entry.size();
        int scale = entry.sizeScale();
        if (value < 0) {
            return BAD;
        }
        while (scale > sizeScale && value % 10 == 0) {
            value /= 10;
            scale--;
        }
        return scale <= sizeScale || refine(priceScale, scale) ? scaled(value, sizeScale - scale) : BAD;
    }

    private static long scaled(long value, int places) {
        return value < MOST[places] ? value * Decimal.power(places) : BAD;
    }

    /// Makes the scales finer; false if what stands would not fit.
    private boolean refine(int prices, int sizes) {
        if (prices > Decimal.MAX_SCALE || sizes > Decimal.MAX_SCALE) {
            return false;
        }
        long rankFactor = Decimal.power(prices - priceScale);
        long sizeFactor = Decimal.power(sizes - sizeScale);
        if (!bids.canGrow(rankFactor, sizeFactor, LIMIT) || !asks.canGrow(rankFactor, sizeFactor, LIMIT)) {
            return false;
        }
        grow(rankFactor, sizeFactor);
        priceScale = prices;
        sizeScale = sizes;
        return true;
    }

    void grow(long rankFactor, long sizeFactor) {
        bids.grow(rankFactor, sizeFactor);
        asks.grow(rankFactor, sizeFactor);
    }
}
