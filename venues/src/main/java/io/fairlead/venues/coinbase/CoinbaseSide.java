package io.fairlead.venues.coinbase;

import io.fairlead.core.model.Decimal;
import java.util.Arrays;

/// The best levels of one side. The venue sends all of them, tens of thousands; what is worse than the worst one
/// kept is beyond the horizon and not known. Owned by the feed.
final class CoinbaseSide {
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
    private final long[] prices;
    private final long[] sizes;
    private final byte[] scales;
    private int count;
    private boolean horizon;
    private long evictedPrice;
    private int evictedScale;

    /// @param bids whether the highest price is the best
    CoinbaseSide(boolean bids, int keep) {
        sign = bids ? 1 : -1;
        prices = new long[keep];
        sizes = new long[keep];
        scales = new byte[2 * keep];
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

    long price(int at) {
        return prices[at];
    }

    int priceScale(int at) {
        return scales[2 * at];
    }

    long size(int at) {
        return sizes[at];
    }

    int sizeScale(int at) {
        return scales[2 * at + 1];
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
            sizes[at] = levels.size(from);
            scales[2 * at + 1] = (byte) levels.sizeScale(from);
            return Change.SET;
        }
        return insert(-at - 1, levels, from);
    }

    private Change remove(int at) {
        System.arraycopy(prices, at + 1, prices, at, count - at - 1);
        System.arraycopy(sizes, at + 1, sizes, at, count - at - 1);
        System.arraycopy(scales, 2 * at + 2, scales, 2 * at, 2 * (count - at - 1));
        count--;
        return Change.GONE;
    }

    private Change insert(int at, CoinbaseLevels levels, int from) {
        if ((at == count && horizon) || at == prices.length) {
            horizon = true;
            return Change.NONE;
        }
        boolean full = count == prices.length;
        if (full) {
            evictedPrice = prices[count - 1];
            evictedScale = scales[2 * count - 2];
            horizon = true;
            count--;
        }
        System.arraycopy(prices, at, prices, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        System.arraycopy(scales, 2 * at, scales, 2 * at + 2, 2 * (count - at));
        prices[at] = levels.price(from);
        sizes[at] = levels.size(from);
        scales[2 * at] = (byte) levels.priceScale(from);
        scales[2 * at + 1] = (byte) levels.sizeScale(from);
        count++;
        return full ? Change.SET_AND_EVICTED : Change.SET;
    }

    /// Where a price stands, or -1 - the place where it would.
    private int find(long price, int scale) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sign * Decimal.compare(prices[middle], scales[2 * middle], price, scale);
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

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(prices, count));
    }
}
