package io.fairlead.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Neither an update nor a reading of a book costs heap.
class BookAllocationTest {
    private static final int UPDATES = 200_000;

    private final MarketEntry entry = new MarketEntry();
    private final Book book = new Book(
            new BookKey(new VenueId("yofx"), new Symbol("EURUSD")),
            new BookLayout(Keying.PRICE, 10, true, BookLayout.Patience.STANDARD),
            BookCare.NONE);

    @Test
    void allocatesNothing() {
        Quote quote = new Quote();
        BookView view = new BookView();
        snapshot();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 2 * UPDATES; i++) {
            if (i == UPDATES) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            update(i);
            book.read(quote);
            book.read(view);
        }
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(book.faults().total()).isZero();
        assertThat(taken).as("bytes of heap for %s updates", UPDATES).isLessThan(UPDATES / 10);
    }

    private void snapshot() {
        book.begin(Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, 1);
        book.entry(entry.begin(EntryKind.BID, EntryAction.NEW).price(10_000, 2).size(1, 0));
        book.entry(entry.begin(EntryKind.ASK, EntryAction.NEW).price(20_000, 2).size(1, 0));
        book.end();
    }

    /// Comes and goes at twenty prices.
    private void update(int number) {
        EntryAction action = number / 20 % 2 == 0 ? EntryAction.NEW : EntryAction.DELETE;
        book.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, 2 + number);
        book.entry(entry.begin(EntryKind.BID, action)
                .price(10_001 + number % 20, 2)
                .size(5, 0));
        book.entry(entry.begin(EntryKind.ASK, action)
                .price(19_999 - number % 20, 2)
                .size(5, 0));
        book.end();
    }
}
