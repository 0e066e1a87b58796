package io.fairlead.app.server;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one book of the fake gateway. Any thread.
final class FakePrices implements MarketData {
    volatile @Nullable BookSnapshot book = book("1.08500", "1.08510", BookSnapshot.Health.FRESH);

    static BookSnapshot book(String bid, String ask, BookSnapshot.Health health) {
        return new BookSnapshot(
                FakeGateway.VENUE,
                FakeGateway.EURUSD,
                List.of(new BookSnapshot.Level(Decimal.of(bid), Decimal.of(1_000_000))),
                List.of(new BookSnapshot.Level(Decimal.of(ask), Decimal.of(2_000_000))),
                FakeGateway.START_NANOS,
                health);
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
