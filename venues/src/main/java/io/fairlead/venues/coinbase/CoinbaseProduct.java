package io.fairlead.venues.coinbase;

import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.venues.coinbase.CoinbaseSide.Change;
import java.util.concurrent.atomic.AtomicLong;

/// One product of the venue and what we know of its feed. Owned by the feed; the counts may be read by any thread.
///
/// Changes of the book carry no number. Tickers and heartbeats do, and a heartbeat names the newest trade: a trade that
/// one heartbeat named and no ticker brought until the next one was lost, and who knows what with it.
final class CoinbaseProduct {
    /// Levels a side that are kept, so that the ones shown stay known while the price moves.
    private static final int KEEP = 500;

    private final String id;
    private final int depth;
    private final Book sink;
    private final MarketEntry entry = new MarketEntry();
    private final CoinbaseSide bids = new CoinbaseSide(true, KEEP);
    private final CoinbaseSide asks = new CoinbaseSide(false, KEEP);
    private final AtomicLong ignored = new AtomicLong();
    private boolean pictured;
    private long sequence = CoinbaseMessage.NONE;
    private long tradeId = CoinbaseMessage.NONE;
    private long expectedTrade = CoinbaseMessage.NONE;

    CoinbaseProduct(String id, int depth, Book sink) {
        this.id = id;
        this.depth = depth;
        this.sink = sink;
    }

    String id() {
        return id;
    }

    BookKey key() {
        return sink.key();
    }

    /// Messages that came out of order, or before there was a picture.
    long ignored() {
        return ignored.getOpaque();
    }

    private void ignore() {
        ignored.setOpaque(ignored.getPlain() + 1);
    }

    /// A picture has been asked for; what comes before it means nothing.
    void requested(long nowNanos) {
        pictured = false;
        sink.requested(nowNanos);
    }

    void cut(long nowNanos) {
        pictured = false;
        sequence = CoinbaseMessage.NONE;
        tradeId = CoinbaseMessage.NONE;
        expectedTrade = CoinbaseMessage.NONE;
        sink.cut(nowNanos);
    }

    /// Something was missed, and nobody knows of which product.
    void gapped(long nowNanos) {
        if (pictured) {
            sink.gapped(Fault.SEQUENCE_GAP, nowNanos);
        }
    }

    void onSnapshot(CoinbaseLevels levels, long nowNanos) {
        bids.clear();
        asks.clear();
        for (int i = 0; i < levels.count(); i++) {
            side(levels, i).set(levels, i);
        }
        pictured = true;
        sink.begin(Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, nowNanos);
        all(bids, EntryKind.BID);
        all(asks, EntryKind.ASK);
        sink.end();
    }

    private CoinbaseSide side(CoinbaseLevels levels, int at) {
        return levels.isBid(at) ? bids : asks;
    }

    private void all(CoinbaseSide side, EntryKind kind) {
        for (int i = 0; i < side.count(); i++) {
            sink.entry(entry.begin(kind, EntryAction.NEW)
                    .price(side.price(i), side.priceScale(i))
                    .size(side.size(i), side.sizeScale(i)));
        }
    }

    /// True if so little is left this side of the horizon that a new picture is needed.
    boolean onChanges(CoinbaseLevels levels, long nowNanos) {
        if (!pictured) {
            ignore();
            return false;
        }
        sink.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, nowNanos);
        for (int i = 0; i < levels.count(); i++) {
            EntryKind kind = levels.isBid(i) ? EntryKind.BID : EntryKind.ASK;
            change(side(levels, i), kind, levels, i);
        }
        sink.end();
        return isShort(bids) || isShort(asks);
    }

    private boolean isShort(CoinbaseSide side) {
        return side.hasHorizon() && side.count() < depth;
    }

    private void change(CoinbaseSide side, EntryKind kind, CoinbaseLevels levels, int at) {
        Change change = side.set(levels, at);
        switch (change) {
            case NONE -> {}
            case GONE ->
                sink.entry(entry.begin(kind, EntryAction.DELETE).price(levels.price(at), levels.priceScale(at)));
            case SET, SET_AND_EVICTED ->
                sink.entry(entry.begin(kind, EntryAction.SET)
                        .price(levels.price(at), levels.priceScale(at))
                        .size(levels.size(at), levels.sizeScale(at)));
        }
        if (change == Change.SET_AND_EVICTED) {
            sink.entry(entry.begin(kind, EntryAction.DELETE).price(side.evictedPrice(), side.evictedScale()));
        }
    }

    void onTicker(CoinbaseMessage ticker, long nowNanos) {
        if (ticker.sequence != CoinbaseMessage.NONE && ticker.sequence <= sequence) {
            ignore();
            return;
        }
        sequence = ticker.sequence;
        tradeId = Math.max(tradeId, ticker.tradeId);
        if (!pictured || !ticker.priced || !ticker.sized) {
            return;
        }
        sink.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, nowNanos);
        sink.entry(entry.begin(EntryKind.TRADE, EntryAction.NEW)
                .price(ticker.price.unscaled(), ticker.price.scale())
                .size(ticker.size.unscaled(), ticker.size.scale())
                .timeNanos(ticker.timeNanos));
        sink.end();
    }

    void onHeartbeat(CoinbaseMessage heartbeat, long nowNanos) {
        if (heartbeat.sequence != CoinbaseMessage.NONE && heartbeat.sequence < sequence) {
            ignore();
            return;
        }
        if (tradeId != CoinbaseMessage.NONE && tradeId < expectedTrade) {
            tradeId = expectedTrade;
            gapped(nowNanos);
        }
        expectedTrade = heartbeat.tradeId;
    }
}
