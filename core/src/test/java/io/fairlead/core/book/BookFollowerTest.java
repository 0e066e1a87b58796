package io.fairlead.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookFollowerTest {
    private static final BookKey KEY = new BookKey(new VenueId("lp"), new Symbol("EUR/USD"));

    private final Books books = new Books();
    private final Book book = books.open(KEY, BookLayout.byPrice(3), BookCare.NONE);
    private final MarketEntry entry = new MarketEntry();
    private final BookFollower follower = new BookFollower(books);

    private void bid(long price) {
        book.begin(Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, price);
        book.entry(entry.begin(EntryKind.BID, EntryAction.NEW).price(price, 0).size(1, 0));
        book.end();
    }

    private List<String> looked() {
        List<String> shown = new ArrayList<>();
        follower.poll((key, view, skipped) -> shown.add(view.price(BookSide.BID, 0) + " after " + skipped));
        return shown;
    }

    @Test
    void showsTheNewestOfWhatChangedAndCountsTheRest() {
        assertThat(follower.follow(KEY)).isTrue();
        bid(10);
        assertThat(looked()).containsExactly("10 after 0");
        assertThat(looked()).isEmpty();
        for (int price = 11; price <= 20; price++) {
            bid(price);
        }
        assertThat(looked()).containsExactly("20 after 9");
        assertThat(follower.seen()).isEqualTo(2);
        assertThat(follower.skipped()).isEqualTo(9);
        assertThat(books.changes(KEY.symbol())).isEqualTo(book.changes());
        assertThat(books.booksOf(KEY.symbol())).containsExactly(book.snapshot());
        assertThat(books.changes(new Symbol("X"))).isZero();
    }

    @Test
    void bookThatIsNotFollowedIsNotShown() {
        assertThat(follower.follow(new BookKey(KEY.venue(), new Symbol("GBP/USD"))))
                .isFalse();
        follower.follow(KEY);
        follower.unfollow(KEY);
        bid(10);
        assertThat(looked()).isEmpty();
    }
}
