package io.fairlead.venues.fixlp;

import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.breaker.CircuitBreaker;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Symbol;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixGroup;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.GroupSpec;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.venues.fixlp.FixLpErrors.Meaning;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The market data of a provider: asks for every traded instrument after each logon, paced, and writes snapshots into
/// the books. Owned by the thread that polls its session; handling a snapshot allocates nothing.
public final class FixLpFeed implements FixSessionListener, BookCare {
    private static final GroupSpec ENTRIES = GroupSpec.of(
            Tag.NO_MD_ENTRIES,
            Tag.MD_ENTRY_TYPE,
            Tag.MD_ENTRY_PX,
            Tag.CURRENCY,
            Tag.MD_ENTRY_SIZE,
            Tag.MD_ENTRY_DATE,
            Tag.MD_ENTRY_TIME,
            Tag.MD_ENTRY_ID,
            Tag.MD_ENTRY_POSITION_NO,
            276,
            282,
            299,
            346);
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long RETRY_NANOS = 10 * SECOND_NANOS;

    private final FixLpSettings settings;
    private final FixLpSymbols symbols;
    private final Map<Symbol, Book> books = new HashMap<>();
    private final List<Book> polled;
    private final LongSupplier epochNanos;
    private final LongConsumer tickToBookNanos;
    private final long paceNanos;
    private final ArrayDeque<Ask> asks = new ArrayDeque<>();
    private final List<Instrument> asked = new ArrayList<>();
    private final FixGroup entries = new FixGroup();
    private final MarketEntry entry = new MarketEntry();
    private final FixDecimal price = new FixDecimal();
    private final FixDecimal size = new FixDecimal();
    private final CircuitBreaker breaker = new CircuitBreaker(BreakerSettings.STANDARD);
    private @Nullable FixSession session;
    private long askedBefore;
    private long nextAskNanos;
    private volatile String problem = "";

    private record Ask(Instrument instrument, long notBeforeNanos) {}

    /// `tickToBookNanos` is told how long each snapshot took from its bytes to its book.
    public FixLpFeed(
            FixLpSettings settings,
            Collection<Instrument> instruments,
            Books books,
            LongSupplier epochNanos,
            LongConsumer tickToBookNanos) {
        this.settings = settings;
        this.epochNanos = epochNanos;
        this.tickToBookNanos = tickToBookNanos;
        symbols = new FixLpSymbols(settings.venue(), instruments);
        paceNanos = SECOND_NANOS / settings.feed().requestsPerSecond();
        for (Instrument instrument : symbols.traded()) {
            this.books.put(
                    instrument.symbol(),
                    books.open(
                            new BookKey(settings.venue(), instrument.symbol()),
                            BookLayout.byPrice(settings.feed().depth()),
                            this));
        }
        polled = List.copyOf(this.books.values());
    }

    /// What the provider last refused to send, empty if nothing. Any thread.
    public String problem() {
        return problem;
    }

    /// A new session knows nothing of what an old one asked for.
    @Override
    public void onLogon(FixSession up, long nowNanos) {
        session = up;
        asks.clear();
        askedBefore += asked.size();
        asked.clear();
        for (Instrument instrument : symbols.traded()) {
            asks.add(new Ask(instrument, nowNanos));
        }
        problem = "";
        poll(nowNanos);
    }

    @Override
    public void onLogout(FixSession down, String reason, long nowNanos) {
        session = null;
        asks.clear();
        books.values().forEach(book -> book.cut(nowNanos));
    }

    @Override
    public void refresh(BookKey book, long nowNanos) {
        for (Instrument instrument : symbols.traded()) {
            if (instrument.symbol().equals(book.symbol()) && session != null) {
                asks.add(new Ask(instrument, nowNanos));
            }
        }
    }

    @Override
    public void burst(BookKey book, Fault fault, long nowNanos) {
        problem = "market data of " + book.symbol() + ": " + fault;
    }

    /// Sees to the books, and sends the next MarketDataRequest(V) if one is due; returns how much it did.
    public int poll(long nowNanos) {
        int work = 0;
        for (int i = 0; i < polled.size(); i++) {
            work += polled.get(i).poll(nowNanos);
        }
        return work + ask(nowNanos);
    }

