package io.fairlead.core.book;

/// When a new snapshot may be asked for: at once, then further and further apart, until two minutes passed without
/// asking. Owned by the book's writing thread.
final class RefreshPace {
    private static final int MOST_DOUBLINGS = 4;
    private static final long FORGOTTEN_NANOS = 120_000_000_000L;

    private final long retryNanos;
    private int doublings;
    private long askedNanos;
    private long nextNanos = Long.MIN_VALUE;
    private long heldNanos = Long.MIN_VALUE;

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
        heldNanos = Long.MIN_VALUE;
    }

    void asked(long nowNanos) {
        boolean longAgo = nowNanos - askedNanos > FORGOTTEN_NANOS;
        doublings = longAgo ? 0 : Math.min(doublings + 1, MOST_DOUBLINGS);
        askedNanos = nowNanos;
        nextNanos = nowNanos + (retryNanos << doublings);
    }
}
