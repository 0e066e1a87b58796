package io.fairlead.app.dashboard;

import io.fairlead.app.alert.AlertDesk;
import io.fairlead.app.metrics.GatewayMetrics;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.app.server.ApiPorts;
import io.fairlead.app.server.ApiServer;
import io.fairlead.app.server.ApiSettings;
import io.fairlead.app.server.EventRecord;
import io.fairlead.app.server.EventSource;
import io.fairlead.app.server.FakeLimits;
import io.fairlead.app.server.KeptPrices;
import io.fairlead.app.server.OrderHistory;
import io.fairlead.app.server.Role;
import io.fairlead.app.server.TokenStore;
import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.OrderChecked.Verdict;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Scope;
import io.fairlead.gateway.MarketDesk;
import io.fairlead.gateway.OperatorWord;
import io.fairlead.gateway.SessionAudit;
import io.fairlead.gateway.SessionControl;
import io.fairlead.gateway.tape.PriceHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The real HTTP API over a scripted gateway, on a free loopback port, with the script running beside it.
final class RunningDesk implements AutoCloseable {
    private static final long STEP_MILLIS = 10;

    private final ScriptedGateway gateway = new ScriptedGateway(RunningDesk::epochNanos);
    private final ScheduledExecutorService script = Executors.newSingleThreadScheduledExecutor();
    private final Books recorded = new Books();
    private final PriceHistory prices = KeptPrices.of(recorded);
    private final ScheduledExecutorService keeping = Executors.newSingleThreadScheduledExecutor();
    private final TokenStore tokens;
    private final String token;
    private final String adminToken;
    private ApiServer server;

    RunningDesk(Path directory, int liveOrders) {
        this.tokens = TokenStore.open(directory.resolve("tokens.json"), RunningDesk::epochNanos);
        this.token = tokens.issue("desk", Role.TRADER).secret();
        this.adminToken = tokens.issue("chief", Role.ADMIN).secret();
        this.server = serve(0);
        gateway.flow().open(liveOrders);
        var running = keeping.scheduleAtFixedRate(
                () -> prices.poll(epochNanos()), STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
        if (running.isDone()) {
            throw new IllegalStateException("keeping prices ended at once");
        }
    }

    /// Lets a market have had prices for so many seconds before now: what the gateway kept before a page was open.
    void hadPrices(Instrument instrument, int seconds) {
        Book book = recorded.open(
                new BookKey(ScriptedInstrument.VENUE, instrument.symbol()), BookLayout.byPrice(1), BookCare.NONE);
        Decimal mid = gateway.books().now(instrument.symbol());
        Decimal tick = instrument.contract().tick();
        MarketEntry entry = new MarketEntry();
        for (int ago = seconds; ago > 0; ago--) {
            Decimal bid = mid.minus(tick.times(Decimal.of(1 + ago % 3)));
            Decimal ask = mid.plus(tick);
            book.begin(MarketSink.Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, epochNanos() - ago * 1_000_000_000L);
            book.entry(entry.begin(EntryKind.BID, EntryAction.NEW)
                    .price(bid.unscaled(), bid.scale())
                    .size(1, 0));
            book.entry(entry.begin(EntryKind.ASK, EntryAction.NEW)
                    .price(ask.unscaled(), ask.scale())
                    .size(1, 0));
            book.end();
        }
    }

    /// Lets the script run, a hundred steps a second.
    RunningDesk busy() {
        var running = script.scheduleAtFixedRate(gateway.flow()::step, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
        if (running.isDone()) {
            throw new IllegalStateException("the script ended at once");
        }
        return this;
    }

    private ApiServer serve(int port) {
        ApiPorts ports = new ApiPorts(
                gateway,
                gateway,
                new NoSessionControl(),
                Map.of(),
                new FakeLimits(new AccountId("sim-1"), new AccountId("demo-4")),
                (_, _, _, _) -> new CompletableFuture<>(),
                new MarketDesk(),
                new AlertDesk(gateway.alerts(), (_, _, _) -> {}, () -> {}, RunningDesk::epochNanos),
                (_, _, _) -> {},
                new NoEvents(),
                new Story(),
                prices,
                tokens,
                new Metrics(new NoMetrics()),
                RunningDesk::epochNanos);
        return ApiServer.start(ApiSettings.DEFAULTS.withPort(port), ports);
    }

    ScriptedGateway gateway() {
        return gateway;
    }

    String url() {
        return server.uri().toString();
    }

    String token() {
        return token;
    }

    String adminToken() {
        return adminToken;
    }

    /// Takes the gateway off the network and brings it back at the same address.
    void away(Runnable meanwhile) {
        int port = server.port();
        server.close();
        meanwhile.run();
        server = serve(port);
    }

    @Override
    public void close() {
        script.shutdownNow();
        keeping.shutdownNow();
        server.close();
    }

    /// Every order was checked against one limit.
    /// Of every order that it passed a limit.
    private record Story() implements OrderHistory {
        @Override
        public List<EventRecord> of(OrderId order) {
            OrderChecked checked = new OrderChecked();
            checked.begin(epochNanos());
            checked.about(order, null);
            checked.add(LimitKind.MAX_ORDER_LOTS, Verdict.PASSED, 1_000_000, 5_000_000, Scope.Level.ACCOUNT);
            return List.of(EventRecord.of(1, order, checked));
        }

        @Override
        public List<EventRecord> refusals(ClientOrderId client) {
            return List.of();
        }
    }

    private static long epochNanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    }

    /// The dashboard follows views, not the log: nothing ever comes.
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

    private static final class NoSessionControl implements SessionControl {
        @Override
        public CompletableFuture<SessionAudit> connect(String sessionId, OperatorWord word) {
            throw new UnsupportedOperationException("not part of the script");
        }

        @Override
        public CompletableFuture<SessionAudit> disconnect(String sessionId, OperatorWord word) {
            throw new UnsupportedOperationException("not part of the script");
        }

        @Override
        public CompletableFuture<SessionAudit> resetSequenceNumbers(String sessionId, OperatorWord word) {
            throw new UnsupportedOperationException("not part of the script");
        }

        @Override
        public CompletableFuture<SessionAudit> setSequenceNumbers(
                String sessionId, SessionAudit.Numbers numbers, OperatorWord word) {
            throw new UnsupportedOperationException("not part of the script");
        }

        @Override
        public CompletableFuture<SessionAudit> noteTlsReload(String sessionId, OperatorWord word) {
            throw new UnsupportedOperationException("not part of the script");
        }

        @Override
        public List<SessionAudit> audit(String sessionId) {
            return List.of();
        }
    }

    private static final class NoMetrics implements GatewayMetrics {
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
