package io.fairlead.core.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final VenueId VENUE = new VenueId("yofx");
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final BookKey KEY = new BookKey(VENUE, EURUSD);

    private final Books books = new Books();
    private final Book book = books.open(KEY, BookLayout.byPrice(2), BookCare.NONE);
    private final MarketEntry entry = new MarketEntry();

    @Test
    void hasABookFromItsOpeningOnAndSaysThatItIsAwaited() {
        assertThat(Objects.requireNonNull(books.book(VENUE, EURUSD)).health()).isEqualTo(Health.AWAITED);
        assertThat(books.book(VENUE, new Symbol("OTHER"))).isNull();
        assertThat(books.find(KEY)).isSameAs(book);
        assertThat(books.of(EURUSD)).containsExactly(book);
        assertThat(books.of(new Symbol("OTHER"))).isEmpty();
    }

    @Test
    void refusesASecondWriter() {
        assertThatThrownBy(() -> books.open(KEY, BookLayout.byPrice(2), BookCare.NONE))
                .hasMessage("the book of EURUSD@yofx has a writer already");
    }

    @Test
    void showsEveryBookToAWatcherOnce() {
        List<BookKey> seen = new ArrayList<>();
        books.watch(each -> seen.add(each.key()));
        BookKey gold = new BookKey(VENUE, new Symbol("XAUUSD"));
        books.open(gold, BookLayout.byPrice(2), BookCare.NONE);
        assertThat(seen).containsExactly(KEY, gold);
    }

    @Test
    void quotesASymbolFromAnotherVenueWhereItsOwnHasNone() {
        Quote quote = new Quote();
        says(1, 5);
        Quotes.Source other = Objects.requireNonNull(books.source(new VenueId("elsewhere"), EURUSD));
        other.read(quote);
        assertThat(quote.bid().price()).isEqualTo(Decimal.of(1));
        assertThat(books.source(VENUE, new Symbol("OTHER"))).isNull();
    }

    @Test
    void neverShowsHalfAPicture() throws InterruptedException {
        int last = 200_000;
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= last; i++) {
                says(i, i);
            }
        });
        writer.start();
        BookView view = new BookView();
        Quote quote = new Quote();
        long seen = 0;
        while (seen < last) {
            book.read(view);
            book.read(quote);
            if (view.levels(BookSide.BID) == 1) {
                long price = view.price(BookSide.BID, 0);
                assertThat(price).isGreaterThanOrEqualTo(seen).isEqualTo(view.receivedNanos());
                assertThat(view.size(BookSide.BID, 0)).isEqualTo(price);
                assertThat(view.price(BookSide.ASK, 0)).isEqualTo(price + 1);
                assertThat(quote.ask().unscaled()).isEqualTo(quote.bid().unscaled() + 1);
                seen = price;
            }
        }
        writer.join();
        assertThat(book.snapshot().lastKnown().bids()).containsExactly(new Level(Decimal.of(last), Decimal.of(last)));
    }

    /// A bid of a price and an ask of the next one.
    private void says(long price, long size) {
        book.begin(MarketSink.Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, price);
        book.entry(entry.begin(EntryKind.BID, EntryAction.NEW).price(price, 0).size(size, 0));
        book.entry(
                entry.begin(EntryKind.ASK, EntryAction.NEW).price(price + 1, 0).size(size, 0));
        book.end();
    }
}
