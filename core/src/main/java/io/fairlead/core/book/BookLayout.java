package io.fairlead.core.book;

/// How a venue sends a book, and how much of it is kept.
///
/// @param depth levels a side that readers see
/// @param full whether the venue sends every level; if not, it sends the best `depth`, and a level pushed out is gone
///     whether or not it says so
public record BookLayout(Keying keying, int depth, boolean full, Patience patience) {
    /// The most levels a side that readers may see.
    public static final int MAX_DEPTH = 50;

    /// The most levels of a side, and the most entries, that are kept of a full book.
    static final int MAX_LEVELS = 1_024;

    static final int MAX_ENTRIES = 8_192;

    /// Changes of one message may come in any order, so for its length a book may be deeper than it will be.
    private static final int SLACK = 64;

    /// How long things may last. `staleAfterNanos` without any update make a book stale, 0 never does.
    ///
    /// @param crossedNanos after which a crossed book is refreshed
    /// @param retryNanos until a refresh is asked for again, at first
    public record Patience(long staleAfterNanos, long crossedNanos, long retryNanos) {
        public static final Patience STANDARD = new Patience(0, 1_000_000_000L, 5_000_000_000L);
    }

    public BookLayout {
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth must be 1 to " + MAX_DEPTH + ", was " + depth);
        }
    }

    /// The best `depth` levels by price, as most providers send them.
    public static BookLayout byPrice(int depth) {
        return new BookLayout(Keying.PRICE, depth, false, Patience.STANDARD);
    }

    int capacity() {
        return full || keying == Keying.ENTRY_ID ? MAX_LEVELS : depth + SLACK;
    }
}
