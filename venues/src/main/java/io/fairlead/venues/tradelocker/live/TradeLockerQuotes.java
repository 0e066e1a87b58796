package io.fairlead.venues.tradelocker.live;

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
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.venues.market.Subscription;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.Subscriptions;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.DepthRow;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.QuoteRow;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.Route;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Best prices of what is read, asked for again and again into books, within the budget of one login. Owned by the
/// venue's thread, but for `subscriptions().read`.
///
/// A quote has no time of the venue's: it is as old as the question that brought it.
public final class TradeLockerQuotes implements BookCare {
    private static final long SECOND = 1_000_000_000L;

    /// So many refusals running are a matter of the instrument.
    private static final int MOST_REFUSALS = 3;

    private final QuoteSettings settings;
    private final TradeLockerRest rest;
    private final Subscriptions subscriptions;
    private final List<Book> books = new ArrayList<>();
    private final MarketEntry entry = new MarketEntry();
    private final Map<String, InstrumentRow> listed = new HashMap<>();
    private final SequencedMap<Subscription, Asking> asked = new LinkedHashMap<>();
    private final Route route;
    private final DayPrices day;
    private @Nullable AccountRef account;
    private long nowNanos;

    /// One instrument that is asked for.
    private static final class Asking {
        @Nullable
        String infoRoute;

        boolean underWay;
        int refusals;
        long dueNanos = Long.MIN_VALUE;
        long notBeforeNanos = Long.MIN_VALUE;
    }

    public TradeLockerQuotes(
            QuoteSettings settings,
            List<Instrument> instruments,
            Books books,
            TradeLockerRest rest,
            SubscriptionListener listener) {
        this.settings = settings;
        this.rest = rest;
        route = settings.extras().depth() ? Route.DEPTH : Route.QUOTES;
        day = new DayPrices(rest, settings.extras().dayNanos());
        subscriptions = new Subscriptions(settings.venue(), settings.subscriptions(), listener);
        BookLayout.Patience standard = BookLayout.Patience.STANDARD;
        BookLayout.Patience patience =
                new BookLayout.Patience(settings.staleNanos(), standard.crossedNanos(), standard.retryNanos());
        for (Instrument instrument : instruments) {
            if (instrument.symbolAt(settings.venue()) != null) {
                Book book = books.open(
                        new BookKey(settings.venue(), instrument.symbol()),
                        new BookLayout(
                                Keying.PRICE, settings.extras().depth() ? BookLayout.MAX_DEPTH : 1, true, patience),
                        this);
                this.books.add(book);
                var _ = subscriptions.open(instrument, book);
            }
        }
    }

    /// What is read.
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /// By which account the venue is asked; null if it can't be.
    public @Nullable AccountRef askedBy() {
        return account;
    }

    /// The venue can be asked, by this account, which may see these.
    public void up(AccountRef by, List<InstrumentRow> instruments, long atNanos) {
        nowNanos = atNanos;
        account = by;
        asked.clear();
        day.clear();
        listed.clear();
        instruments.forEach(row -> listed.put(row.name(), row));
        subscriptions.up(new Line(), atNanos);
    }

    /// The venue can't be asked any more.
    public void down(String why, long atNanos) {
        account = null;
        asked.clear();
        day.clear();
        subscriptions.down(why, atNanos);
    }

    /// Asks what is due, and sees to the books; returns how much it did.
    public int poll(long atNanos) {
        nowNanos = atNanos;
        int work = subscriptions.poll(atNanos);
        for (Book book : books) {
            work += book.poll(atNanos);
        }
        AccountRef by = account;
        return by == null ? work : work + askNext(by);
    }

    /// The one that is due for longest.
    private int askNext(AccountRef by) {
        Map.Entry<Subscription, Asking> next = null;
        for (Map.Entry<Subscription, Asking> each : asked.entrySet()) {
            Asking of = each.getValue();
            boolean due = !of.underWay && of.dueNanos <= nowNanos && of.notBeforeNanos <= nowNanos;
            if (due && (next == null || of.dueNanos < next.getValue().dueNanos)) {
                next = each;
            }
        }
        if (next == null || rest.route(by.login(), route, Priority.PRICES).free() < 1) {
            return day.poll(by, nowNanos);
        }
        ask(by, next.getKey(), next.getValue());
        return 1;
    }

    private void ask(AccountRef by, Subscription subscription, Asking of) {
        InstrumentRow row = listed.get(name(subscription));
        if (row == null) {
            asked.remove(subscription);
            subscriptions.refused(subscription, false, "the account does not list it", nowNanos);
            return;
        }
        of.underWay = true;
        of.dueNanos = nowNanos + settings.intervalNanos();
        String info = of.infoRoute;
        String instrument = row.tradableInstrumentId();
        if (info == null) {
            rest.infoRoute(by, row, reply -> found(subscription, of, reply));
        } else if (settings.extras().depth()) {
            rest.depth(by, instrument, info, reply -> told(subscription, of, reply, this::write));
        } else {
            rest.quotes(by, instrument, info, reply -> told(subscription, of, reply, this::write));
        }
    }

