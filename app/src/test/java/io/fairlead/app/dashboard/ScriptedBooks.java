package io.fairlead.app.dashboard;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Books that walk at random, by seed; a feed can be cut. Written by the script's thread, read by any.
final class ScriptedBooks implements MarketData {
    private static final int DEPTH = 10;

    private final Random random;
    private final Map<Symbol, BookSnapshot> books = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<Symbol, Decimal> mids = new LinkedHashMap<>();

    ScriptedBooks(Random random) {
        this.random = random;
        for (ScriptedInstrument each : ScriptedInstrument.ALL) {
            mids.put(each.symbol(), each.start());
        }
    }

    /// Moves one price, unless its feed is cut.
    void move(Instrument instrument, long nowNanos) {
        Symbol symbol = instrument.symbol();
        BookSnapshot before = books.get(symbol);
        if (before != null && !before.health().isFresh()) {
            return;
        }
        Decimal tick = instrument.contract().tick();
        Decimal mid = now(symbol).plus(tick.times(Decimal.of(Math.round(random.nextGaussian() * 1.6))));
        mids.put(symbol, mid);
        books.put(
                symbol,
                BookSnapshot.of(
                        new BookKey(ScriptedInstrument.VENUE, symbol),
                        BookSnapshot.State.fresh(nowNanos),
                        levels(instrument, mid, tick.negated()),
                        levels(instrument, mid, tick)));
    }

    void cut(Symbol symbol) {
        books.computeIfPresent(symbol, (_, book) -> with(book, Health.STALE));
    }

    void restore(Symbol symbol) {
        books.computeIfPresent(symbol, (_, book) -> with(book, Health.FRESH));
    }

    /// The price that the script is at, whether or not its feed shows it.
    Decimal now(Symbol symbol) {
        Decimal mid = mids.get(symbol);
        if (mid == null) {
            throw new IllegalArgumentException("no such instrument: " + symbol);
        }
        return mid;
    }

    private List<BookSnapshot.Level> levels(Instrument instrument, Decimal mid, Decimal step) {
        List<BookSnapshot.Level> levels = new ArrayList<>();
        Decimal lot = instrument.contract().contractSize();
        for (int i = 0; i < DEPTH; i++) {
            Decimal price = mid.plus(step.times(Decimal.of(1 + i + (i > 5 ? i - 5 : 0))));
            long tenths = 5 + 4L * i + random.nextInt(20 + 6 * i);
            levels.add(
                    new BookSnapshot.Level(price, lot.times(Decimal.of(tenths)).times(Decimal.of("0.1"))));
        }
        return levels;
    }

    private static BookSnapshot with(BookSnapshot book, Health health) {
        return book.with(
                new BookSnapshot.State(health, book.receivedNanos(), book.receivedNanos(), TradingStatus.UNKNOWN));
    }

    @Override
    public @Nullable BookSnapshot book(VenueId venue, Symbol symbol) {
        return books.get(symbol);
    }

    @Override
    public List<BookSnapshot> books() {
        synchronized (books) {
            return List.copyOf(books.values());
        }
    }
}
