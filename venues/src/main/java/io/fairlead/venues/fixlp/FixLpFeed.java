package io.fairlead.venues.fixlp;

import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.breaker.CircuitBreaker;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Symbol;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.venues.fixlp.FixLpErrors.Meaning;
import io.fairlead.venues.fixlp.FixLpSettings.Quotes;
import io.fairlead.venues.fixmd.FeedTarget;
import io.fairlead.venues.fixmd.FeedTargets;
import io.fairlead.venues.fixmd.MarketDataDecoder;
import io.fairlead.venues.fixmd.NameTable;
import io.fairlead.venues.market.Subscription;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.SubscriptionState;
import io.fairlead.venues.market.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The market data of a provider over one session: asks for what is subscribed to, and hands what comes to the books.
/// Owned by the thread that polls its session, but for `problem` and `subscriptions().read`; handling a snapshot or an
/// increment allocates nothing.
public final class FixLpFeed implements BesideOrders, BookCare {
    private final FixLpSettings settings;
    private final Subscriptions subscriptions;
    private final List<Book> polled;
    private final FixLpReference reference;
    private final FixLpQuotes quotes;
    private final NameTable<Live> byName;
    private final Map<Symbol, Live> bySymbol = new HashMap<>();
    private final MarketDataDecoder decoder;
    private final LongSupplier epochNanos;
    private final LongConsumer tickToBookNanos;
    private final CircuitBreaker breaker;
    private volatile String problem = "";

    /// One instrument: its book and its subscription.
    private final class Live implements FeedTarget {
        final Subscription subscription;
        private final Decimal lot;

        Live(Subscription subscription, Decimal lot) {
            this.subscription = subscription;
            this.lot = lot;
        }

        @Override
        public MarketSink sink() {
            return subscription.sink();
        }

        @Override
        public Decimal lot() {
            return lot;
        }

        /// An increment before the first picture does not make a subscription live.
        @Override
        public void told(boolean picture, long receivedNanos) {
            if (picture || subscription.state() != SubscriptionState.REQUESTED) {
                subscriptions.told(subscription, receivedNanos);
            }
            tickToBookNanos.accept(epochNanos.getAsLong() - receivedNanos);
        }
    }

    /// What the feed is given of its surroundings: the books, who hears of subscriptions, the clock, and who is
    /// told how long each update took from its bytes to its book.
    public record Surroundings(
            Books books, SubscriptionListener listener, LongSupplier epochNanos, LongConsumer tickToBookNanos) {}

    public FixLpFeed(FixLpSettings settings, Collection<Instrument> instruments, Surroundings world) {
        this.settings = settings;
        BreakerSettings own = settings.breaker();
        breaker = new CircuitBreaker(own == null ? BreakerSettings.STANDARD : own);
        epochNanos = world.epochNanos;
        tickToBookNanos = world.tickToBookNanos;
        subscriptions = new Subscriptions(settings.venue(), settings.feed().subscriptions(), world.listener);
        FixLpSymbols symbols = new FixLpSymbols(settings.venue(), instruments);
        Map<String, Live> names = new LinkedHashMap<>();
        Map<Symbol, Book> books = new LinkedHashMap<>();
        for (Instrument instrument : symbols.traded()) {
            BookKey key = new BookKey(settings.venue(), instrument.symbol());
            Book book = world.books.open(key, settings.feed().layout(), this);
            Live live = new Live(subscriptions.open(instrument, book), lot(instrument));
            names.put(String.valueOf(instrument.symbolAt(settings.venue())), live);
            bySymbol.put(instrument.symbol(), live);
            books.put(instrument.symbol(), book);
        }
        byName = new NameTable<>(names);
        decoder = new MarketDataDecoder(targets(), settings.feed().format());
        polled = List.copyOf(books.values());
        reference = new FixLpReference(settings, symbols, books);
        quotes = new FixLpQuotes(settings, symbols);
    }

    private Decimal lot(Instrument instrument) {
        return settings.orders().quantityUnit() == QuantityUnit.LOTS
                ? instrument.contract().contractSize()
                : Decimal.ONE;
    }

    private FeedTargets targets() {
        return new FeedTargets() {
            @Override
            public @Nullable FeedTarget of(FixMessage message, int symbolIndex) {
                Live live = byName.at(message, symbolIndex);
                return live == null || !isInForce(live.subscription, MdReqId.number(message)) ? null : live;
            }

            @Override
            public @Nullable FeedTarget ofRequest(FixMessage message) {
                Subscription of = subscriptions.ofRequest(MdReqId.number(message));
                return of == null ? null : bySymbol.get(of.instrument().symbol());
            }
        };
    }

    /// What belongs to a request that is over may be on its way for a while: it must not reach the book.
    private static boolean isInForce(Subscription subscription, long requestNumber) {
        return requestNumber == MdReqId.NONE
                ? subscription.state().isAtVenue()
                : requestNumber == subscription.requestId();
    }

    /// What is subscribed to.
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /// Quotes on request.
    public FixLpQuotes quotes() {
        return quotes;
    }

    /// What of it uses the first order session, whose thread then owns that.
    ///
    /// @param apart whether market data has a session of its own
    public List<BesideOrders> besideOrders(boolean apart) {
        List<BesideOrders> besides = new ArrayList<>();
        if (!apart) {
            besides.add(this);
        }
        if (hasQuotesWithOrders()) {
            besides.add(quotes);
        }
        return besides;
    }

    private boolean hasQuotesWithOrders() {
        return settings.feed().quotes() == Quotes.WITH_ORDERS;
    }

