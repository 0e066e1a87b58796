package io.fairlead.core;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.NewsCalendar;
import io.fairlead.core.quote.QuoteBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the core may look at besides its state: prices, news and quotes of now. Never replayed, so whatever a
/// decision read of it is kept in the event. Read on the engine thread.
public record Outlook(Quotes quotes, MarketData market, NewsCalendar news, QuoteBook quoted) {
    private static final MarketData NO_MARKET = new MarketData() {
        @Override
        public @Nullable BookSnapshot book(VenueId venue, Symbol symbol) {
            return null;
        }

        @Override
        public List<BookSnapshot> books() {
            return List.of();
        }
    };

    /// Without quotes on request.
    public Outlook(Quotes quotes, MarketData market, NewsCalendar news) {
        this(quotes, market, news, QuoteBook.NONE);
    }

    /// A core that sees nothing.
    public static final Outlook NONE = of(Quotes.NONE);

    /// Only the quotes that limits are held against.
    public static Outlook of(Quotes quotes) {
        return new Outlook(quotes, NO_MARKET, NewsCalendar.NONE, QuoteBook.NONE);
    }
}
