package io.fairlead.core.book;

/// The best prices that a book last showed, which those that come next are held against. Owned by the book's writing
/// thread.
final class LastBest {
    /// How far a best price may be from the one before: a decimal point that slipped is ten times.
    private static final int ABSURD_FACTOR = 5;

    private long bid;
    private long ask;
    private int scale;

    void note(Levels levels) {
        bid = levels.best(BookSide.BID);
        ask = levels.best(BookSide.ASK);
        scale = levels.priceScale();
    }

    /// Whether one of the best prices is further away than a market moves.
    boolean isAbsurdlyFarFrom(Levels levels) {
        return scale == levels.priceScale()
                && (isAbsurd(levels.best(BookSide.BID), bid) || isAbsurd(levels.best(BookSide.ASK), ask));
    }

    private static boolean isAbsurd(long now, long before) {
        return now != 0 && before != 0 && (now / ABSURD_FACTOR > before || before / ABSURD_FACTOR > now);
    }
}
