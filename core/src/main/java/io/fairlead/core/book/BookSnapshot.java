package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The book of one instrument at one venue at a moment; immutable, may go anywhere.
///
/// There are two ways to its levels, and none past its health: [#tradable] has none unless it is fresh, and `lastKnown`
/// says in its name that they may be old or wrong.
public record BookSnapshot(BookKey key, State state, Sides lastKnown, Statistics statistics) {

    /// Times are epoch nanoseconds: `sinceNanos` when it came to be in this health, `receivedNanos` when the venue last
    /// sent something of it, 0 if never.
    public record State(Health health, long sinceNanos, long receivedNanos, TradingStatus trading) {
        /// Fresh, and received at a time.
        public static State fresh(long receivedNanos) {
            return new State(Health.FRESH, receivedNanos, receivedNanos, TradingStatus.UNKNOWN);
        }
    }

    /// `bids` best (highest) first, `asks` best (lowest) first.
    public record Sides(List<Level> bids, List<Level> asks) {
        public Sides {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }

        public List<Level> of(BookSide side) {
            return side == BookSide.BID ? bids : asks;
        }
    }

    /// One price level; `units` is the size offered there, the sum of `orders` as far as the venue tells, and `own`
    /// what of it is ours.
    public record Level(Decimal price, Decimal units, int orders, Decimal own) {
        public Level(Decimal price, Decimal units) {
            this(price, units, 1, Decimal.ZERO);
        }

        Level marked(Decimal ours) {
            return ours.signum() == 0 ? this : new Level(price, units, orders, ours);
        }
    }

    /// What the venue told besides levels; null where it did not.
    public record Statistics(
            @Nullable Decimal lastPrice,
            Decimal lastUnits,
            long lastNanos,
            @Nullable Decimal open,
            @Nullable Decimal close,
            Range session) {
        public static final Statistics NONE = new Statistics(null, Decimal.ZERO, 0, null, null, new Range(null, null));
    }

    /// The lowest and the highest price of the session.
    public record Range(@Nullable Decimal low, @Nullable Decimal high) {}

    /// Without statistics.
    public static BookSnapshot of(BookKey key, State state, List<Level> bids, List<Level> asks) {
        return new BookSnapshot(key, state, new Sides(bids, asks), Statistics.NONE);
    }

    public VenueId venue() {
        return key.venue();
    }

    public Symbol symbol() {
        return key.symbol();
    }

    public Health health() {
        return state.health();
    }

    public long receivedNanos() {
        return state.receivedNanos();
    }

    /// The levels that may be acted on; null unless the book is fresh.
    public @Nullable Sides tradable() {
        return health().isFresh() ? lastKnown : null;
    }

    /// The same levels in another state.
    public BookSnapshot with(State other) {
        return new BookSnapshot(key, other, lastKnown, statistics);
    }

    /// With what of each level is ours.
    public BookSnapshot marked(OwnOrders own) {
        return new BookSnapshot(
                key, state, new Sides(marked(own, BookSide.BID), marked(own, BookSide.ASK)), statistics);
    }

    private List<Level> marked(OwnOrders own, BookSide side) {
        return lastKnown.of(side).stream()
                .map(level -> level.marked(own.units(key, side, level.price())))
                .toList();
    }
}
