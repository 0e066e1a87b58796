package io.fairlead.venues.coinbase;

import java.util.Arrays;

/// The levels of one message, in the order in which they came, in arrays that are used again. Owned by the feed.
final class CoinbaseLevels {
    /// More levels than a message can sanely have.
    static final int MOST = 500_000;

    private boolean[] bids = new boolean[256];
    private long[] prices = new long[256];
    private long[] sizes = new long[256];
    private byte[] scales = new byte[512];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /// False if there are too many.
    boolean add(boolean bid, CoinbaseNumber price, CoinbaseNumber size) {
        if (count == MOST) {
            return false;
        }
        if (count == prices.length) {
            bids = Arrays.copyOf(bids, 2 * count);
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            scales = Arrays.copyOf(scales, 4 * count);
        }
        bids[count] = bid;
        prices[count] = price.unscaled();
        sizes[count] = size.unscaled();
        scales[2 * count] = (byte) price.scale();
        scales[2 * count + 1] = (byte) size.scale();
        count++;
        return true;
    }

    boolean isBid(int at) {
        return bids[at];
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
}
