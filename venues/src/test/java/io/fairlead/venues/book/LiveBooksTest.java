package io.fairlead.venues.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.BookSnapshot.Health;
import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveBooksTest {
    private static final VenueId VENUE = new VenueId("yofx");
    private static final Symbol EURUSD = new Symbol("EURUSD");

    private final LiveBooks books = new LiveBooks();
    private final LiveBook book = books.open(VENUE, EURUSD, 2);

    @Test
    void showsNothingBeforeTheFirstPicture() {
        assertThat(books.book(VENUE, EURUSD)).isNull();
        assertThat(books.books()).isEmpty();
        book.cut();
        assertThat(books.book(VENUE, EURUSD)).isNull();
        assertThat(books.book(VENUE, new Symbol("OTHER"))).isNull();
    }

    @Test
    void showsTheNewestPictureBestPricesFirst() {
        book.begin();
        book.bid(10849, 4, 1000, 0);
        book.bid(1085, 3, 5, 1);
        book.bid(1, 0, 1, 0);
        book.ask(10852, 4, 2, 0);
        book.ask(10851, 4, 1, 0);
        book.end(7);
        assertThat(books.books())
                .containsExactly(new BookSnapshot(
                        VENUE,
                        EURUSD,
                        List.of(level("1.085", "0.5"), level("1.0849", "1000")),
                        List.of(level("1.0851", "1"), level("1.0852", "2")),
                        7,
                        Health.FRESH));
    }

    @Test
    void keepsPricesOfACutFeedAndSaysThatTheyAreOld() {
        book.begin();
        book.bid(1, 0, 1, 0);
        book.end(7);
        book.cut();
        assertThat(books.book(VENUE, EURUSD))
                .isEqualTo(new BookSnapshot(VENUE, EURUSD, List.of(level("1", "1")), List.of(), 7, Health.STALE));
        book.begin();
        book.end(8);
        assertThat(books.book(VENUE, EURUSD))
                .isEqualTo(new BookSnapshot(VENUE, EURUSD, List.of(), List.of(), 8, Health.FRESH));
    }

    @Test
    void refusesASecondWriter() {
        assertThatThrownBy(() -> books.open(VENUE, EURUSD, 2)).hasMessageContaining("has a writer already");
    }

    @Test
    void neverShowsHalfAPicture() throws InterruptedException {
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= 200_000; i++) {
                book.begin();
                book.bid(i, 0, i, 0);
                book.ask(i + 1L, 0, i, 0);
                book.end(i);
            }
        });
        writer.start();
        long last = 0;
        while (last < 200_000) {
            BookSnapshot snapshot = books.book(VENUE, EURUSD);
            if (snapshot != null) {
                assertThat(snapshot.receivedNanos()).isGreaterThanOrEqualTo(last);
                last = snapshot.receivedNanos();
                assertThat(snapshot.bids()).containsExactly(level("" + last, "" + last));
                assertThat(snapshot.asks()).containsExactly(level("" + (last + 1), "" + last));
            }
        }
        writer.join();
    }

    private static Level level(String price, String units) {
        return new Level(Decimal.of(price), Decimal.of(units));
    }
}
