package io.fairlead.core.book;

import io.fairlead.core.book.BookSnapshot.Sides;
import java.util.List;

/// One message of a simulated venue, and what its book was when it said it.
record Said(MarketSink.Refresh refresh, int number, long sequence, List<Entry> entries, Sides truth) {

    /// Price and size in cents; 0 where the venue leaves them out. `scale` is how many zeros more it writes.
    record Entry(BookSide side, EntryAction action, long price, long size, int positionOrId, long sequence, int scale) {
        Entry numbered(long number) {
            return new Entry(side, action, price, size, positionOrId, number, scale);
        }
    }

    /// Tells a sink what was said, as an adapter does.
    void to(MarketSink sink, Keying keying, long nowNanos) {
        MarketEntry filled = new MarketEntry();
        sink.begin(refresh, sequence, nowNanos);
        for (Entry entry : entries) {
            filled.begin(entry.side == BookSide.BID ? EntryKind.BID : EntryKind.ASK, entry.action)
                    .sequence(entry.sequence);
            long zeros = Math.powExact(10L, entry.scale);
            if (entry.price != 0) {
                filled.price(entry.price * zeros, 2 + entry.scale);
            }
            if (entry.size != 0) {
                filled.size(entry.size * zeros, 2 + entry.scale);
            }
            switch (keying) {
                case PRICE -> {}
                case POSITION -> filled.position(entry.positionOrId);
                case ENTRY_ID -> filled.id(entry.positionOrId);
            }
            sink.entry(filled);
        }
        sink.end();
    }
}
