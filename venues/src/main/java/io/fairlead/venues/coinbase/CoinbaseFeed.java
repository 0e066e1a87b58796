package io.fairlead.venues.coinbase;

import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.Keying;
import io.fairlead.core.model.Instrument;
import io.fairlead.venues.coinbase.CoinbaseMessages.Unreadable;
import io.fairlead.venues.market.PriceFeed;
import io.fairlead.venues.web.WebStream;
import io.fairlead.venues.web.WebStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;

/// Market data of Coinbase Exchange, as a reference: connects, subscribes, and comes back by itself. Owned by the
/// thread that polls it, but for [#view].
///
/// Of the public channels it takes `level2_batch` (the book, as `level2` needs a key), `ticker` (trades) and
/// `heartbeat` (every second, also where nothing happens, so that silence means something).
public final class CoinbaseFeed implements PriceFeed, BookCare {
    private static final String BOOK = "level2_batch";
    private static final List<String> CHANNELS = List.of("heartbeat", "ticker", BOOK);
    private static final int MESSAGES_AT_ONCE = 64;

    /// The venue bears eight requests a second; a refresh is two.
    private static final long REFRESH_PAUSE_NANOS = 500_000_000L;

    /// So many messages in a row that nobody can read are no accident.
    private static final int MAX_UNREADABLE = 8;

    private final CoinbaseSettings settings;
    private final WebStreams streams;
    private final DoubleSupplier chance;
    private final CoinbaseMessages messages = new CoinbaseMessages();
    private final CoinbaseMessage message = new CoinbaseMessage();
    private final Map<String, CoinbaseProduct> products = new LinkedHashMap<>();
    private final List<Book> filled = new ArrayList<>();
    private final Set<String> refreshes = new LinkedHashSet<>();
    private final Incoming incoming = new Incoming();
    private Link link = new Link.Down(0);
    private long nextRefreshNanos;
    private int failures;
    private int unreadableInARow;
    private long connections;
    private long unreadable;
    private volatile long heardNanos;
    private volatile View view;

    private sealed interface Link {
        record Down(long retryAtNanos) implements Link {}

        record Opening(WebStream stream, long deadlineNanos) implements Link {}

        record Up(WebStream stream, long sinceNanos) implements Link {}
    }

    /// A feed for those instruments that the venue has a name for. `chance` is from 0 to below 1.
    ///
    /// @throws IllegalArgumentException if one of the names is none that the venue can have
    public CoinbaseFeed(
            CoinbaseSettings settings,
            List<Instrument> instruments,
            Books books,
            WebStreams streams,
            DoubleSupplier chance) {
        this.settings = settings;
        this.streams = streams;
        this.chance = chance;
        BookLayout.Patience patience = BookLayout.Patience.STANDARD;
        BookLayout layout = new BookLayout(Keying.PRICE, settings.depth(), true, patience);
        for (Instrument instrument : instruments) {
            String product = instrument.symbolAt(settings.venue());
            if (product != null) {
                CoinbaseMessages.requirePlain(product);
                Book book = books.open(new BookKey(settings.venue(), instrument.symbol()), layout, this);
                filled.add(book);
                products.put(product, new CoinbaseProduct(product, settings.depth(), book));
            }
        }
        view = new View(settings.venue(), false, 0, 0, "", 0, 0);
    }

    @Override
    public View view() {
        return view.heard(heardNanos);
    }

    /// Messages of a product that came out of order, or before there was a picture. Any thread.
    public long ignored(String product) {
        CoinbaseProduct known = products.get(product);
        return known == null ? 0 : known.ignored();
    }

    @Override
    public int poll(long nowNanos) {
        int work = pollLink(nowNanos);
        for (int i = 0; i < filled.size(); i++) {
            work += filled.get(i).poll(nowNanos);
        }
        return work;
    }

    private int pollLink(long nowNanos) {
        return switch (link) {
            case Link.Down down -> nowNanos >= down.retryAtNanos() && !products.isEmpty() ? connect(nowNanos) : 0;
            case Link.Opening opening -> {
                int work = read(opening.stream(), nowNanos);
                if (link.equals(opening) && nowNanos >= opening.deadlineNanos()) {
                    fall(opening.stream(), "did not open in time", nowNanos);
                }
                yield work;
            }
            case Link.Up up -> {
                int work = read(up.stream(), nowNanos);
                if (link.equals(up) && nowNanos - heardNanos >= settings.silenceNanos()) {
                    fall(up.stream(), "silent for " + settings.silenceNanos() / 1_000_000 + " ms", nowNanos);
                } else if (link.equals(up)) {
                    work += refreshDue(up.stream(), nowNanos);
                }
                yield work;
            }
        };
    }

    private int connect(long nowNanos) {
        link = new Link.Opening(
                streams.open(settings.address()),
                nowNanos + settings.reconnect().connectNanos());
        return 1;
    }

