package io.fairlead.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.server.KeptPrices;
import io.fairlead.core.book.Books;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.gateway.MarketDesk;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.venues.fixlp.FixLpFeed;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.market.PriceFeed;
import io.fairlead.venues.market.Subscription;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.Subscriptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What Prometheus reads of market data.
class MarketMetricsTest {
    private static final long NOW = 1_763_740_800_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final VenueId VENUE = new VenueId("lp");
    private static final Symbol EURUSD = new Symbol("EUR/USD");
    private static final Instrument INSTRUMENT = new Instrument(
            EURUSD,
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000), Decimal.of("0.00001"), Decimal.of("0.01"), Decimal.of("0.01"), Decimal.of(50)),
            Map.of(VENUE, "EURUSD"));

    private final Books books = new Books();
    private final FixLpFeed feed = new FixLpFeed(
            new FixLpSettings(
                    VENUE,
                    FixLpSettings.STANDARD_CAPABILITIES,
                    FixLpSettings.Orders.STANDARD,
                    FixLpSettings.Feed.STANDARD,
                    FixLpSettings.Pool.STANDARD),
            List.of(INSTRUMENT),
            new FixLpFeed.Surroundings(books, SubscriptionListener.NONE, () -> NOW, _ -> {}));
    private final MarketDesk desk = new MarketDesk();
    private final PriceHistory history = KeptPrices.of(books);
    private final List<PriceFeed.View> references = new ArrayList<>();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MarketMetrics metrics =
            new MarketMetrics(registry, new MarketMetrics.Sources(desk, books, () -> references, history, () -> NOW));

    MarketMetricsTest() {
        desk.add(VENUE, feed);
    }

    private String scrape() {
        metrics.refresh();
        return registry.scrape();
    }

    /// A venue that takes every request and sends nothing.
    private static final class SilentLine implements Subscriptions.Line {
        @Override
        public boolean ask(Subscription of, long requestId, long nowNanos) {
            return true;
        }

        @Override
        public boolean end(Subscription of, long nowNanos) {
            return true;
        }
    }

    @Test
    void subscriptionsByVenueAndState() {
        assertThat(scrape())
                .contains("fairlead_subscriptions{state=\"live\",venue=\"lp\"} 0.0")
                .contains("fairlead_subscription_losses_total{venue=\"lp\"} 0.0");
        feed.subscriptions().up(new SilentLine(), NOW);
        feed.subscriptions().poll(NOW + SECOND);
        assertThat(scrape())
                .contains("fairlead_subscriptions{state=\"requested\",venue=\"lp\"} 1.0")
                .contains("fairlead_subscription_requests_total{venue=\"lp\"} 1.0");
        feed.subscriptions().down("cut", NOW + 2 * SECOND);
        feed.subscriptions().poll(NOW + 4 * SECOND);
        assertThat(scrape())
                .contains("fairlead_subscriptions{state=\"requested\",venue=\"lp\"} 0.0")
                .contains("fairlead_subscriptions{state=\"lost\",venue=\"lp\"} 1.0")
                .contains("fairlead_subscription_losses_total{venue=\"lp\"} 1.0");
    }

    @Test
    void booksByHealthAndFaultsByKind() {
        assertThat(scrape())
                .contains("fairlead_books{health=\"awaited\",venue=\"lp\"} 1.0")
                .contains("fairlead_books{health=\"fresh\",venue=\"lp\"} 0.0")
                .contains("fairlead_book_faults_total{fault=\"sequence_gap\",venue=\"lp\"} 0.0");
    }

    @Test
    void quotesThatCameAndThatDidNot() {
        QuoteAsk.Leg leg = new QuoteAsk.Leg(EURUSD, true, null, null, null);
        desk.ask(new QuoteAsk(VENUE, "q-1", List.of(leg)), NOW);
        desk.ask(new QuoteAsk(VENUE, "q-1", List.of(leg)), NOW);
        feed.quotes().ledger().refused("q-1", "no", NOW);
        feed.quotes().ledger().unanswered("down", NOW);
        assertThat(scrape())
                .contains("fairlead_quote_requests_total{venue=\"lp\"} 1.0")
                .contains("fairlead_quote_refusals_total{venue=\"lp\"} 1.0")
                .contains("fairlead_quotes_total{venue=\"lp\"} 0.0");
    }

    @Test
    void theRecorderAndReferences() {
        references.add(new PriceFeed.View(new VenueId("new"), false, 0, 0, "", 0, 0));
        references.add(new PriceFeed.View(new VenueId("ref"), true, NOW, NOW - 3 * SECOND, "", 2, 1));
        assertThat(scrape())
                .contains("fairlead_recorder{state=\"off\"} 1.0")
                .contains("fairlead_recorder{state=\"on\"} 0.0")
                .contains("fairlead_recorder_dropped_total 0.0")
                .contains("fairlead_reference_connected{venue=\"new\"} 0.0")
                .contains("fairlead_reference_silence_seconds{venue=\"new\"} NaN")
                .contains("fairlead_reference_connected{venue=\"ref\"} 1.0")
                .contains("fairlead_reference_silence_seconds{venue=\"ref\"} 3.0")
                .contains("fairlead_reference_connections_total{venue=\"ref\"} 2.0")
                .contains("fairlead_reference_unreadable_total{venue=\"ref\"} 1.0");
        history.recorder().start();
        assertThat(scrape()).contains("fairlead_recorder{state=\"on\"} 1.0");
    }
}
