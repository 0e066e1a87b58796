package io.fairlead.bench.contender;

/// An engine that lives on the thread which polls it. Owned by that thread.
interface PolledEngine {
    /// Sends the order with this number. Returns whether it was taken; if not, try again later.
    boolean order(long number);

    /// Orders may wait for [#endBatch], to leave in one write.
    void beginBatch();

    /// Sends what waits.
    void endBatch();

    /// One turn of the duty cycle.
    void poll();

    /// How many reports were received, each for the order that was due.
    long reports();

    /// When the newest of them had been received, for an engine that does more in the same turn.
    default long reportedNanos() {
        return System.nanoTime();
    }

    /// Whether whoever gave the last order has been told that it is safe, for engines that tell.
    default boolean acknowledged() {
        return true;
    }

    /// Waits for input, for at most this long.
    void park(long maxNanos);
}