    private int ask(long nowNanos) {
        FixSession to = session;
        Ask next = asks.peek();
        if (to == null || next == null || nowNanos < nextAskNanos || nowNanos < next.notBeforeNanos) {
            return 0;
        }
        if (!breaker.admits(nowNanos)) {
            return 0; // one refusal after another: the others wait until one request gets through
        }
        nextAskNanos = nowNanos + paceNanos;
        String id = id(asked.size());
        String venueSymbol = String.valueOf(next.instrument.symbolAt(settings.venue()));
        FixLpFix.subscribe(
                to.begin(MsgType.MARKET_DATA_REQUEST),
                id,
                venueSymbol,
                settings.feed().depth());
        if (to.commit(nowNanos) < 0) {
            return 0;
        }
        breaker.asked(nowNanos);
        asked.add(next.instrument);
        asks.remove();
        return 1;
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        if (message.msgType() == MsgType.MARKET_DATA_SNAPSHOT) {
            onSnapshot(message, receivedNanos);
        } else if (message.msgType() == MsgType.MARKET_DATA_REQUEST_REJECT) {
            onRefusal(message, receivedNanos);
        }
    }

    private void onSnapshot(FixMessage message, long receivedNanos) {
        Instrument instrument = symbols.at(message, message.indexOf(Tag.SYMBOL));
        Book book = instrument == null ? null : books.get(instrument.symbol());
        if (instrument == null || book == null) {
            return;
        }
        breaker.succeeded();
        book.begin(MarketSink.Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, receivedNanos);
        entries.of(message, ENTRIES);
        while (entries.next()) {
            addLevel(book, instrument);
        }
        book.end();
        tickToBookNanos.accept(epochNanos.getAsLong() - receivedNanos);
    }

    /// A level whose numbers are missing has none, so that the book sees that it cannot be whole.
    private void addLevel(Book book, Instrument instrument) {
        char type = entries.charValue(Tag.MD_ENTRY_TYPE);
        if (type != '0' && type != '1') {
            return;
        }
        entry.begin(type == '0' ? EntryKind.BID : EntryKind.ASK, EntryAction.NEW);
        if (entries.decimal(Tag.MD_ENTRY_PX, price)) {
            entry.price(price.mantissa(), price.scale());
        }
        entry.size(-1, 0);
        if (entries.decimal(Tag.MD_ENTRY_SIZE, size)) {
            putSize(instrument);
        }
        book.entry(entry);
    }

    private void putSize(Instrument instrument) {
        long mantissa = size.mantissa();
        int scale = size.scale();
        if (settings.orders().quantityUnit() == QuantityUnit.LOTS) {
            Decimal lot = instrument.contract().contractSize();
            mantissa *= lot.unscaled();
            scale += lot.scale();
            if (Math.multiplyHigh(size.mantissa(), lot.unscaled()) != 0) {
                return;
            }
        }
        entry.size(mantissa, scale);
    }

    private void onRefusal(FixMessage message, long nowNanos) {
        String id = message.string(Tag.MD_REQ_ID, "");
        String pause = breaker.failed(nowNanos)
                ? "; too many in a row: the next one is tried at " + Instant.ofEpochSecond(0, breaker.probeAtNanos())
                : "";
        problem = "MarketDataRequest(V) " + id + " refused: " + message.string(Tag.TEXT, "no reason given") + pause;
        Instrument instrument = instrumentOf(id);
        if (instrument != null
                && FixLpErrors.marketDataReject(message.charValue(Tag.MD_REQ_REJ_REASON)) == Meaning.RETRY) {
            asks.add(new Ask(instrument, nowNanos + RETRY_NANOS));
        }
    }

    /// MDReqID(262) of the request at an index of `asked`; never used twice.
    private String id(int index) {
        return "md-" + (askedBefore + index + 1);
    }

    private @Nullable Instrument instrumentOf(String id) {
        for (int i = 0; i < asked.size(); i++) {
            if (id.equals(id(i))) {
                return asked.get(i);
            }
        }
        return null;
    }
}
