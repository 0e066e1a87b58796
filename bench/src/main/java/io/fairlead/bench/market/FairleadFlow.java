package io.fairlead.bench.market;

import io.fairlead.bench.wire.Orders;
import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.BookSide;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Keying;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixGroup;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.GroupSpec;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import java.util.ArrayList;
import java.util.List;

/// Ours: framed, decoded and checked against the dictionary as in a session, and applied to a book that readers see.
final class FairleadFlow implements FlowReader {
    private static final int UPDATE_ACTION = 279;
    private static final GroupSpec ENTRIES = GroupSpec.of(
            Tag.NO_MD_ENTRIES, UPDATE_ACTION, Tag.MD_ENTRY_TYPE, Tag.SYMBOL, Tag.MD_ENTRY_PX, Tag.MD_ENTRY_SIZE);

    private final FixFramer framer = new FixFramer(65_536);
    private final FixMessage message = new FixMessage(2_048);
    private final MessageValidator check = new MessageValidator(FixDictionary.fix44(), true);
    private final FixGroup group = new FixGroup();
    private final FixDecimal number = new FixDecimal();
    private final MarketEntry entry = new MarketEntry();
    private final Book book;

    FairleadFlow() {
        BookLayout layout = new BookLayout(Keying.PRICE, MarketFlow.LEVELS, true, BookLayout.Patience.STANDARD);
        book = new Books().open(new BookKey(Orders.VENUE, Orders.EURUSD.symbol()), layout, BookCare.NONE);
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
        boolean snapshot = message.msgType() == MsgType.MARKET_DATA_SNAPSHOT;
        book.begin(snapshot ? Refresh.SNAPSHOT : Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, receivedNanos);
        group.of(message, ENTRIES);
        while (group.next()) {
            apply();
        }
        book.end();
    }

    /// In one walk over its fields: looking each one up would cost as much as decoding them.
    private void apply() {
        char action = '0';
        char type = '0';
        int price = -1;
        int size = -1;
        for (int i = group.start(); i < group.end(); i++) {
            switch (message.tag(i)) {
                case UPDATE_ACTION -> action = message.charAt(i);
                case Tag.MD_ENTRY_TYPE -> type = message.charAt(i);
                case Tag.MD_ENTRY_PX -> price = i;
                case Tag.MD_ENTRY_SIZE -> size = i;
                default -> {}
            }
        }
        entry.begin(type == '0' ? EntryKind.BID : EntryKind.ASK, action(action));
        if (message.decimalAt(price, number)) {
            entry.price(number.mantissa(), number.scale());
        }
        if (message.decimalAt(size, number)) {
            entry.size(number.mantissa(), number.scale());
        }
        book.entry(entry);
    }

    private static EntryAction action(char code) {
        return switch (code) {
            case '0' -> EntryAction.NEW;
            case '1' -> EntryAction.CHANGE;
            case '2' -> EntryAction.DELETE;
            default -> throw new IllegalStateException("MDUpdateAction(279) must be 0 to 2, was " + code);
        };
    }

    @Override
    public List<String> best(int levels) {
        List<String> best = new ArrayList<>();
        var shown = book.snapshot();
        if (!shown.health().isFresh()) {
            throw new IllegalStateException("the book is " + shown.health());
        }
        for (BookSide side : BookSide.values()) {
            shown.lastKnown().of(side).stream()
                    .limit(levels)
                    .forEach(level -> best.add(level.price() + " x " + level.units()));
        }
        return best;
    }
}
