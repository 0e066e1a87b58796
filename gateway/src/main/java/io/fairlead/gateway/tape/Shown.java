package io.fairlead.gateway.tape;

import io.fairlead.core.book.BookSide;
import io.fairlead.core.book.BookView;

/// One side of a book as it was recorded last. Owned by its tap.
final class Shown {
    private final BookSide side;
    private long[] prices = new long[16];
    private long[] sizes = new long[16];
    private int count;
    private int priceScale;
    private int sizeScale;

    Shown(BookSide side) {
        this.side = side;
    }

    BookSide side() {
        return side;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    long price(int at) {
        return prices[at];
    }

    long size(int at) {
        return sizes[at];
    }

    /// Whether its numbers can be compared with those of a reading.
    boolean hasScales(BookView view) {
        return priceScale == view.priceScale() && sizeScale == view.sizeScale();
    }

    void is(BookView view) {
        count = view.lastKnown(side);
        if (count > prices.length) {
            prices = new long[count];
            sizes = new long[count];
        }
        for (int i = 0; i < count; i++) {
            prices[i] = view.price(side, i);
            sizes[i] = view.size(side, i);
        }
        priceScale = view.priceScale();
        sizeScale = view.sizeScale();
    }
}
