package io.fairlead.core;

/// Pauses that double from the first to the longest. Owned by the engine thread.
final class Backoff {
    private final long firstNanos;
    private final long longestNanos;
    private long pauseNanos;
    private long currentNanos;
    private long overNanos;

    Backoff(CoreSettings settings) {
        this(settings.firstAskNanos(), settings.longestAskNanos());
    }

    Backoff(long firstNanos, long longestNanos) {
        this.firstNanos = firstNanos;
        this.longestNanos = longestNanos;
        this.pauseNanos = firstNanos;
    }

    boolean isOver(long nowNanos) {
        return nowNanos >= overNanos;
    }

    /// When it is over: in the past if it is.
    long overNanos() {
        return overNanos;
    }

    /// Begins the next pause, twice as long as the one before.
    void lengthen(long nowNanos) {
        currentNanos = pauseNanos;
        overNanos = nowNanos + currentNanos;
        pauseNanos = Math.min(2 * pauseNanos, longestNanos);
    }

    /// What the pause follows happened only now: it begins now, and lasts as long as it would have.
    void beginLate(long nowNanos) {
        overNanos = nowNanos + currentNanos;
    }

    /// Things move on: the pause ends no later than the first would have, had it begun then.
    void shorten(long sinceNanos) {
        overNanos = Math.min(overNanos, sinceNanos + firstNanos);
        pauseNanos = firstNanos;
    }

    /// Ends the pause, so that what it held back happens at once.
    void end() {
        overNanos = 0;
        pauseNanos = firstNanos;
    }
}
