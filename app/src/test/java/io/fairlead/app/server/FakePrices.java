package io.fairlead.app.server;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one book of the fake gateway. Any thread.
final class FakePrices implements MarketData {
    volatile @Nullable BookSnapshot book = book("1.08500", "1.08510", Health.FRESH);

    static BookSnapshot book(String bid, String ask, Health health) {
        return BookSnapshot.of(
                new BookKey(FakeGateway.VENUE, FakeGateway.EURUSD),
                new BookSnapshot.State(health, FakeGateway.START_NANOS, FakeGateway.START_NANOS, TradingStatus.UNKNOWN),
                List.of(new BookSnapshot.Level(Decimal.of(bid), Decimal.of(1_000_000))),
                List.of(new BookSnapshot.Level(Decimal.of(ask), Decimal.of(2_000_000))));
    }

    @Override
    public @Nullable BookSnapshot book(VenueId venue, Symbol symbol) {
        return book;
    }

    @Override
    public List<BookSnapshot> books() {
        BookSnapshot now = book;
        return now == null ? List.of() : List.of(now);
    }
}
