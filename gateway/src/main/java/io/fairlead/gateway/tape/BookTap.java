package io.fairlead.gateway.tape;

import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookListener;
import io.fairlead.core.book.BookReader;
import io.fairlead.core.book.BookSide;
import io.fairlead.core.book.BookView;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.TradingStatus;

/// Puts what happens to one book on its line: trades as they are told, best prices when they change, and, while it is
/// recorded, the difference between what readers saw and what they see. Owned by the thread that writes the book.
///
/// What readers see is recorded and not what the venue sent, so that a tape can begin at any moment, whatever the venue
/// names its changes by.
final class BookTap implements BookListener, MarketSink {
    private final Recorder recorder;
    private final Recorder.Line line;
    private final BookView view = new BookView();
    private final TapeEntry entry = new TapeEntry();
    private final Shown bids = new Shown(BookSide.BID);
    private final Shown asks = new Shown(BookSide.ASK);
    private final TopWatch top = new TopWatch();
    private int take;
    private boolean whole;
    private long receivedNanos;
    private boolean begun;

    BookTap(Recorder recorder, Book book) {
        this.recorder = recorder;
        line = recorder.open(book.key());
        book.tap(this);
        book.listen(this);
    }

    @Override
    public void onBook(BookReader book, long nowNanos) {
        book.read(view);
        if (top.moved(view)) {
            line.put(entry.set(TapeKind.TOP, line.number(), nowNanos)
                    .price(top.bid(), top.scale())
                    .size(top.ask(), top.scale()));
        }
        int now = recorder.take();
        if (now != take) {
            take = now;
            whole = false;
        }
        if (now == 0) {
            return;
        }
        if (view.health().isFresh()) {
            record(nowNanos);
        } else if (whole) {
            whole = false;
            line.put(entry.set(TapeKind.STALE, line.number(), nowNanos));
        }
    }

    private void record(long nowNanos) {
        boolean snapshot = !whole || !bids.hasScales(view) || !asks.hasScales(view);
        if (snapshot) {
            bids.clear();
            asks.clear();
        }
        begun = snapshot;
        whole = !snapshot || line.put(entry.set(TapeKind.SNAPSHOT, line.number(), nowNanos));
        compare(bids, TapeKind.BID, nowNanos);
        compare(asks, TapeKind.ASK, nowNanos);
        if (begun) {
            whole &= line.put(entry.set(TapeKind.END, line.number(), nowNanos));
        }
        bids.is(view);
        asks.is(view);
    }

    /// Walks what was shown and what is, both from the best price on.
    private void compare(Shown shown, TapeKind kind, long nowNanos) {
        int was = 0;
        int is = 0;
        while (was < shown.count() || is < view.lastKnown(shown.side())) {
            int order = order(shown, was, is);
            if (order < 0) {
                level(kind, shown.price(was), 0, nowNanos);
                was++;
            } else {
                long size = view.size(shown.side(), is);
                if (order > 0 || size != shown.size(was)) {
                    level(kind, view.price(shown.side(), is), size, nowNanos);
                }
                was += order == 0 ? 1 : 0;
                is++;
            }
        }
    }

    /// Below 0 if the level that was is better than the one that is, so that it is gone; above 0 if that one is new.
    private int order(Shown shown, int was, int is) {
        if (was == shown.count() || is == view.lastKnown(shown.side())) {
            return was == shown.count() ? 1 : -1;
        }
        int order = Long.compare(shown.price(was), view.price(shown.side(), is));
        return shown.side() == BookSide.BID ? -order : order;
    }

    private void level(TapeKind kind, long price, long size, long nowNanos) {
        if (!begun) {
            begun = true;
            whole &= line.put(entry.set(TapeKind.UPDATE, line.number(), nowNanos));
        }
        whole &= line.put(entry.set(kind, line.number(), nowNanos)
                .price(price, view.priceScale())
                .size(size, view.sizeScale()));
    }

    @Override
    public void begin(Refresh refresh, long sequence, long atNanos) {
        receivedNanos = atNanos;
    }

    @Override
    public void entry(MarketEntry told) {
        boolean happened = told.kind() == EntryKind.TRADE && told.action() != EntryAction.DELETE;
        if (happened && told.isPriced() && told.price() > 0) {
            long at = told.timeNanos() == 0 ? receivedNanos : told.timeNanos();
            line.put(entry.set(TapeKind.TRADE, line.number(), at)
                    .price(told.price(), told.priceScale())
                    .size(told.isSized() ? told.size() : 0, told.isSized() ? told.sizeScale() : 0));
        }
    }

    @Override
    public void end() {}

    @Override
    public void status(TradingStatus status, long nowNanos) {}

    @Override
    public void requested(long nowNanos) {}

    @Override
    public void gapped(Fault why, long nowNanos) {}

    @Override
    public void cut(long nowNanos) {}

    @Override
    public void lost(long nowNanos) {}
}