    /// What the venue lists.
    public FixLpReference reference() {
        return reference;
    }

    /// Entries and messages about nothing that was asked for. Any thread may look; a moment old.
    public long unknown() {
        return decoder.unknown();
    }

    /// What the provider last refused to send, empty if nothing. Any thread.
    public String problem() {
        return problem;
    }

    /// It is asked for anew, in its turn.
    @Override
    public void refresh(BookKey book, long nowNanos) {
        subscriptions.refresh(book.symbol(), nowNanos);
    }

    @Override
    public void burst(BookKey book, Fault fault, long nowNanos) {
        problem = "market data of " + book.symbol() + ": " + fault;
    }

    /// A new session knows nothing of what an old one asked for.
    @Override
    public void onLogon(FixSession up, long nowNanos) {
        problem = "";
        reference.up(up, nowNanos);
        if (!hasQuotesWithOrders()) {
            quotes.onLogon(up, nowNanos);
        }
        subscriptions.up(new Asking(up), nowNanos);
    }

    @Override
    public void onLogout(FixSession down, String reason, long nowNanos) {
        if (!hasQuotesWithOrders()) {
            quotes.onLogout(down, reason, nowNanos);
        }
        reference.down();
        subscriptions.down(reason, nowNanos);
    }

    /// Sees to the books, and sends what is due; returns how much it did.
    @Override
    public int poll(long nowNanos) {
        int work = 0;
        for (int i = 0; i < polled.size(); i++) {
            work += polled.get(i).poll(nowNanos);
        }
        if (!hasQuotesWithOrders()) {
            work += quotes.poll(nowNanos);
        }
        return work + subscriptions.poll(nowNanos) + reference.poll(nowNanos);
    }

    /// Requests over one connection.
    private final class Asking implements Subscriptions.Line {
        private final FixSession session;

        Asking(FixSession session) {
            this.session = session;
        }

        /// After one refusal behind another the rest waits until one request gets through.
        @Override
        public boolean ask(Subscription of, long requestId, long nowNanos) {
            if (!breaker.admits(nowNanos)) {
                return false;
            }
            settings.feed()
                    .format()
                    .subscribe(session.begin(MsgType.MARKET_DATA_REQUEST), MdReqId.text(requestId), nameOf(of));
            if (session.commit(nowNanos) < 0) {
                return false;
            }
            breaker.asked(nowNanos);
            return true;
        }

        @Override
        public boolean end(Subscription of, long nowNanos) {
            settings.feed()
                    .format()
                    .unsubscribe(session.begin(MsgType.MARKET_DATA_REQUEST), MdReqId.text(of.requestId()), nameOf(of));
            return session.commit(nowNanos) >= 0;
        }

        private String nameOf(Subscription of) {
            return String.valueOf(of.instrument().symbolAt(settings.venue()));
        }
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        if (message.possDup()) {
            return; // what is sent again on an order session is a price of the past
        }
        switch (message.msgType()) {
            case MsgType.MARKET_DATA_SNAPSHOT -> {
                if (decoder.snapshot(message, receivedNanos)) {
                    breaker.succeeded();
                }
            }
            case MsgType.MARKET_DATA_INCREMENTAL -> decoder.increments(message, receivedNanos);
            case MsgType.MARKET_DATA_REQUEST_REJECT -> onRefusal(message, receivedNanos);
            case MsgType.BUSINESS_MESSAGE_REJECT -> onBusinessReject(message, receivedNanos);
            default -> {
                if (hasQuotesWithOrders() || !quotes.take(message, receivedNanos)) {
                    reference.onMessage(message, receivedNanos);
                }
            }
        }
    }

    private void onRefusal(FixMessage message, long nowNanos) {
        String id = message.string(Tag.MD_REQ_ID, "");
        String why = message.string(Tag.TEXT, "no reason given");
        Meaning meaning = FixLpErrors.marketDataReject(message.charValue(Tag.MD_REQ_REJ_REASON));
        refused(id, why, meaning == Meaning.RETRY, nowNanos);
    }

    /// A provider without market data may say so by BusinessMessageReject(j).
    private void onBusinessReject(FixMessage message, long nowNanos) {
        if (message.valueEquals(Tag.REF_MSG_TYPE, "V")) {
            String id = message.string(Tag.BUSINESS_REJECT_REF_ID, "");
            refused(id, message.string(Tag.TEXT, "not supported"), false, nowNanos);
        } else if (!reference.onBusinessReject(message) && !hasQuotesWithOrders()) {
            quotes.onBusinessReject(message, nowNanos);
        }
    }

    private void refused(String id, String why, boolean retry, long nowNanos) {
        String pause = breaker.failed(nowNanos)
                ? "; too many in a row: the next one is tried at " + Instant.ofEpochSecond(0, breaker.probeAtNanos())
                : "";
        problem = "MarketDataRequest(V) " + id + " refused: " + why + pause;
        Subscription of = subscriptions.ofRequest(MdReqId.number(id));
        if (of != null) {
            subscriptions.refused(of, retry, why, nowNanos);
        }
    }

    /// What was missed at session level may not come again, or comes late: every picture may be wrong.
    @Override
    public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
        boolean missed = event instanceof SessionEvent.GapDetected
                || event instanceof SessionEvent.SequenceMoved
                || event instanceof SessionEvent.NumbersReset;
        if (missed) {
            subscriptions.missed(Fault.SEQUENCE_GAP, nowNanos);
        }
    }
}
