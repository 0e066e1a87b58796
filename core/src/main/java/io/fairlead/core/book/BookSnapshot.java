package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;

/// The book of one instrument at one venue at a moment; immutable, may go anywhere.
/// `bids` best (highest) first, `asks` best (lowest) first. `receivedNanos` is epoch time of the last update.
public record BookSnapshot(
        VenueId venue, Symbol symbol, List<Level> bids, List<Level> asks, long receivedNanos, Health health) {

    /// One price level; `units` is the size offered there.
    public record Level(Decimal price, Decimal units) {}

    /// Whether the prices may be acted on.
    public enum Health {
        FRESH,
        /// The feed is cut or silent: shown greyed, never traded on.
        STALE
    }
}
