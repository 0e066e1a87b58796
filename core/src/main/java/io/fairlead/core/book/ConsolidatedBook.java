package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The books of one instrument over all venues, as one: each level with the venue that has it. Only fresh books are in
/// it; `leftOut` says which are not, and why. Its best bid may be above its best ask: that is a chance, no fault,
/// as far as both levels can be traded. Immutable.
public record ConsolidatedBook(Symbol symbol, List<VenueLevel> bids, List<VenueLevel> asks, List<LeftOut> leftOut) {
    private static final Comparator<VenueLevel> TRADABLE_FIRST =
            Comparator.comparing(VenueLevel::tradable).reversed();

    /// What one venue has at a price, and what of it is ours. `tradable` is false of a venue that takes no orders from
    /// us: its prices tell, and cannot be had.
    public record VenueLevel(VenueId venue, Decimal price, Decimal units, Decimal own, boolean tradable) {}

    /// A venue whose prices are not in the book.
    public record LeftOut(VenueId venue, Health health, long sinceNanos) {}

    public ConsolidatedBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        leftOut = List.copyOf(leftOut);
    }

    /// Of those books that are the symbol's. At one price the venues that take orders come first, else the venue that
    /// comes first stays first.
    ///
    /// @param takingOrders the venues that orders can be sent to
    public static ConsolidatedBook of(Symbol symbol, List<BookSnapshot> books, Set<VenueId> takingOrders) {
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
                boolean tradable = takingOrders.contains(book.venue());
                sides.bids().forEach(level -> bids.add(of(book.venue(), level, tradable)));
                sides.asks().forEach(level -> asks.add(of(book.venue(), level, tradable)));
            }
        }
        bids.sort(Comparator.comparing(VenueLevel::price).reversed().thenComparing(TRADABLE_FIRST));
        asks.sort(Comparator.comparing(VenueLevel::price).thenComparing(TRADABLE_FIRST));
        return new ConsolidatedBook(symbol, bids, asks, leftOut);
    }

    private static VenueLevel of(VenueId venue, BookSnapshot.Level level, boolean tradable) {
        return new VenueLevel(venue, level.price(), level.units(), level.own(), tradable);
    }
}
