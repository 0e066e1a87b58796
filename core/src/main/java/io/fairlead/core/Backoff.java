package io.fairlead.core;

/// Pauses that double from the first to the longest. Owned by the engine thread.
final class Backoff {
    private final CoreSettings settings;
    private long pauseNanos;
    private long overNanos;

    Backoff(CoreSettings settings) {
        this.settings = settings;
        this.pauseNanos = settings.firstAskNanos();
    }

    boolean isOver(long nowNanos) {
        return nowNanos >= overNanos;
    }

    /// Begins the next pause, twice as long as the one before.
    void lengthen(long nowNanos) {
        overNanos = nowNanos + pauseNanos;
        pauseNanos = Math.min(2 * pauseNanos, settings.longestAskNanos());
    }

    /// Ends the pause, so that what it held back happens at once.
    void end() {
        overNanos = 0;
        pauseNanos = settings.firstAskNanos();
    }
}
