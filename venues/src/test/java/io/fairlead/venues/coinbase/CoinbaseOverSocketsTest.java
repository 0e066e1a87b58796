package io.fairlead.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookReader;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Health;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.sim.coinbase.CoinbaseConfig;
import io.fairlead.sim.coinbase.CoinbaseVenue;
import io.fairlead.sim.coinbase.FeedFault;
import io.fairlead.sim.match.Depth;
import io.fairlead.venues.web.JdkWebStreams;
import io.fairlead.venues.web.WebLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The feed and real books against the simulated venue, over real sockets. Prices move when the test says so.
class CoinbaseOverSocketsTest {
    private static final VenueId VENUE = new VenueId("reference");
    private static final BookKey KEY = new BookKey(VENUE, new Symbol("BTC/USD"));
    private static final String PRODUCT = "BTC-USD";
    private static final int DEPTH = 20;
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private final Semaphore woken = new Semaphore(0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Books books = new Books();
    private CoinbaseVenue venue;
    private CoinbaseFeed feed;
    private BookReader book;

    @BeforeEach
    void start() {
        HELIDON.setLevel(Level.WARNING);
        venue = CoinbaseVenue.start(
                CoinbaseConfig.reference().withStep(Duration.ZERO),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory());
        feed = feed(venue.uri());
        book = Objects.requireNonNull(books.find(KEY));
    }

    private CoinbaseFeed feed(URI address) {
        ReconnectPolicy quick = new ReconnectPolicy(1_000_000, 200, 50_000_000, 0, 0, 5_000_000_000L);
        Decimal one = Decimal.ONE;
        Instrument bitcoin = new Instrument(
                KEY.symbol(),
                new Currency("BTC"),
                new Currency("USD"),
                new Instrument.Contract(one, Decimal.of("0.01"), one, one, Decimal.of(100)),
                Map.of(VENUE, PRODUCT));
        WebLimits limits = new WebLimits(100_000, 8, Duration.ofSeconds(5));
        return new CoinbaseFeed(
                new CoinbaseSettings(VENUE, address, DEPTH, 1_500_000_000L, quick),
                List.of(bitcoin),
                books,
                new JdkWebStreams(client, limits, woken::release),
                () -> 0);
    }

    @AfterEach
    void stop() {
        feed.close(System.nanoTime());
        venue.close();
        client.shutdownNow();
    }

    /// Polls as the market thread does until something is so.
    private void until(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("%s %s", feed.view(), book.snapshot().state())
                    .isLessThan(end);
            long now = System.nanoTime();
            if (feed.poll(now) == 0) {
                woken.tryAcquire(5, TimeUnit.MILLISECONDS);
            }
        }
    }

    private boolean isFreshAndRight() {
        BookSnapshot mine = book.snapshot();
        Depth theirs = venue.told(PRODUCT);
        return mine.state().health() == Health.FRESH
                && levels(mine.lastKnown().bids()).equals(told(theirs.bids()))
                && levels(mine.lastKnown().asks()).equals(told(theirs.asks()));
    }

    private static List<String> levels(List<BookSnapshot.Level> levels) {
        return levels.stream().map(level -> level.units() + "@" + level.price()).toList();
    }

    private static List<String> told(List<Depth.Level> levels) {
        return levels.stream()
                .limit(DEPTH)
                .map(level -> level.qty() + "@" + level.price())
                .toList();
    }

    @Test
    void bookFollowsTheVenue() throws InterruptedException {
        until(this::isFreshAndRight);
        for (int i = 0; i < 50; i++) {
            venue.stepNow();
        }
        until(this::isFreshAndRight);
        assertThat(feed.view().connections()).isEqualTo(1);
        until(() -> {
            venue.stepNow();
            return book.snapshot().statistics().lastPrice() != null;
        });
    }

    @Test
    void lostMessagesAreNoticedByTheHeartbeatAndTheBookIsMadeAnew() throws InterruptedException {
        until(this::isFreshAndRight);
        until(() -> {
            venue.stepNow();
            return book.snapshot().statistics().lastPrice() != null;
        });
        venue.apply(new FeedFault.Gap(1_000));
        for (int i = 0; i < 20; i++) {
            venue.stepNow();
        }
        venue.apply(new FeedFault.Gap(0));
        venue.beatNow();
        venue.beatNow();
        until(() -> book.faults().total() > 0);
        until(this::isFreshAndRight);
        assertThat(feed.view().connections()).isEqualTo(1);
    }

    @Test
    void everyFaultEndsWithAFreshBookThatIsRight() throws InterruptedException {
        until(this::isFreshAndRight);
        for (FeedFault fault : List.of(
                new FeedFault.Malformed(1),
                new FeedFault.Reorder(),
                new FeedFault.Cross(PRODUCT),
                new FeedFault.Disconnect(),
                new FeedFault.Huge(200_000),
                new FeedFault.Malformed(12))) {
            venue.apply(fault);
            for (int i = 0; i < 10; i++) {
                venue.stepNow();
            }
            until(this::isFreshAndRight);
        }
        assertThat(feed.view().connections()).isGreaterThanOrEqualTo(3);
        assertThat(feed.view().unreadable()).isPositive();
    }

    @Test
    void stalledVenueMakesTheBookStaleAndComesBack() throws InterruptedException {
        until(this::isFreshAndRight);
        venue.apply(new FeedFault.Stall(true));
        until(() -> book.snapshot().state().health() == Health.STALE);
        venue.apply(new FeedFault.Stall(false));
        until(this::isFreshAndRight);
    }

    @Test
    void refusalAndAnAbsentVenueAreSaid() throws InterruptedException {
        until(this::isFreshAndRight);
        venue.apply(new FeedFault.Refuse(true));
        venue.apply(new FeedFault.Disconnect());
        until(() -> feed.view().problem().startsWith("refused: Failed to subscribe"));
        venue.close();
        until(() -> feed.view().problem().startsWith("ConnectException"));
        assertThat(book.snapshot().state().health()).isEqualTo(Health.STALE);
    }
}
