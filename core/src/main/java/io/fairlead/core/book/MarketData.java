package io.fairlead.core.book;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest book of each instrument, conflated. Written by the market thread, readable by any.
public interface MarketData {
    /// Null until the first snapshot has come.
    @Nullable
    BookSnapshot book(VenueId venue, Symbol symbol);

    List<BookSnapshot> books();
}
