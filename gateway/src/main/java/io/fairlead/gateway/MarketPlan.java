package io.fairlead.gateway;

import io.fairlead.core.book.Books;
import io.fairlead.core.model.Instrument;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.venues.market.PriceFeed;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Market data beyond what the venues of orders send over FIX: feeds of other kinds, and what is kept of all prices.
/// Immutable.
///
/// @param references feeds that the market thread polls
/// @param history null if neither bars nor recordings are kept
public record MarketPlan(List<PriceFeed.Source> references, PriceHistory.@Nullable Plan history) {
    /// Neither.
    public static final MarketPlan NONE = new MarketPlan(List.of(), null);

    public MarketPlan {
        references = List.copyOf(references);
    }

    /// The feeds of the references, into books that they open.
    List<PriceFeed> feeds(List<Instrument> instruments, Books books, RandomGenerator random) {
        return references.stream()
                .map(each -> each.open(instruments, books, random))
                .toList();
    }

    /// What is kept of the books' prices, or null.
    @Nullable
    PriceHistory historyOf(Books books) {
        return history == null ? null : new PriceHistory(history, books);
    }
}
