package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The books of one instrument over all venues, as one: each level with the venue that has it. Only fresh books are in
/// it; `leftOut` says which are not, and why. Its best bid may be above its best ask: that is a chance, no fault.
/// Immutable.
public record ConsolidatedBook(Symbol symbol, List<VenueLevel> bids, List<VenueLevel> asks, List<LeftOut> leftOut) {

    /// What one venue has at a price, and what of it is ours.
    public record VenueLevel(VenueId venue, Decimal price, Decimal units, Decimal own) {}

    /// A venue whose prices are not in the book.
    public record LeftOut(VenueId venue, Health health, long sinceNanos) {}

    public ConsolidatedBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        leftOut = List.copyOf(leftOut);
    }

    /// Of those books that are the symbol's. At one price the venue that comes first stays first.
    public static ConsolidatedBook of(Symbol symbol, List<BookSnapshot> books) {
        List<VenueLevel> bids = new ArrayList<>();
        List<VenueLevel> asks = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (BookSnapshot book : books) {
            BookSnapshot.Sides sides = book.tradable();
            if (!book.symbol().equals(symbol)) {
                continue;
            }
            if (sides == null) {
                leftOut.add(
                        new LeftOut(book.venue(), book.health(), book.state().sinceNanos()));
            } else {
                sides.bids().forEach(level -> bids.add(of(book.venue(), level)));
                sides.asks().forEach(level -> asks.add(of(book.venue(), level)));
            }
        }
        bids.sort(Comparator.comparing(VenueLevel::price).reversed());
        asks.sort(Comparator.comparing(VenueLevel::price));
        return new ConsolidatedBook(symbol, bids, asks, leftOut);
    }

    private static VenueLevel of(VenueId venue, BookSnapshot.Level level) {
        return new VenueLevel(venue, level.price(), level.units(), level.own());
    }
}