    private int read(WebStream stream, long nowNanos) {
        incoming.nowNanos = nowNanos;
        return stream.poll(incoming, MESSAGES_AT_ONCE);
    }

    private int refreshDue(WebStream stream, long nowNanos) {
        if (refreshes.isEmpty() || nowNanos < nextRefreshNanos) {
            return 0;
        }
        String product = refreshes.iterator().next();
        refreshes.remove(product);
        nextRefreshNanos = nowNanos + REFRESH_PAUSE_NANOS;
        stream.send(CoinbaseMessages.request("unsubscribe", List.of(product), List.of(BOOK)));
        stream.send(CoinbaseMessages.request("subscribe", List.of(product), List.of(BOOK)));
        CoinbaseProduct asked = products.get(product);
        if (asked != null) {
            asked.requested(nowNanos);
        }
        return 1;
    }

    /// A connection that held is a success; the pause grows with every one in a row that did not.
    private void fall(WebStream stream, String why, long nowNanos) {
        boolean held = link instanceof Link.Up up
                && nowNanos - up.sinceNanos() >= settings.reconnect().settledNanos();
        failures = held ? 1 : failures + 1;
        stream.close();
        link = new Link.Down(nowNanos + settings.reconnect().delayNanos(failures, chance.getAsDouble()));
        refreshes.clear();
        products.values().forEach(product -> product.cut(nowNanos));
        show(false, nowNanos, why);
    }

    private void show(boolean up, long sinceNanos, String problem) {
        view = new View(settings.venue(), up, sinceNanos, heardNanos, problem, connections, unreadable);
    }

    @Override
    public void refresh(BookKey book, long nowNanos) {
        if (link instanceof Link.Up) {
            products.values().stream()
                    .filter(product -> product.key().equals(book))
                    .forEach(product -> refreshes.add(product.id()));
        }
    }

    /// Counted by the book.
    @Override
    public void burst(BookKey book, Fault fault, long nowNanos) {}

    @Override
    public void close(long nowNanos) {
        switch (link) {
            case Link.Opening opening -> fall(opening.stream(), "closed by us", nowNanos);
            case Link.Up up -> fall(up.stream(), "closed by us", nowNanos);
            case Link.Down _ -> {}
        }
        link = new Link.Down(Long.MAX_VALUE);
    }

    /// What the stream of the moment brings.
    private final class Incoming implements WebStream.Handler {
        private long nowNanos;

        @Override
        public void onOpen() {
            if (!(link instanceof Link.Opening opening)) {
                return;
            }
            WebStream stream = opening.stream();
            link = new Link.Up(stream, nowNanos);
            heardNanos = nowNanos;
            unreadableInARow = 0;
            connections++;
            stream.send(CoinbaseMessages.request("subscribe", new ArrayList<>(products.keySet()), CHANNELS));
            products.values().forEach(product -> product.requested(nowNanos));
            show(true, nowNanos, "");
        }

        @Override
        public void onText(String text) {
            heardNanos = nowNanos;
            try {
                messages.read(text, message);
                unreadableInARow = 0;
                take();
            } catch (Unreadable e) {
                misread(String.valueOf(e.getMessage()));
            }
        }

        /// It may have been about any product.
        private void misread(String why) {
            unreadable++;
            unreadableInARow++;
            if (link instanceof Link.Up up) {
                if (unreadableInARow >= MAX_UNREADABLE) {
                    fall(up.stream(), unreadableInARow + " unreadable messages in a row: " + why, nowNanos);
                } else {
                    products.values().forEach(product -> product.gapped(nowNanos));
                    show(true, up.sinceNanos(), "unreadable message: " + why);
                }
            }
        }

        private void take() {
            CoinbaseProduct product = products.get(message.product);
            switch (message.type) {
                case SNAPSHOT -> {
                    if (product != null) {
                        product.onSnapshot(message.levels, nowNanos);
                    }
                }
                case L2UPDATE -> {
                    if (product != null && product.onChanges(message.levels, nowNanos)) {
                        refreshes.add(product.id());
                    }
                }
                case TICKER -> {
                    if (product != null) {
                        product.onTicker(message, nowNanos);
                    }
                }
                case HEARTBEAT -> {
                    if (product != null) {
                        product.onHeartbeat(message, nowNanos);
                    }
                }
                case ERROR -> refused();
                case SUBSCRIPTIONS, OTHER -> {}
            }
        }

        private void refused() {
            if (link instanceof Link.Up up) {
                show(true, up.sinceNanos(), "refused: " + message.text);
            }
        }

        @Override
        public void onEnd(String why) {
            switch (link) {
                case Link.Opening opening -> fall(opening.stream(), why, nowNanos);
                case Link.Up up -> fall(up.stream(), why, nowNanos);
                case Link.Down _ -> {}
            }
        }
    }
}
