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
}
