package io.fairlead.bench.market;

import io.fairlead.bench.wire.OrderText;
import io.fairlead.bench.wire.Orders;
import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.BookSide;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Keying;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.venues.fixmd.FeedTarget;
import io.fairlead.venues.fixmd.FeedTargets;
import io.fairlead.venues.fixmd.MarketDataDecoder;
import io.fairlead.venues.fixmd.MarketDataFormat;
import io.fairlead.venues.fixmd.NameTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ours: framed, decoded and checked against the dictionary as in a session, then through the decoder of FIX providers
/// into a book that readers see.
final class FairleadFlow implements FlowReader {
    private final FixFramer framer = new FixFramer(65_536);
    private final FixMessage message = new FixMessage(2_048);
    private final MessageValidator check = new MessageValidator(FixDictionary.fix44(), true);
    private final MarketDataDecoder decoder;
    private final Book book;

    FairleadFlow() {
        this(new Books(), Orders.VENUE);
    }

    /// Into a book of a venue that it opens among others.
    FairleadFlow(Books books, VenueId venue) {
        BookLayout layout = new BookLayout(Keying.PRICE, MarketFlow.LEVELS, true, BookLayout.Patience.STANDARD);
        book = books.open(new BookKey(venue, Orders.EURUSD.symbol()), layout, BookCare.NONE);
        MarketDataFormat whole =
                new MarketDataFormat(0, true, Keying.PRICE, true, new MarketDataFormat.Extras(false, false));
        decoder =
                new MarketDataDecoder(new Targets(new NameTable<>(Map.of(OrderText.SYMBOL, new Target(book)))), whole);
    }

    Book book() {
        return book;
    }

    @Override
    public void take(byte[] source, int from, int length, long receivedNanos) {
        int framed = framer.frame(source, from, from + length);
        if (framed != length || FixDecoder.decode(source, from, framed, message) != FixDecoder.OK) {
            throw new IllegalStateException("the message is garbled");
        }
        check.check(message);
        if (message.fault() != null) {
            throw new IllegalStateException(message.faultText());
        }
        if (message.msgType() == MsgType.MARKET_DATA_SNAPSHOT) {
            decoder.snapshot(message, receivedNanos);
        } else {
            decoder.increments(message, receivedNanos);
        }
    }

    @Override
    public List<String> best(int levels) {
        BookSnapshot.Sides sides = book.snapshot().tradable();
        if (sides == null) {
            throw new IllegalStateException("the book is " + book.snapshot().health());
        }
        List<String> best = new ArrayList<>();
        for (BookSide side : BookSide.values()) {
            sides.of(side).stream().limit(levels).forEach(level -> best.add(level.price() + " x " + level.units()));
        }
        return best;
    }

    /// One instrument, whose sizes are units.
    private record Target(Book book) implements FeedTarget {
        @Override
        public MarketSink sink() {
            return book;
        }

        @Override
        public Decimal lot() {
            return Decimal.ONE;
        }

        @Override
        public void told(boolean picture, long receivedNanos) {}
    }

    private record Targets(NameTable<FeedTarget> byName) implements FeedTargets {
        @Override
        public @Nullable FeedTarget of(FixMessage message, int symbolIndex) {
            return byName.at(message, symbolIndex);
        }

        @Override
        public @Nullable FeedTarget ofRequest(FixMessage message) {
            return null;
        }
    }
}
