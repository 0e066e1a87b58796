package io.fairlead.venues.book;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Every book of the gateway. Books are opened while it is wired; afterwards any thread may look.
public final class LiveBooks implements MarketData, Quotes {
    /// The most levels a book may keep on each side.
    public static final int MAX_DEPTH = 50;

    private final Map<Key, LiveBook> byKey = new ConcurrentHashMap<>();
    private final List<LiveBook> inOrder = new CopyOnWriteArrayList<>();

    private record Key(VenueId venue, Symbol symbol) {}

    /// The book of an instrument at a venue, for its only writer.
    public LiveBook open(VenueId venue, Symbol symbol, int depth) {
        LiveBook book = new LiveBook(venue, symbol, depth);
        if (byKey.putIfAbsent(new Key(venue, symbol), book) != null) {
            throw new IllegalArgumentException("the book of " + symbol + " at " + venue + " has a writer already");
        }
        inOrder.add(book);
        return book;
    }

    @Override
    public @Nullable BookSnapshot book(VenueId venue, Symbol symbol) {
        LiveBook book = byKey.get(new Key(venue, symbol));
        return book == null ? null : book.snapshot();
    }

    @Override
    public Quotes.@Nullable Source source(VenueId venue, Symbol symbol) {
        LiveBook own = byKey.get(new Key(venue, symbol));
        if (own != null) {
            return own::read;
        }
        for (LiveBook book : inOrder) {
            if (book.symbol().equals(symbol)) {
                return book::read;
            }
        }
        return null;
    }

    @Override
    public List<BookSnapshot> books() {
        List<BookSnapshot> books = new ArrayList<>(inOrder.size());
        for (LiveBook book : inOrder) {
            BookSnapshot snapshot = book.snapshot();
            if (snapshot != null) {
                books.add(snapshot);
            }
        }
        return books;
    }
}
