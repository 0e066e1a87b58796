package io.fairlead.app.metrics;

/// What the gateway measures of itself, read at each scrape. Any thread may ask.
public interface GatewayMetrics {
    /// From sending an order to the venue's first answer.
    Latency orderToAck();

    /// From a market-data message's arrival to the book that holds it.
    Latency tickToProcess();

    /// The log position written and the one synced to disk; their distance is what a power cut would take.
    long journalPosition();

    long journalSyncedPosition();

    /// Since start: how many were measured, and their percentiles in nanoseconds.
    record Latency(long count, long p50Nanos, long p90Nanos, long p99Nanos, long p999Nanos, long maxNanos) {
        public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0);
    }
}
