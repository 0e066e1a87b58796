package io.fairlead.core.position;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// The best fresh prices for an account: of its own venue, else of any other that has them. Any thread.
public record FreshQuotes(MarketData market, VenueId venue) implements Valuations.Quotes {
    @Override
    public Valuations.@Nullable Quote quote(Symbol symbol) {
        Valuations.Quote own = quote(market.book(venue, symbol));
        if (own != null) {
            return own;
        }
        for (BookSnapshot book : market.books()) {
            Valuations.Quote other = book.symbol().equals(symbol) ? quote(book) : null;
            if (other != null) {
                return other;
            }
        }
        return null;
    }

    private static Valuations.@Nullable Quote quote(@Nullable BookSnapshot book) {
        BookSnapshot.Sides sides = book == null ? null : book.tradable();
        return sides == null || sides.bids().isEmpty() || sides.asks().isEmpty()
                ? null
                : new Valuations.Quote(
                        sides.bids().getFirst().price(), sides.asks().getFirst().price());
    }
}
