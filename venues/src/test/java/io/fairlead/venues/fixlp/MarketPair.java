package io.fairlead.venues.fixlp;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookReader;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.Keying;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import io.fairlead.sim.control.SimControl;
import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.fault.FeedFault.Naming;
import io.fairlead.sim.fix.FixLogin;
import io.fairlead.sim.match.Depth;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Quotes;
import io.fairlead.venues.fixlp.FixLpSettings.Reference;
import io.fairlead.venues.fixmd.MarketDataFormat;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.SubscriptionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Feeds and real books against the simulated provider over real sockets, one session for each way of naming levels.
/// The test's thread polls as the market thread does. Prices move when the test says so, and our clock can be put
/// forward, so that nobody waits for what is due in seconds.
final class MarketPair implements AutoCloseable {
    static final String MARKET = "EUR/USD";
    static final String OTHER_MARKET = "XAU/USD";
    private static final int DEPTH = 5;
    private static final String PASSWORD = "market-pair";
    private static final long MILLI = 1_000_000;

    private final Simulator simulator;
    private final SelectorIdle idle = new SelectorIdle();
    private final FixInitiator initiator = new FixInitiator(new Random(1), idle);
    private final Executor connector = Executors.newVirtualThreadPerTaskExecutor();
    private final Books books = new Books();
    private final Map<Naming, FixLpFeed> feeds = new EnumMap<>(Naming.class);
    private final Map<Naming, Set<Health>> seen = new EnumMap<>(Naming.class);
    private final Set<String> told = new HashSet<>();
    private final Set<String> wrong = new HashSet<>();
    private long aheadNanos;

    MarketPair(Path directory) {
        List<FixLogin> logins = List.of(Naming.values()).stream()
                .map(each -> new FixLogin(each.name(), FixLogin.Role.MARKET_DATA, false, "fairlead", PASSWORD))
                .toList();
        SimConfig reference = SimConfig.reference(directory, PASSWORD, false)
                .withControlPort(-1)
                .withStep(Duration.ofHours(1));
        simulator = Simulator.start(
                reference.withFix(reference.fix().withLogins(logins).withMarketDataInterval(Duration.ZERO)),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory());
        for (Naming each : Naming.values()) {
            control().apply(new FeedFault.Levels(each.name(), each, true, true));
            seen.put(each, EnumSet.noneOf(Health.class));
        }
        note();
        books.watch(opened -> opened.listen((book, _) -> look(book)));
        for (Naming each : Naming.values()) {
            feeds.put(each, feed(each));
        }
    }

    private FixLpFeed feed(Naming naming) {
        VenueId venue = venue(naming);
        MarketDataFormat format =
                new MarketDataFormat(DEPTH, true, keying(naming), true, new MarketDataFormat.Extras(true, true));
        SubscriptionSettings onDemand =
                SubscriptionSettings.STANDARD.withRequestsPerSecond(1000).onDemand();
        FixLpFeed feed = new FixLpFeed(
                FixLpSettings.standard(venue)
                        .withFeed(new Feed(format, onDemand, new Reference(true, true, true), Quotes.WITH_MARKET_DATA)),
                List.of(instrument(venue, MARKET), instrument(venue, OTHER_MARKET), instrument(venue, "NO/NE")),
                new FixLpFeed.Surroundings(books, SubscriptionListener.NONE, this::now, _ -> {}));
        Objects.requireNonNull(feed.subscriptions().read(symbol(MARKET)));
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", naming.name(), "YOFX"))
                .withCredentials(new Credentials("fairlead", PASSWORD))
                .withReset(ResetPolicy.ON_LOGON);
        initiator.add(
                new FixSession(profile, SessionParts.of(new MemoryMessageStore(), feed)),
                new InitiatorPlan(
                        List.of(new Endpoint("127.0.0.1", simulator.ports().fix())),
                        SocketDialer.plain(connector),
                        new ReconnectPolicy(20 * MILLI, 150, 200 * MILLI, 0, 0, 5000 * MILLI),
                        SessionSchedule.ALWAYS));
        return feed;
    }

    private static Instrument instrument(VenueId venue, String name) {
        Instrument any = Model.EURUSD;
        return new Instrument(symbol(name), any.base(), any.quote(), any.contract(), Map.of(venue, name));
    }

