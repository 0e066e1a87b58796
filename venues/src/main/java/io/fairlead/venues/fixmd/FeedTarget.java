package io.fairlead.venues.fixmd;

import io.fairlead.core.book.MarketSink;
import io.fairlead.core.model.Decimal;

/// Where what a venue says of one instrument goes. Called by the thread that decodes.
public interface FeedTarget {
    /// The book.
    MarketSink sink();

    /// What a size of 1 is in units: 1 where the venue counts units, the contract size where it counts lots.
    Decimal lot();

    /// A change of the instrument's is complete; `picture` whether it was a snapshot.
    void told(boolean picture, long receivedNanos);
}
