package io.fairlead.gateway;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSide;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.book.OwnOrders;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.RestingOrders;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What of ours rests at each price of each book, by the follower's core. Written by the follower thread, read by any.
final class OwnLevels implements OwnOrders {
    private static final Decimal MOST = Decimal.of(999_999_999_999_999_999L);

    private final Map<OrderId, Resting> byOrder = new HashMap<>();

    /// Exact, however large: what a venue says of many orders may come to more than any one quantity can be.
    private final Map<Place, BigDecimal> sums = new ConcurrentHashMap<>();
    private final Map<Symbol, Long> changes = new ConcurrentHashMap<>();

    record Place(BookKey book, BookSide side, Decimal price) {}

    record Resting(Place place, Decimal units) {}

    /// An order is as it is now.
    void order(LiveOrder order) {
        rests(order.id(), order.instrument().symbol(), resting(order));
    }

    /// An order rests there now; nowhere if `now` is null.
    void rests(OrderId order, Symbol symbol, @Nullable Resting now) {
        Resting before = now == null ? byOrder.remove(order) : byOrder.put(order, now);
        if (Objects.equals(before, now)) {
            return;
        }
        if (before != null) {
            add(before.place, before.units.negated().toBigDecimal());
        }
        if (now != null) {
            add(now.place, now.units.toBigDecimal());
        }
        changes.merge(symbol, 1L, Long::sum); // behind the sums: who sees this sees them
    }

    private void add(Place place, BigDecimal units) {
        BigDecimal sum = sums.getOrDefault(place, BigDecimal.ZERO).add(units);
        if (sum.signum() == 0) {
            sums.remove(place);
        } else {
            sums.put(place, sum);
        }
    }

    /// Null of an order that the venue does not show in its book, as far as we know.
    private static @Nullable Resting resting(LiveOrder order) {
        Decimal price = order.terms().price();
        Decimal units = order.leavesQty();
        if (price == null || units.signum() <= 0 || !isInBook(order)) {
            return null;
        }
        BookKey book = new BookKey(order.account().venue(), order.instrument().symbol());
        return new Resting(new Place(book, order.side() == Side.BUY ? BookSide.BID : BookSide.ASK, price), units);
    }

    /// One in doubt may be there: what is ours is rather shown too large than taken for another's.
    private static boolean isInBook(LiveOrder order) {
        return switch (order.status()) {
            case NEW, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE, STOPPED, UNKNOWN ->
                RestingOrders.rests(order.terms().type());
            case ACCEPTED, SENT, PENDING_NEW, SUSPENDED, CALCULATED, DONE_FOR_DAY -> false;
            case FILLED, CANCELED, EXPIRED, REJECTED, NOT_SENT, NEVER_ARRIVED, HELD -> false;
        };
    }

    /// More than a quantity can be is shown as the most that one can be.
    @Override
    public Decimal units(BookKey book, BookSide side, Decimal price) {
        BigDecimal sum = sums.getOrDefault(new Place(book, side, price), BigDecimal.ZERO);
        return sum.compareTo(MOST.toBigDecimal()) >= 0 ? MOST : Decimal.ofRounded(sum, Decimal.MAX_SCALE);
    }

    /// The market with what is ours marked in it.
    MarketData marking(MarketData market) {
        return new Marked(market, this);
    }

    private record Marked(MarketData market, OwnLevels own) implements MarketData {
        @Override
        public @Nullable BookSnapshot book(VenueId venue, Symbol symbol) {
            BookSnapshot book = market.book(venue, symbol);
            return book == null ? null : book.marked(own);
        }

        @Override
        public List<BookSnapshot> books() {
            return market.books().stream().map(book -> book.marked(own)).toList();
        }

        @Override
        public List<BookSnapshot> booksOf(Symbol symbol) {
            return market.booksOf(symbol).stream().map(book -> book.marked(own)).toList();
        }

        /// Of the market, and of what is marked in it.
        @Override
        public long changes(Symbol symbol) {
            long ofMarket = market.changes(symbol);
            return ofMarket < 0 ? ofMarket : ofMarket + own.changes.getOrDefault(symbol, 0L);
        }
    }
}
