package io.fairlead.gateway.tape;

import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.Keying;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.HashMap;
import java.util.Map;

/// Plays tapes into books, as an adapter tells them what its venue says: whatever listens to books hears a tape as it
/// heard the market. Owned by whoever plays.
public final class TapePlayer implements TapeSink {
    /// Nobody refreshes a book of the past, and nothing of it grows stale by itself.
    private static final BookLayout LAYOUT = new BookLayout(
            Keying.PRICE,
            BookLayout.MAX_DEPTH,
            true,
            new BookLayout.Patience(0, Long.MAX_VALUE / 4, Long.MAX_VALUE / 4));

    private final Books books;
    private final Map<BookKey, Book> opened = new HashMap<>();
    private final Map<Integer, Book> byNumber = new HashMap<>();
    private final MarketEntry entry = new MarketEntry();
    private EntryAction action = EntryAction.NEW;

    /// A player into books that it opens itself.
    public TapePlayer(Books books) {
        this.books = books;
    }

    @Override
    public void instrument(int number, VenueId venue, Symbol symbol) {
        byNumber.put(
                number,
                opened.computeIfAbsent(new BookKey(venue, symbol), key -> books.open(key, LAYOUT, BookCare.NONE)));
    }

    @Override
    public void entry(TapeEntry tape) {
        if (tape.instrument() == TapeEntry.EVERY) {
            opened.values().forEach(book -> book.gapped(Fault.SEQUENCE_GAP, tape.nanos()));
            return;
        }
        Book book = byNumber.get(tape.instrument());
        if (book == null) {
            throw new TapeException("an entry of an instrument that the tape does not name");
        }
        switch (tape.kind()) {
            case SNAPSHOT -> begin(book, Refresh.SNAPSHOT, tape);
            case UPDATE -> begin(book, Refresh.INCREMENTAL, tape);
            case BID -> book.entry(level(EntryKind.BID, tape));
            case ASK -> book.entry(level(EntryKind.ASK, tape));
            case END -> book.end();
            case TRADE -> {
                book.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, tape.nanos());
                book.entry(priced(EntryKind.TRADE, EntryAction.NEW, tape).timeNanos(tape.nanos()));
                book.end();
            }
            case STALE -> book.cut(tape.nanos());
            case LOST -> book.gapped(Fault.SEQUENCE_GAP, tape.nanos());
            case TOP -> {}
        }
    }

    private void begin(Book book, Refresh refresh, TapeEntry tape) {
        action = refresh == Refresh.SNAPSHOT ? EntryAction.NEW : EntryAction.SET;
        book.begin(refresh, MarketSink.NO_SEQUENCE, tape.nanos());
    }

    private MarketEntry level(EntryKind side, TapeEntry tape) {
        return tape.size() == 0
                ? entry.begin(side, EntryAction.DELETE).price(tape.price(), tape.priceScale())
                : priced(side, action, tape);
    }

    private MarketEntry priced(EntryKind kind, EntryAction what, TapeEntry tape) {
        return entry.begin(kind, what).price(tape.price(), tape.priceScale()).size(tape.size(), tape.sizeScale());
    }
}
