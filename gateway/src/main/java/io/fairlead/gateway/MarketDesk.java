package io.fairlead.gateway;

import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.core.quote.QuoteBook;
import io.fairlead.core.quote.VenueQuote;
import io.fairlead.venues.fixlp.FixLpFeed;
import io.fairlead.venues.market.DefinitionLedger;
import io.fairlead.venues.market.QuoteLedger;
import io.fairlead.venues.market.Security;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.SubscriptionView;
import io.fairlead.venues.market.Subscriptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is subscribed to, quoted and listed at the venues. Any thread, once wired; nothing here waits for a venue.
public final class MarketDesk implements SubscriptionListener, QuoteBook {
    private static final int TURNS_REMEMBERED = 500;

    private final Map<VenueId, FixLpFeed> feeds = new LinkedHashMap<>();
    private final Map<VenueId, Subscriptions> subscribed = new LinkedHashMap<>();
    private final Map<Standing, Subscriptions.Reading> standing = new ConcurrentHashMap<>();
    private final ArrayDeque<Turn> turns = new ArrayDeque<>();

    /// Subscribed to by a person or a program that does not read over a connection of its own.
    private record Standing(VenueId venue, Symbol symbol) {}

    /// One of no venue.
    public MarketDesk() {}

    /// A venue, while wiring; `feed` is null of one without market data.
    public void add(VenueId venue, @Nullable FixLpFeed feed) {
        if (feed != null) {
            feeds.put(venue, feed);
            subscribed.put(venue, feed.subscriptions());
        }
    }

    /// A venue that has prices without FIX, while wiring.
    public void add(VenueId venue, Subscriptions subscriptions) {
        subscribed.put(venue, subscriptions);
    }

    @Override
    public void turned(Turn turn) {
        synchronized (turns) {
            if (turns.size() == TURNS_REMEMBERED) {
                turns.removeFirst();
            }
            turns.addLast(turn);
        }
    }

    /// The newest steps of all subscriptions, newest first.
    public List<Turn> turns() {
        synchronized (turns) {
            return new ArrayList<>(turns).reversed();
        }
    }

    /// The venues that can be asked for quotes and for what they list: those over FIX.
    public List<VenueId> venues() {
        return List.copyOf(feeds.keySet());
    }

    /// Every subscription as it stood a moment ago.
    public List<SubscriptionView> subscriptions() {
        return subscribed.values().stream()
                .flatMap(each -> each.views().stream())
                .toList();
    }

    /// What was asked of each venue, and how it went.
    public Map<VenueId, Subscriptions.Totals> totals() {
        Map<VenueId, Subscriptions.Totals> totals = new LinkedHashMap<>();
        subscribed.forEach((venue, each) -> totals.put(venue, each.totals()));
        return totals;
    }

    /// What came of requests for quotes at each venue.
    public Map<VenueId, QuoteLedger.Totals> quoteTotals() {
        Map<VenueId, QuoteLedger.Totals> totals = new LinkedHashMap<>();
        feeds.forEach((venue, feed) -> totals.put(venue, feed.quotes().ledger().totals()));
        return totals;
    }

    /// Holds a symbol at every venue that has it, until closed: as many as read it share one subscription.
    public Subscriptions.Reading read(Symbol symbol) {
        List<Subscriptions.Reading> all = new ArrayList<>();
        for (Subscriptions each : subscribed.values()) {
            Subscriptions.Reading reading = each.read(symbol);
            if (reading != null) {
                all.add(reading);
            }
        }
        return () -> all.forEach(Subscriptions.Reading::close);
    }

    /// Whether a venue has market data of an instrument.
    public boolean has(VenueId venue, Symbol symbol) {
        Subscriptions at = subscribed.get(venue);
        return at != null && at.has(symbol);
    }

    /// Whether `subscribe` began it, and nobody ended it since.
    public boolean holds(VenueId venue, Symbol symbol) {
        return standing.containsKey(new Standing(venue, symbol));
    }

    /// Subscribes for good, readers or not; again does nothing. False if the venue has no such instrument.
    public boolean subscribe(VenueId venue, Symbol symbol) {
        Subscriptions at = subscribed.get(venue);
        if (at == null || !at.has(symbol)) {
            return false;
        }
        standing.computeIfAbsent(new Standing(venue, symbol), _ -> at.read(symbol));
        return true;
    }

    /// Ends what `subscribe` began; false if it did not.
    public boolean unsubscribe(VenueId venue, Symbol symbol) {
        Subscriptions.Reading reading = standing.remove(new Standing(venue, symbol));
        if (reading == null) {
            return false;
        }
        reading.close();
        return true;
    }

    /// What a venue lists, as of its last word.
    public List<Security> securities(VenueId venue) {
        FixLpFeed feed = feeds.get(venue);
        return feed == null ? List.of() : feed.reference().securities();
    }

    /// Has a venue asked about the instrument that it calls so; null if it has no market data, or too many questions
    /// wait.
    public DefinitionLedger.@Nullable Asked define(VenueId venue, String name, long nowNanos) {
        FixLpFeed feed = feeds.get(venue);
        return feed == null ? null : feed.reference().definitions().ask(name, nowNanos);
    }

    /// What a venue was asked about single instruments, newest first.
    public List<DefinitionLedger.Asked> definitions(VenueId venue) {
        FixLpFeed feed = feeds.get(venue);
        return feed == null ? List.of() : feed.reference().definitions().all();
    }

    /// What a venue says of its trading session.
    public TradingStatus tradingSession(VenueId venue) {
        FixLpFeed feed = feeds.get(venue);
        return feed == null ? TradingStatus.UNKNOWN : feed.reference().tradingSession();
    }

    /// Asks for quotes; false if the venue has no market data, too many requests wait, or the id was used lately.
    public boolean ask(QuoteAsk ask, long nowNanos) {
        QuoteLedger ledger = ledger(ask.venue());
        return ledger != null && ledger.ask(ask, nowNanos);
    }

    /// What came of a request for quotes; null if it is not known, or no more.
    public QuoteLedger.@Nullable Asked asked(String request) {
        for (FixLpFeed feed : feeds.values()) {
            QuoteLedger.Asked asked = feed.quotes().ledger().asked(request);
            if (asked != null) {
                return asked;
            }
        }
        return null;
    }

    /// Every request for quotes that is remembered, newest first for each venue.
    public List<QuoteLedger.Asked> asked() {
        return feeds.values().stream()
                .flatMap(feed -> feed.quotes().ledger().all().stream())
                .toList();
    }

    @Override
    public @Nullable VenueQuote find(VenueId venue, String id) {
        QuoteLedger ledger = ledger(venue);
        return ledger == null ? null : ledger.find(id);
    }

    private @Nullable QuoteLedger ledger(VenueId venue) {
        FixLpFeed feed = feeds.get(venue);
        return feed == null ? null : feed.quotes().ledger();
    }
}
