package io.fairlead.bench.market;

import java.util.List;

/// One way of decoding a flow and keeping its book. Owned by the measuring thread.
interface FlowReader {
    /// Takes one message, from its bytes to the book.
    void take(byte[] source, int from, int length, long receivedNanos);

    /// The best levels, bids then asks, as `price x size`: what all readers must agree on.
    List<String> best(int levels);
}
