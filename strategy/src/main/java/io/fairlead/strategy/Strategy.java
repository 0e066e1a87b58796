package io.fairlead.strategy;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.view.OrderView;

/// Decides from what it is shown, and acts through a `Desk`. Called by one thread; times are epoch nanoseconds.
public interface Strategy {
    /// The newest book of an instrument; those in between may have been left out.
    void onBook(BookSnapshot book, long nowNanos, Desk desk);

    /// An order of this strategy changed.
    void onOrder(OrderView order, long nowNanos, Desk desk);

    /// The position in an instrument changed: signed units, long positive.
    void onPosition(PositionChange change);

    /// Time passed; comes several times a second.
    void onTimer(long nowNanos, Desk desk);
}
