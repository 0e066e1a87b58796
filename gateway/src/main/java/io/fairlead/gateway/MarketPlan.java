package io.fairlead.gateway;

import io.fairlead.core.book.Books;
import io.fairlead.core.model.Instrument;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.venues.coinbase.CoinbaseFeed;
import io.fairlead.venues.coinbase.CoinbaseSettings;
import io.fairlead.venues.web.WebStreams;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Market data beyond what the venues of orders send: venues of prices alone, and what is kept of all prices.
/// Immutable.
///
/// @param history null if neither bars nor recordings are kept
public record MarketPlan(List<Reference> references, PriceHistory.@Nullable Plan history) {
    /// Neither.
    public static final MarketPlan NONE = new MarketPlan(List.of(), null);

    public MarketPlan {
        references = List.copyOf(references);
    }

    /// The feeds of the references, into books that they open.
    List<CoinbaseFeed> feeds(List<Instrument> instruments, Books books, RandomGenerator random) {
        return references.stream()
                .map(each -> new CoinbaseFeed(each.settings, instruments, books, each.streams, random::nextDouble))
                .toList();
    }

    /// What is kept of the books' prices, or null.
    @Nullable
    PriceHistory historyOf(Books books) {
        return history == null ? null : new PriceHistory(history, books);
    }

    /// A venue of prices alone, and where its connections come from.
    public record Reference(CoinbaseSettings settings, WebStreams streams) {}
}
