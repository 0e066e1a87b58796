package io.fairlead.core.book;

/// When a new snapshot may be asked for: at once, then further and further apart, until one helped, or two minutes
/// passed without asking. Owned by the book's writing thread.
///
/// One helped if the book was good behind it for as long as the shortest pause: a book that is spoilt again at once is
/// no reason to ask a venue more often.
final class RefreshPace {
    private static final int MOST_DOUBLINGS = 4;
    private static final long FORGOTTEN_NANOS = 120_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    private final long retryNanos;

    /// Of the pause behind the next request.
    private int doublings;

    private long askedNanos = NEVER / 2;
    private long nextNanos = NEVER;
    private long heldNanos = NEVER;
    private long goodNanos = NEVER;

    RefreshPace(long retryNanos) {
        this.retryNanos = retryNanos;
    }

    boolean isDue(long nowNanos) {
        return nowNanos >= nextNanos && nowNanos >= heldNanos;
    }

    /// Somebody else has asked, or will: time for the answer, until [#arrived].
    void hold(long nowNanos) {
        heldNanos = nowNanos + retryNanos;
    }

    void arrived() {
        heldNanos = NEVER;
    }

    void asked(long nowNanos) {
        if (nowNanos - askedNanos > FORGOTTEN_NANOS) {
            doublings = 0;
        }
        askedNanos = nowNanos;
        nextNanos = nowNanos + (retryNanos << doublings);
        doublings = Math.min(doublings + 1, MOST_DOUBLINGS);
    }

    /// The book has nothing wrong with it from now on.
    void good(long nowNanos) {
        goodNanos = nowNanos;
    }

    /// Something is wrong with it from now on.
    void wrong(long nowNanos) {
        if (goodNanos != NEVER && nowNanos - goodNanos >= retryNanos) {
            doublings = 0;
            nextNanos = askedNanos + retryNanos;
        }
        goodNanos = NEVER;
    }
}
