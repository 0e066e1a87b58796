package io.fairlead.core.book;

/// The two sides of a book.
public enum BookSide {
    BID(1),
    ASK(-1);

    private final int sign;

    BookSide(int sign) {
        this.sign = sign;
    }

    /// Makes the better price of a side the larger number, and back.
    long ranked(long price) {
        return sign * price;
    }
}