    /// Writes what was told into a book; `atNanos` is when it was asked for.
    @FunctionalInterface
    private interface Writer<T> {
        void write(Subscription of, T told, long atNanos);
    }

    private void found(Subscription subscription, Asking of, Reply<String> reply) {
        of.underWay = false;
        switch (reply) {
            case Reply.Ok<String> ok -> {
                of.infoRoute = ok.value();
                of.dueNanos = Long.MIN_VALUE;
            }
            case Reply.Refused<String>(int _, String errmsg) -> refused(subscription, of, errmsg);
            case Reply.NotSent<String>(Reply.Cause _, String _, long retryAtNanos) -> later(of, retryAtNanos);
            case Reply.Unknown<String> _ -> later(of, 0);
        }
    }

    private <T> void told(Subscription subscription, Asking of, Reply<T> reply, Writer<T> writer) {
        of.underWay = false;
        switch (reply) {
            case Reply.Ok<T>(T told, long sent, long answered) -> {
                of.refusals = 0;
                if (isThis(subscription, of)) {
                    writer.write(subscription, told, sent);
                    subscriptions.told(subscription, answered);
                    day.wants(subscription, listed.get(name(subscription)), of.infoRoute);
                }
            }
            case Reply.Refused<T>(int _, String errmsg) -> refused(subscription, of, errmsg);
            case Reply.NotSent<T>(Reply.Cause _, String _, long retryAtNanos) -> later(of, retryAtNanos);
            case Reply.Unknown<T> _ -> later(of, 0);
        }
    }

    /// An answer to a question about what was read before and is read anew is no answer.
    private boolean isThis(Subscription subscription, Asking of) {
        return asked.get(subscription) == of && subscription.state().isAtVenue();
    }

    private void later(Asking of, long retryAtNanos) {
        of.notBeforeNanos = Math.min(retryAtNanos, nowNanos + 60 * SECOND);
    }

    /// The route may be dead, and another one alive.
    private void refused(Subscription subscription, Asking of, String why) {
        of.refusals++;
        of.infoRoute = null;
        AccountRef by = account;
        InstrumentRow row = listed.get(name(subscription));
        if (by != null && row != null) {
            rest.forgetInfoRoute(by, row.tradableInstrumentId());
        }
        if (of.refusals >= MOST_REFUSALS && isThis(subscription, of)) {
            asked.remove(subscription);
            subscriptions.refused(subscription, true, why, nowNanos);
        }
    }

    private void write(Subscription subscription, QuoteRow quote, long atNanos) {
        MarketSink sink = subscription.sink();
        sink.begin(MarketSink.Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, atNanos);
        side(sink, subscription.instrument(), EntryKind.BID, quote.bid(), quote.bidSize());
        side(sink, subscription.instrument(), EntryKind.ASK, quote.ask(), quote.askSize());
        sink.end();
    }

    private void write(Subscription subscription, DepthRow depth, long atNanos) {
        MarketSink sink = subscription.sink();
        sink.begin(MarketSink.Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, atNanos);
        depth.bids()
                .forEach(level -> side(sink, subscription.instrument(), EntryKind.BID, level.price(), level.size()));
        depth.asks()
                .forEach(level -> side(sink, subscription.instrument(), EntryKind.ASK, level.price(), level.size()));
        sink.end();
    }

    private void side(
            MarketSink sink, Instrument instrument, EntryKind kind, @Nullable Decimal price, @Nullable Decimal size) {
        if (price != null && price.signum() > 0) {
            Decimal units = size == null ? Decimal.ZERO : units(instrument, size);
            sink.entry(entry.begin(kind, EntryAction.NEW)
                    .price(price.unscaled(), price.scale())
                    .size(units.unscaled(), units.scale()));
        }
    }

    /// A size that is no number of units is none: the price counts.
    private Decimal units(Instrument instrument, Decimal size) {
        try {
            return settings.sizes() == QuantityUnit.LOTS
                    ? size.times(instrument.contract().contractSize())
                    : size;
        } catch (ArithmeticException _) {
            return Decimal.ZERO;
        }
    }

    private String name(Subscription of) {
        return String.valueOf(of.instrument().symbolAt(settings.venue()));
    }

    /// Every quote is a whole picture: it is asked for at once, or as soon as the interface wants to be asked.
    @Override
    public void refresh(BookKey book, long atNanos) {
        asked.forEach((subscription, of) -> {
            if (subscription.instrument().symbol().equals(book.symbol())) {
                of.dueNanos = Long.MIN_VALUE;
            }
        });
    }

    /// Counted by the book.
    @Override
    public void burst(BookKey book, Fault fault, long atNanos) {}

    /// Subscribing is nothing but asking from now on.
    private final class Line implements Subscriptions.Line {
        @Override
        public boolean ask(Subscription of, long requestId, long atNanos) {
            asked.put(of, new Asking());
            return true;
        }

        @Override
        public boolean end(Subscription of, long atNanos) {
            asked.remove(of);
            day.end(of);
            return true;
        }
    }
}
