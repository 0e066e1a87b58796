package io.fairlead.venues.coinbase;

import io.fairlead.core.model.Decimal;

/// The best levels of one side. The venue sends all of them, tens of thousands; what is worse than the worst one
/// kept is beyond the horizon and not known. Owned by the feed.
final class CoinbaseSide extends CoinbaseColumns {
    /// What became of a level.
    enum Change {
        /// Nothing that anybody sees.
        NONE,
        SET,
        GONE,
        /// It is kept, and the worst one had to go for it: [CoinbaseSide#evictedPrice].
        SET_AND_EVICTED
    }

    private final int sign;
    private int count;
    private boolean horizon;
    private long evictedPrice;
    private int evictedScale;

    /// @param bids whether the highest price is the best
    CoinbaseSide(boolean bids, int keep) {
        super(keep);
        sign = bids ? 1 : -1;
    }

    void clear() {
        count = 0;
        horizon = false;
    }

    int count() {
        return count;
    }

    /// Whether the venue has levels that are not kept.
    boolean hasHorizon() {
        return horizon;
    }

    long evictedPrice() {
        return evictedPrice;
    }

    int evictedScale() {
        return evictedScale;
    }

    /// What is there at a price now; size 0 is nothing. Takes the level at `from` of a message.
    Change set(CoinbaseLevels levels, int from) {
        long price = levels.price(from);
        int scale = levels.priceScale(from);
        int at = find(price, scale);
        if (levels.size(from) == 0) {
            return at >= 0 ? remove(at) : Change.NONE;
        }
        if (at >= 0) {
            setSize(at, levels.size(from), levels.sizeScale(from));
            return Change.SET;
        }
        return insert(-at - 1, levels, from);
    }

    private Change remove(int at) {
        move(at + 1, at, count - at - 1);
        count--;
        return Change.GONE;
    }

    private Change insert(int at, CoinbaseLevels levels, int from) {
        if ((at == count && horizon) || at == rows()) {
            horizon = true;
            return Change.NONE;
        }
        boolean full = count == rows();
        if (full) {
            evictedPrice = price(count - 1);
            evictedScale = priceScale(count - 1);
            horizon = true;
            count--;
        }
        move(at, at + 1, count - at);
        setPrice(at, levels.price(from), levels.priceScale(from));
        setSize(at, levels.size(from), levels.sizeScale(from));
        count++;
        return full ? Change.SET_AND_EVICTED : Change.SET;
    }

    /// Where a price stands, or -1 - the place where it would.
    private int find(long price, int scale) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sign * Decimal.compare(price(middle), priceScale(middle), price, scale);
            if (order == 0) {
                return middle;
            }
            if (order > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
