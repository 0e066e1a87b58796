package io.fairlead.bench.contender;

import org.HdrHistogram.Histogram;

/// An engine that is logged on to the counterparty and can be measured. Owned by the main thread of its process.
interface Contender {
    /// One order at a time: the nanoseconds from the start of its encoding to its report, decoded and counted as
    /// received.
    Histogram roundTrips(int orders);

    /// Keeps `inFlight` orders under way; returns the nanoseconds that all of them took.
    long burst(int orders, int inFlight);

    /// Sends at a fixed rate, whatever comes back. Times count from the moment at which an order was due, so that an
    /// order which had to wait for its turn shows it (no coordinated omission).
    Histogram openLoop(int ordersPerSecond, int orders);

    /// One order at a time: the nanoseconds until whoever gave it has been told that it is safe, on disk and on its
    /// way.
    default Histogram acknowledgements(int orders) {
        throw new UnsupportedOperationException("nobody is told here");
    }

    /// Bytes of heap taken so far by whatever threads carry messages.
    long heapTaken();

    /// Does what an idle user of this engine does, for this long.
    void idle(long nanos);
}