    private static Keying keying(Naming naming) {
        return switch (naming) {
            case PRICE -> Keying.PRICE;
            case POSITION -> Keying.POSITION;
            case ID -> Keying.ENTRY_ID;
        };
    }

    static VenueId venue(Naming naming) {
        return new VenueId("by-" + naming.name().toLowerCase(Locale.ROOT));
    }

    static Symbol symbol(String market) {
        return new Symbol(market);
    }

    FixLpFeed feedBy(Naming naming) {
        return Objects.requireNonNull(feeds.get(naming));
    }

    BookReader book(Naming naming, String market) {
        return Objects.requireNonNull(books.find(new BookKey(venue(naming), symbol(market))));
    }

    BookReader book(Naming naming) {
        return book(naming, MARKET);
    }

    SimControl control() {
        return simulator.control();
    }

    /// Every market makes a step, and is told.
    void step() {
        control().step();
        note();
    }

    /// The next step begins at another price.
    void move(String price) {
        control().move(MARKET, Decimal.of(price));
        note();
    }

    private void note() {
        told.add(text(control().depth(MARKET, DEPTH)));
    }

    /// What readers see at this moment.
    private void look(BookReader book) {
        BookSnapshot now = book.snapshot();
        if (!book.key().symbol().equals(symbol(MARKET))) {
            return;
        }
        for (Naming each : Naming.values()) {
            if (venue(each).equals(book.key().venue())) {
                Objects.requireNonNull(seen.get(each)).add(now.health());
            }
        }
        if (now.health().isFresh() && !told.contains(text(now))) {
            wrong.add(book.key() + ": " + text(now));
        }
    }

    /// What a book showed as fresh although the venue's never was so.
    Set<String> wrong() {
        return wrong;
    }

    /// In what health a book was since the last `forget`.
    Set<Health> seen(Naming naming) {
        return Objects.requireNonNull(seen.get(naming));
    }

    void forget() {
        seen.values().forEach(Set::clear);
    }

    boolean isRight(Naming naming, String market) {
        BookSnapshot mine = book(naming, market).snapshot();
        return mine.health().isFresh() && text(mine).equals(text(control().depth(market, DEPTH)));
    }

    private boolean areRight() {
        for (Naming each : Naming.values()) {
            if (!isRight(each, MARKET)) {
                return false;
            }
        }
        return true;
    }

    void untilRight() {
        until("every book is fresh and the venue's", this::areRight);
    }

    private static String text(BookSnapshot book) {
        BookSnapshot.Sides sides = book.lastKnown();
        return sides.bids().stream()
                        .map(each -> each.units() + "@" + each.price())
                        .toList() + " "
                + sides.asks().stream()
                        .map(each -> each.units() + "@" + each.price())
                        .toList();
    }

    private static String text(Depth depth) {
        return depth.bids().stream()
                        .map(each -> each.qty() + "@" + each.price())
                        .toList() + " "
                + depth.asks().stream()
                        .map(each -> each.qty() + "@" + each.price())
                        .toList();
    }

    void until(String what, BooleanSupplier wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never: " + what + "; " + picture());
            }
            if (poll() == 0) {
                idle.idle(5 * MILLI);
            }
        }
    }

    private String picture() {
        StringBuilder text = new StringBuilder("the venue has " + text(control().depth(MARKET, DEPTH)));
        feeds.forEach((naming, feed) -> text.append("\n ")
                .append(naming)
                .append(' ')
                .append(book(naming).snapshot().state())
                .append(' ')
                .append(text(book(naming).snapshot()))
                .append(' ')
                .append(feed.subscriptions().views())
                .append(' ')
                .append(feed.problem()));
        return text.toString();
    }

    private int poll() {
        long now = now();
        int work = initiator.poll(now);
        for (FixLpFeed feed : feeds.values()) {
            work += feed.poll(now);
        }
        return work;
    }

    /// Our clock goes forward.
    void skip(int seconds) {
        aheadNanos += TimeUnit.SECONDS.toNanos(seconds);
        poll();
    }

    long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano() + aheadNanos;
    }

    @Override
    public void close() {
        initiator.stopAll("the tests are over", now());
        until("logged out", () -> !initiator.connected());
        idle.close();
        simulator.close();
    }
}
