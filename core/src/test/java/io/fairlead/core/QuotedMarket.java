package io.fairlead.core;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Books of one level at the fixture's venue, as a test sets them.
final class QuotedMarket implements MarketData {
    private final Map<Symbol, BookSnapshot> books = new LinkedHashMap<>();

    void quote(Symbol symbol, String bid, String ask) {
        quote(symbol, bid, ask, Health.FRESH);
    }

    void quote(Symbol symbol, String bid, String ask, Health health) {
        BookSnapshot.State state = new BookSnapshot.State(health, 0, 0, TradingStatus.UNKNOWN);
        BookKey key = new BookKey(Fixture.VENUE, symbol);
        books.put(symbol, BookSnapshot.of(key, state, List.of(level(bid)), List.of(level(ask))));
    }

    private static BookSnapshot.Level level(String price) {
        return new BookSnapshot.Level(Decimal.of(price), Decimal.of(1_000_000));
    }

    @Override
    public @Nullable BookSnapshot book(VenueId venue, Symbol symbol) {
        return venue.equals(Fixture.VENUE) ? books.get(symbol) : null;
    }

    @Override
    public List<BookSnapshot> books() {
        return List.copyOf(books.values());
    }
}
