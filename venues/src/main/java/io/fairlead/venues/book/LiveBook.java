package io.fairlead.venues.book;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.BookSnapshot.Health;
import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.book.Quote;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// The newest book of one instrument at one venue. One thread writes it, whole and without allocating; any thread may
/// take a snapshot.
///
/// A sequence lock: the version is odd while a write is under way, and a reader that saw it odd or moving reads again.
/// The writer never waits for a reader.
///
/// ```
///  | bids | asks | received | health | price, its scale, size, its scale | … depth bids, then depth asks
/// ```
public final class LiveBook {
    private static final int BIDS = 0;
    private static final int ASKS = 1;
    private static final int RECEIVED = 2;
    private static final int HEALTH = 3;
    private static final int LEVELS = 4;
    private static final int LEVEL_LONGS = 4;
    private static final long STALE = 0;
    private static final long FRESH = 1;
    private static final Comparator<Level> LOWEST_FIRST = Comparator.comparing(Level::price);

    private final VenueId venue;
    private final Symbol symbol;
    private final int depth;
    private final AtomicLong version = new AtomicLong();
    private final AtomicLongArray data;
    private int bids;
    private int asks;

    LiveBook(VenueId venue, Symbol symbol, int depth) {
        this.venue = venue;
        this.symbol = symbol;
        this.depth = depth;
        this.data = new AtomicLongArray(LEVELS + 2 * depth * LEVEL_LONGS);
    }

    Symbol symbol() {
        return symbol;
    }

    /// Starts a new picture of the book; what stood there is forgotten.
    public void begin() {
        version.setOpaque(version.getPlain() | 1);
        VarHandle.storeStoreFence();
        bids = 0;
        asks = 0;
    }

    /// Adds a bid of `size` × 10^-`sizeScale` units. Levels beyond the depth are dropped.
    public void bid(long price, int priceScale, long size, int sizeScale) {
        if (bids < depth) {
            level(bids++, price, priceScale, size, sizeScale);
        }
    }

    /// Adds an ask, as [#bid].
    public void ask(long price, int priceScale, long size, int sizeScale) {
        if (asks < depth) {
            level(depth + asks++, price, priceScale, size, sizeScale);
        }
    }

    private void level(int index, long price, int priceScale, long size, int sizeScale) {
        int at = LEVELS + index * LEVEL_LONGS;
        data.setOpaque(at, price);
        data.setOpaque(at + 1, priceScale);
        data.setOpaque(at + 2, size);
        data.setOpaque(at + 3, sizeScale);
    }

    /// Publishes the picture begun.
    public void end(long receivedNanos) {
        data.setOpaque(BIDS, bids);
        data.setOpaque(ASKS, asks);
        data.setOpaque(RECEIVED, receivedNanos);
        data.setOpaque(HEALTH, FRESH);
        version.setRelease(version.getPlain() + 1);
    }

    /// The feed is cut: the prices stay to be seen, and say that they are old.
    public void cut() {
        version.setOpaque(version.getPlain() | 1);
        VarHandle.storeStoreFence();
        data.setOpaque(HEALTH, STALE);
        version.setRelease(version.getPlain() + 1);
    }

    /// The book as it stands; null until the first one has come.
    public @Nullable BookSnapshot snapshot() {
        long[] copy = new long[data.length()];
        while (!copy(copy)) {
            Thread.onSpinWait();
        }
        if (copy[RECEIVED] == 0) {
            return null;
        }
        List<Level> bidLevels = levels(copy, 0, (int) copy[BIDS], LOWEST_FIRST.reversed());
        List<Level> askLevels = levels(copy, depth, (int) copy[ASKS], LOWEST_FIRST);
        Health health = copy[HEALTH] == FRESH ? Health.FRESH : Health.STALE;
        return new BookSnapshot(venue, symbol, bidLevels, askLevels, copy[RECEIVED], health);
    }

    /// Reads the best prices and allocates nothing; clears `into` until the first book has come. Any thread, each with
    /// a quote of its own.
    public void read(Quote into) {
        long before;
        do {
            before = version.getAcquire();
            into.update(data.getOpaque(RECEIVED), data.getOpaque(HEALTH) == FRESH);
            if (into.receivedNanos() != 0) {
                best(into.bid(), 0, (int) data.getOpaque(BIDS), 1);
                best(into.ask(), depth, (int) data.getOpaque(ASKS), -1);
            }
            VarHandle.loadLoadFence();
        } while ((before & 1) != 0 || version.getOpaque() != before);
    }

    /// The highest price where `sign` is 1, the lowest where it is -1. A torn read is read again, so it may be nonsense
    /// here, but never out of bounds.
    private void best(Quote.Best into, int first, int count, int sign) {
        for (int i = first; i < first + Math.min(count, depth); i++) {
            int at = LEVELS + i * LEVEL_LONGS;
            long price = data.getOpaque(at);
            int scale = scale(at + 1);
            if (!into.isThere() || sign * Decimal.compare(price, scale, into.unscaled(), into.scale()) > 0) {
                into.set(price, scale, data.getOpaque(at + 2), scale(at + 3));
            }
        }
    }

    private int scale(int at) {
        return Math.clamp(data.getOpaque(at), 0, Decimal.MAX_SCALE);
    }

    private boolean copy(long[] into) {
        long before = version.getAcquire();
        if ((before & 1) != 0) {
            return false;
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = data.getOpaque(i);
        }
        VarHandle.loadLoadFence();
        return version.getOpaque() == before;
    }

    private static List<Level> levels(long[] copy, int first, int count, Comparator<Level> order) {
        List<Level> levels = new ArrayList<>(count);
        for (int i = first; i < first + count; i++) {
            int at = LEVELS + i * LEVEL_LONGS;
            levels.add(new Level(
                    new Decimal(copy[at], (int) copy[at + 1]), new Decimal(copy[at + 2], (int) copy[at + 3])));
        }
        levels.sort(order);
        return List.copyOf(levels);
    }
}
