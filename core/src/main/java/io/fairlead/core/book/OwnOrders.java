package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;

/// What of ours rests in a book, as the core has it. Any thread.
@FunctionalInterface
public interface OwnOrders {
    OwnOrders NONE = (_, _, _) -> Decimal.ZERO;

    /// Units of ours that are still open at a price, zero if none.
    Decimal units(BookKey book, BookSide side, Decimal price);
}
