package io.fairlead.gateway.tape;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;

/// What a tape is played to. Called by the thread that plays.
public interface TapeSink {
    /// Says whose entries carry a number, before the first of them; said again for each block of a file.
    void instrument(int number, VenueId venue, Symbol symbol);

    /// The next entry; the object is used again for the one behind it.
    void entry(TapeEntry entry);
}
