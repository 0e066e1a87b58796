package io.fairlead.venues.tradelocker;

import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Keying;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.QuoteRow;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for the best prices of our instruments again and again, and writes them into books. Owned by the venue's
/// thread; the books are opened while the gateway is wired.
///
/// Quotes are the last that the budget of a login has room for. A book that was not told for a while is stale, and says
/// so to whoever reads it.
final class QuotePolls {
    private static final long STALE_NANOS = 10_000_000_000L;
    private static final long AGAIN_NANOS = 5_000_000_000L;

    private final TradeLockerRest rest;
    private final long everyNanos;
    private final Map<Symbol, Polled> all = new LinkedHashMap<>();
    private final MarketEntry entry = new MarketEntry();

    /// One instrument; `from` is the account by which it is asked for, null before one was found that has it.
    private static final class Polled {
        final Instrument instrument;
        final Book book;

        @Nullable
        From from;

        boolean asked;
        long dueNanos;

        Polled(Instrument instrument, Book book) {
            this.instrument = instrument;
            this.book = book;
        }
    }

    private record From(AccountRef account, InstrumentRow row, Decimal lotSize) {}

    QuotePolls(VenueId venue, Collection<Instrument> instruments, Books books, TradeLockerRest rest, long everyNanos) {
        this.rest = rest;
        this.everyNanos = everyNanos;
        BookLayout.Patience patience = new BookLayout.Patience(
                Math.max(STALE_NANOS, 5 * everyNanos),
                BookLayout.Patience.STANDARD.crossedNanos(),
                BookLayout.Patience.STANDARD.retryNanos());
        for (Instrument instrument : instruments) {
            if (instrument.symbolAt(venue) != null) {
                BookKey key = new BookKey(venue, instrument.symbol());
                Book book = books.open(key, new BookLayout(Keying.PRICE, 1, false, patience), BookCare.NONE);
                all.put(instrument.symbol(), new Polled(instrument, book));
            }
        }
    }

    /// An account is up: what it lists and nobody is asked about yet is asked for by it.
    void offer(AccountRef account, Catalogue catalogue, long nowNanos) {
        for (Polled each : all.values()) {
            Listed listed = catalogue.find(each.instrument);
            InstrumentRow row = listed == null ? null : catalogue.row(listed.tradableInstrumentId());
            if (each.from == null && listed != null && row != null) {
                each.from = new From(account, row, listed.lotSize());
                each.dueNanos = nowNanos;
                each.book.requested(nowNanos);
            }
        }
    }

    /// A login is gone: its prices end.
    void withdraw(String login, long nowNanos) {
        for (Polled each : all.values()) {
            From from = each.from;
            if (from != null && from.account.login().equals(login)) {
                each.from = null;
                each.book.cut(nowNanos);
            }
        }
    }

    int poll(long nowNanos) {
        int work = 0;
        for (Polled each : all.values()) {
            work += each.book.poll(nowNanos);
            From from = each.from;
            if (from != null && !each.asked && nowNanos >= each.dueNanos) {
                each.asked = true;
                each.dueNanos = nowNanos + everyNanos;
                rest.infoRoute(from.account, from.row, reply -> routed(each, from, reply, nowNanos));
                work++;
            }
        }
        return work;
    }

    private void routed(Polled each, From from, Reply<String> reply, long nowNanos) {
        if (reply instanceof Reply.Ok<String>(String route, long _, long _)) {
            rest.quotes(
                    from.account, from.row.tradableInstrumentId(), route, quote -> quoted(each, from, quote, nowNanos));
        } else {
            failed(each, nowNanos);
        }
    }

    private void failed(Polled each, long nowNanos) {
        each.asked = false;
        each.dueNanos = nowNanos + Math.max(AGAIN_NANOS, everyNanos);
    }

    private void quoted(Polled each, From from, Reply<QuoteRow> reply, long nowNanos) {
        switch (reply) {
            case Reply.Ok<QuoteRow>(QuoteRow row, long _, long answered) -> {
                each.asked = false;
                if (from.equals(each.from)) {
                    write(each.book, row, from.lotSize, answered);
                }
            }
            case Reply.Refused<QuoteRow> _ -> {
                rest.forgetInfoRoute(from.account, from.row.tradableInstrumentId());
                failed(each, nowNanos);
            }
            case Reply.NotSent<QuoteRow> _, Reply.Unknown<QuoteRow> _ -> failed(each, nowNanos);
        }
    }

    /// Sizes are lots at the venue, units in books.
    private void write(Book book, QuoteRow row, Decimal lotSize, long nowNanos) {
        book.begin(MarketSink.Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, nowNanos);
        side(book, EntryKind.BID, row.bid(), row.bidSize(), lotSize);
        side(book, EntryKind.ASK, row.ask(), row.askSize(), lotSize);
        book.end();
    }

    private void side(Book book, EntryKind kind, @Nullable Decimal price, @Nullable Decimal lots, Decimal lotSize) {
        if (price == null || price.signum() <= 0) {
            return;
        }
        Decimal units = lots == null ? Decimal.ZERO : lots.times(lotSize);
        book.entry(entry.begin(kind, EntryAction.NEW)
                .price(price.unscaled(), price.scale())
                .size(units.unscaled(), units.scale())
                .position(1));
    }
}
