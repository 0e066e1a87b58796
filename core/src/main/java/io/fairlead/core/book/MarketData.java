package io.fairlead.core.book;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest book of each instrument, conflated. Written by the thread of its feed, readable by any.
public interface MarketData {
    /// Null if that venue is not asked for that instrument. One without a picture yet is there, and says so.
    @Nullable
    BookSnapshot book(VenueId venue, Symbol symbol);

    List<BookSnapshot> books();

    /// Those of a symbol, one for each venue that has it.
    default List<BookSnapshot> booksOf(Symbol symbol) {
        return books().stream().filter(book -> book.symbol().equals(symbol)).toList();
    }

    /// How many changes of a symbol's books readers could have seen so far; -1 where nobody counts them. While it stays
    /// the same so do the books.
    default long changes(Symbol symbol) {
        return -1;
    }
}
