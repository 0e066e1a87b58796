package io.fairlead.core;

import io.fairlead.core.book.Health;
import io.fairlead.core.book.Quote;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A market whose prices stand where a test puts them.
final class FixedMarket implements Quotes {
    private final Map<Symbol, Prices> prices = new HashMap<>();

    private record Prices(Decimal bid, Decimal ask, long atNanos, boolean fresh) {}

    /// A million on each side.
    void quote(Symbol symbol, String bid, String ask, long atNanos) {
        prices.put(symbol, new Prices(Decimal.of(bid), Decimal.of(ask), atNanos, true));
    }

    void cut(Symbol symbol) {
        prices.computeIfPresent(symbol, (_, old) -> new Prices(old.bid, old.ask, old.atNanos, false));
    }

    @Override
    public @Nullable Source source(VenueId venue, Symbol symbol) {
        return into -> read(prices.get(symbol), into);
    }

    private static void read(@Nullable Prices from, Quote into) {
        into.clear();
        if (from != null) {
            into.update(from.atNanos, from.fresh ? Health.FRESH : Health.STALE);
            into.setBid(from.bid.unscaled(), from.bid.scale(), 1_000_000, 0);
            into.setAsk(from.ask.unscaled(), from.ask.scale(), 1_000_000, 0);
        }
    }
}
