package io.fairlead.gateway.tape;

import io.fairlead.core.book.BookSide;
import io.fairlead.core.book.BookView;

/// The best prices of a book as they were last looked at. Owned by whoever looks.
final class TopWatch {
    private long bid;
    private long ask;
    private int scale;

    /// Whether both are there to be acted on, and one of them moved.
    boolean moved(BookView view) {
        if (view.levels(BookSide.BID) == 0 || view.levels(BookSide.ASK) == 0) {
            return false;
        }
        long bidNow = view.price(BookSide.BID, 0);
        long askNow = view.price(BookSide.ASK, 0);
        boolean moved = bidNow != bid || askNow != ask || view.priceScale() != scale;
        bid = bidNow;
        ask = askNow;
        scale = view.priceScale();
        return moved;
    }

    long bid() {
        return bid;
    }

    long ask() {
        return ask;
    }

    int scale() {
        return scale;
    }
}
