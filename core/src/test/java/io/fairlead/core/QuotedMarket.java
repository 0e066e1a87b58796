package io.fairlead.core;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.MarketData;
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
        quote(symbol, bid, ask, BookSnapshot.Health.FRESH);
    }

    void quote(Symbol symbol, String bid, String ask, BookSnapshot.Health health) {
        books.put(symbol, new BookSnapshot(Fixture.VENUE, symbol, List.of(level(bid)), List.of(level(ask)), 0, health));
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
