package io.fairlead.app.metrics;

import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.book.BookReader;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.Health;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.MarketDesk;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.gateway.tape.Recorder;
import io.fairlead.venues.market.PriceFeed;
import io.fairlead.venues.market.SubscriptionState;
import io.fairlead.venues.market.SubscriptionView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The numbers of market data: subscriptions, books, bars, the recorder, references and quotes. Taken over at each
/// scrape, by any thread; each venue's are there from its first one on, so that what appears is seen to rise.
public final class MarketMetrics {
    private static final double SECOND_NANOS = 1e9;

    private final MeterRegistry registry;
    private final Sources from;
    private final Map<Series, Double> values = new ConcurrentHashMap<>();
    private volatile List<BarDesk.Count> bars = List.of();

    /// Where the numbers come from.
    public record Sources(
            MarketDesk desk,
            Books books,
            Supplier<List<PriceFeed.View>> references,
            PriceHistory history,
            LongSupplier nowNanos) {}

    private record Series(String name, Tags tags) {}

    public MarketMetrics(MeterRegistry registry, Sources from) {
        this.registry = registry;
        this.from = from;
    }

    /// Takes over how things stand.
    public void refresh() {
        subscriptions();
        quotes();
        books();
        bars();
        recorder(from.history.recorder().status());
        from.references.get().forEach(this::reference);
    }

    private void subscriptions() {
        List<SubscriptionView> views = from.desk.subscriptions();
        from.desk.totals().forEach((venue, totals) -> {
            Tags tags = Tags.of("venue", venue.value());
            for (SubscriptionState state : SubscriptionState.values()) {
                long count = views.stream()
                        .filter(each -> each.venue().equals(venue) && each.state() == state)
                        .count();
                gauge("fairlead.subscriptions", "Subscriptions", tags.and("state", word(state)), (double) count);
            }
            count("fairlead.subscription.requests", "Subscriptions asked for", tags, totals.requests());
            count("fairlead.subscription.ends", "Subscriptions ended by us", tags, totals.ends());
            count("fairlead.subscription.refusals", "Subscriptions refused", tags, totals.refusals());
            count("fairlead.subscription.refreshes", "Books asked for anew", tags, totals.refreshes());
            count("fairlead.subscription.losses", "Subscriptions lost", tags, totals.losses());
        });
    }

    private void quotes() {
        from.desk.quoteTotals().forEach((venue, totals) -> {
            Tags tags = Tags.of("venue", venue.value());
            count("fairlead.quote.requests", "Requests for quotes", tags, totals.requests());
            count("fairlead.quotes", "Quotes received", tags, totals.quotes());
            count("fairlead.quote.refusals", "Requests for quotes that ended without", tags, totals.refusals());
            count("fairlead.quotes.unreadable", "Quotes that could not be read", tags, totals.unreadable());
        });
    }

    private void books() {
        Map<VenueId, Map<Health, Long>> health = new HashMap<>();
        for (BookSnapshot book : from.books.books()) {
            health.computeIfAbsent(book.venue(), _ -> new HashMap<>()).merge(book.health(), 1L, Long::sum);
        }
        health.forEach((venue, counts) -> {
            for (Health each : Health.values()) {
                Tags tags = Tags.of("venue", venue.value(), "health", word(each));
                gauge("fairlead.books", "Books", tags, counts.getOrDefault(each, 0L));
            }
        });
        for (Fault fault : Fault.values()) {
            Map<VenueId, Long> faults = new HashMap<>();
            for (BookReader book : from.books.all()) {
                faults.merge(book.key().venue(), book.faults().of(fault), Long::sum);
            }
            faults.forEach((venue, count) -> count(
                    "fairlead.book.faults",
                    "What was wrong with what came for books",
                    Tags.of("venue", venue.value(), "fault", word(fault)),
                    count));
        }
    }

    /// The thread that makes bars answers a moment later: these are of the scrape before.
    private void bars() {
        var _ = from.history.counts().thenAccept(counts -> bars = counts);
        Map<Tags, long[]> sums = new HashMap<>();
        for (BarDesk.Count count : bars) {
            BarDesk.Series series = count.series();
            Tags tags = Tags.of("venue", series.venue().value(), "source", word(series.source()));
            long[] sum = sums.computeIfAbsent(tags, _ -> new long[2]);
            sum[0] += count.late();
            sum[1] += count.refused();
        }
        sums.forEach((tags, sum) -> {
            count("fairlead.bars.ticks.late", "Ticks that came late and went into their bars", tags, sum[0]);
            count("fairlead.bars.ticks.refused", "Ticks too late for any bar", tags, sum[1]);
        });
    }

    private void recorder(Recorder.Status status) {
        String now = switch (status.state()) {
            case Recorder.State.Off _ -> "off";
            case Recorder.State.On _ -> "on";
            case Recorder.State.Failed _ -> "failed";
        };
        for (String each : List.of("off", "on", "failed")) {
            gauge("fairlead.recorder", "1 at its state", Tags.of("state", each), each.equals(now) ? 1 : 0);
        }
        count("fairlead.recorder.entries", "Entries on disk", Tags.empty(), status.entries());
        count("fairlead.recorder.bytes", "Bytes on disk", Tags.empty(), status.bytes());
        count("fairlead.recorder.dropped", "Entries that found no room", Tags.empty(), status.dropped());
        gauge("fairlead.recorder.waiting", "Entries to be written", Tags.empty(), (double) status.waiting());
    }

    private void reference(PriceFeed.View view) {
        Tags tags = Tags.of("venue", view.venue().value());
        long heard = view.heardNanos();
        gauge("fairlead.reference.connected", "1 while connected", tags, view.up() ? 1 : 0);
        gauge(
                "fairlead.reference.silence.seconds",
                "Age of the newest message; NaN before the first",
                tags,
                heard == 0 ? Double.NaN : Math.max(0, from.nowNanos.getAsLong() - heard) / SECOND_NANOS);
        count("fairlead.reference.connections", "Connections made", tags, view.connections());
        count("fairlead.reference.unreadable", "Messages that could not be read", tags, view.unreadable());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void gauge(String name, String description, Tags tags, double value) {
        Series series = new Series(name, tags);
        if (values.put(series, value) == null) {
            Gauge.builder(name, values, map -> map.getOrDefault(series, 0.0))
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }
    }

    private void count(String name, String description, Tags tags, long value) {
        Series series = new Series(name, tags);
        if (values.put(series, (double) value) == null) {
            FunctionCounter.builder(name, values, map -> map.getOrDefault(series, 0.0))
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }
    }
}
