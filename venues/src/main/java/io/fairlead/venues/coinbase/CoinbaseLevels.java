package io.fairlead.venues.coinbase;

import java.util.Arrays;

/// The levels of one message, in the order in which they came. Owned by the feed.
final class CoinbaseLevels extends CoinbaseColumns {
    /// More levels than a message can sanely have.
    static final int MOST = 500_000;

    private static final int FIRST_ROWS = 256;

    private boolean[] bids = new boolean[FIRST_ROWS];
    private int count;

    CoinbaseLevels() {
        super(FIRST_ROWS);
    }

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
        if (count == rows()) {
            resize(2 * count);
            bids = Arrays.copyOf(bids, 2 * count);
        }
        bids[count] = bid;
        setPrice(count, price.unscaled(), price.scale());
        setSize(count, size.unscaled(), size.scale());
        count++;
        return true;
    }

    boolean isBid(int at) {
        return bids[at];
    }
}
