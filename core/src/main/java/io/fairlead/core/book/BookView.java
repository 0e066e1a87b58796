package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The levels of a book, read again and again into the same object. Owned by the thread that reads; costs no heap.
///
/// Levels count from 0, the best. [#levels] is 0 unless the book is fresh, so whoever forgets to ask for the health
/// finds nothing to act on; [#lastKnown] counts what it last showed. All prices of a reading have one scale, and all
/// sizes another.
public final class BookView {
    private static final TradingStatus[] STATUSES = TradingStatus.values();

    private long[] data = new long[BookCell.longs(1)];
    private int depth = 1;
    private long version;

    public BookView() {}

    void read(BookCell cell) {
        if (data.length != cell.length()) {
            data = new long[cell.length()];
            depth = cell.depth();
        }
        long before;
        do {
            before = cell.beginRead();
            cell.copyTo(data);
        } while (!cell.isUnmoved(before));
        version = before;
    }

    /// As in [BookReader#version] when it was read.
    public long version() {
        return version;
    }

    public Health health() {
        return Health.of((int) data[BookCell.HEALTH]);
    }

    /// When it came to be in this health, epoch nanoseconds; 0 if it was never in another.
    public long sinceNanos() {
        return data[BookCell.SINCE];
    }

    /// When the venue last sent something of it, epoch nanoseconds; 0 if it never did.
    public long receivedNanos() {
        return data[BookCell.RECEIVED];
    }

    public TradingStatus trading() {
        return STATUSES[(int) data[BookCell.STATUS]];
    }

    /// How many levels may be acted on.
    public int levels(BookSide side) {
        return health().isFresh() ? lastKnown(side) : 0;
    }

    /// How many levels it last showed, whatever its health.
    public int lastKnown(BookSide side) {
        return (int) data[side == BookSide.BID ? BookCell.BIDS : BookCell.ASKS];
    }

    public long price(BookSide side, int level) {
        return data[at(side, level)];
    }

    public long size(BookSide side, int level) {
        return data[at(side, level) + 1];
    }

    /// How many orders the size is the sum of, as far as the venue tells.
    public int orders(BookSide side, int level) {
        return (int) data[at(side, level) + 2];
    }

    private int at(BookSide side, int level) {
        return BookCell.LEVELS + ((side == BookSide.BID ? 0 : depth) + level) * BookCell.LEVEL_LONGS;
    }

    public int priceScale() {
        return (int) data[BookCell.PRICE_SCALE];
    }

    public int sizeScale() {
        return (int) data[BookCell.SIZE_SCALE];
    }

    /// A picture to keep.
    BookSnapshot snapshot(BookKey key) {
        return new BookSnapshot(
                key,
                new BookSnapshot.State(health(), sinceNanos(), receivedNanos(), trading()),
                new BookSnapshot.Sides(pictures(BookSide.BID), pictures(BookSide.ASK)),
                new BookSnapshot.Statistics(
                        statistic(Tape.TRADE),
                        decimal(Tape.TRADE_SIZE),
                        data[BookCell.TAPE + Tape.TRADE_NANOS],
                        statistic(Tape.STATISTICS),
                        statistic(Tape.STATISTICS + 2),
                        new BookSnapshot.Range(statistic(Tape.STATISTICS + 6), statistic(Tape.STATISTICS + 4))));
    }

    private List<BookSnapshot.Level> pictures(BookSide side) {
        List<BookSnapshot.Level> levels = new ArrayList<>(lastKnown(side));
        for (int i = 0; i < lastKnown(side); i++) {
            levels.add(new BookSnapshot.Level(
                    new Decimal(price(side, i), priceScale()),
                    new Decimal(size(side, i), sizeScale()),
                    orders(side, i),
                    Decimal.ZERO));
        }
        return List.copyOf(levels);
    }

    private @Nullable Decimal statistic(int at) {
        return data[BookCell.TAPE + at] == 0 ? null : decimal(at);
    }

    private Decimal decimal(int at) {
        return new Decimal(data[BookCell.TAPE + at], (int) data[BookCell.TAPE + at + 1]);
    }
}
