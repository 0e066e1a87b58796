package io.fairlead.bench.market;

import io.fairlead.app.alert.AlertBoard;
import io.fairlead.app.alert.AlertDesk;
import io.fairlead.app.metrics.GatewayMetrics;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.app.server.ApiPorts;
import io.fairlead.app.server.ApiServer;
import io.fairlead.app.server.ApiSettings;
import io.fairlead.app.server.EventRecord;
import io.fairlead.app.server.EventSource;
import io.fairlead.app.server.OrderHistory;
import io.fairlead.app.server.Role;
import io.fairlead.app.server.TokenStore;
import io.fairlead.bench.OrderPath;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.TradingDay;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.MarketPlan;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.gateway.tape.Recorder;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A whole gateway as it runs, with its HTTP server, bars and read side, but for its engine, which is the caller's
/// thread. Owned by that thread.
final class FloodStage implements AutoCloseable {
    private static final long PRICES_PAUSE_NANOS = 1_000_000L;

    private final OrderPath path;
    private final ApiServer api;
    private final Metrics metrics = new Metrics(new Unmeasured());
    private final Thread prices;
    private final String token;
    private volatile boolean stopping;

    FloodStage(Path folder) throws IOException {
        path = new OrderPath(
                Files.createDirectories(folder.resolve("gateway")), new MarketPlan(List.of(), plan(folder)));
        TokenStore tokens = TokenStore.open(folder.resolve("tokens.json"), OrderPath::epochNanos);
        token = tokens.issue("slow", Role.VIEWER).secret();
        api = ApiServer.start(ApiSettings.DEFAULTS.withPort(0), ports(path.gateway(), tokens));
        prices = Thread.ofPlatform().name("prices").start(this::keepPrices);
    }

    private static PriceHistory.Plan plan(Path folder) throws IOException {
        TradingDay day = new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT);
        return new PriceHistory.Plan(
                FileDisk.at(Files.createDirectories(folder.resolve("market"))),
                new Recorder.Settings(day, 8_192, 1_000_000_000L, 0, 0),
                new BarBuilder.Settings(day, List.of(BarSize.values()), 1_500, 5_000_000_000L),
                false,
                0);
    }

    private ApiPorts ports(Gateway gateway, TokenStore tokens) {
        return new ApiPorts(
                gateway.trading(),
                gateway.readSide(),
                gateway.sessionControl(),
                Map.of(),
                gateway.limits(),
                gateway.massStatus(),
                gateway.marketDesk(),
                new AlertDesk(new AlertBoard(1), (_, _, _) -> {}, () -> {}, OrderPath::epochNanos),
                (_, _, _) -> {},
                new NoEvents(),
                new NoStories(),
                Objects.requireNonNull(gateway.priceHistory()),
                tokens,
                metrics,
                OrderPath::epochNanos);
    }

    private void keepPrices() {
        PriceHistory history = Objects.requireNonNull(path.gateway().priceHistory());
        while (!stopping) {
            if (history.poll(OrderPath.epochNanos()) == 0) {
                LockSupport.parkNanos(PRICES_PAUSE_NANOS);
            }
        }
    }

    OrderPath path() {
        return path;
    }

    /// Where the event stream is.
    URI events() {
        return URI.create("ws://127.0.0.1:" + api.port() + "/api/v1/events");
    }

    String token() {
        return token;
    }

    @Override
    public void close() {
        stopping = true;
        api.close();
        metrics.close();
        try {
            prices.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        path.close();
    }

    /// The client follows a book, not the log: nothing ever comes.
    private static final class NoEvents implements EventSource, EventSource.Reader {
        @Override
        public long end() {
            return 0;
        }

        @Override
        public long start() {
            return 0;
        }

        @Override
        public Reader from(long position) {
            return this;
        }

        @Override
        public @Nullable EventRecord next(Duration wait) throws InterruptedException {
            Thread.sleep(wait);
            return null;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /// Nobody asks for one.
    private record NoStories() implements OrderHistory {
        @Override
        public List<EventRecord> of(OrderId order) {
            return List.of();
        }

        @Override
        public List<EventRecord> refusals(ClientOrderId client) {
            return List.of();
        }
    }

    /// Nobody scrapes it.
    private static final class Unmeasured implements GatewayMetrics {
        @Override
        public Latency orderToAck() {
            return Latency.NONE;
        }

        @Override
        public Latency tickToProcess() {
            return Latency.NONE;
        }

        @Override
        public long journalPosition() {
            return 0;
        }

        @Override
        public long journalSyncedPosition() {
            return 0;
        }
    }
}
