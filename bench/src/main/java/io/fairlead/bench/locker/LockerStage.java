package io.fairlead.bench.locker;

import io.fairlead.bench.OrderPath;
import io.fairlead.bench.contender.BenchLimits;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.Surroundings;
import io.fairlead.gateway.TradeLockerPlan;
import io.fairlead.gateway.Trading;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.venues.tradelocker.TradeLockerLines;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpLimits;
import io.fairlead.venues.web.HttpRoads;
import io.fairlead.venues.web.WarmHttp;
import io.fairlead.venues.web.WebStreams;
import io.fairlead.venues.web.WireHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// A whole gateway, journal synced and limits held, that polls accounts of the simulated TradeLocker over loopback,
/// which has a process of its own. Between the two stands a [WireTap]. Owned by the thread that runs the bench; the
/// gateway has its own threads.
final class LockerStage implements AutoCloseable {
    private static final long REST_NANOS = 10_000_000_000L;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

    private static final Executor CONNECTING = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("connect-", 1).factory());

    private static final WebStreams NO_STREAMS = (address, _) -> {
        throw new IllegalStateException("without a developer key nothing streams, asked for " + address);
    };

    private final VenueSide venue;
    private final WireTap tap;
    private final LockerCast cast;
    private final Gateway gateway;
    private final OrderHops hops = new OrderHops();
    private final Applied applied = new Applied();

    LockerStage(Path folder, int logins, int accountsEach, OrderThreads threads) throws IOException {
        venue = threads.offEngineCore(() -> VenueSide.start(folder.resolve("venue"), logins, accountsEach));
        ThreadFactory sides =
                Thread.ofPlatform().daemon().name("venue-side-", 1).factory();
        tap = WireTap.before(venue.port(), hops, sides);
        cast = LockerCast.of(LockerCast.venue(logins, accountsEach), tap.port());
        gateway = open(Files.createDirectories(folder.resolve("gateway")), threads.engineIdle());
        start("journal-sync", gateway.journalSync());
        start("follower", gateway.follower());
        start("market", gateway.market());
        start("engine", threads.engine(gateway.engine()));
        gateway.venues().forEach((name, work) -> start(name, threads.parked(work)));
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private Gateway open(Path folder, Idle engineIdle) throws IOException {
        SelectorIdle idle = new SelectorIdle();
        HttpRoads sockets = HttpRoads.withoutTls(CONNECTING, idle);
        HttpRoads roads = new HttpRoads(new StampedDialer(sockets.plain(), hops), sockets.secure(), idle);
        Http warm = new WarmHttp(
                new WireHttp(roads, HttpLimits.STANDARD, System::nanoTime),
                new WireHttp(roads, HttpLimits.STANDARD, System::nanoTime),
                System::nanoTime,
                REST_NANOS);
        StampedHttp http = new StampedHttp(warm, hops);
        TradeLockerSettings settings = TradeLockerSettings.of(LockerCast.VENUE, cast.logins());
        TradeLockerLines.Network network = new TradeLockerLines.Network(http, NO_STREAMS, TokenStore.NONE);
        TradeLockerPlan plan =
                new TradeLockerPlan(settings, new TradeLockerLines(settings, network, new Random(2)::nextDouble), idle);
        Seams none = Seams.NONE;
        Seams watched = new Seams(
                log -> (event, lane) -> {
                    boolean taken = log.append(event, lane);
                    hops.logged(event);
                    applied.logged(event);
                    return taken;
                },
                none.watcher(),
                none.venues(),
                none.stores(),
                none.decisions(),
                none.retention());
        GatewayConfig config = GatewayConfig.of(
                        cast.accounts(),
                        List.of(LockerCast.EURUSD),
                        List.of(plan),
                        JournalConfig.defaults("bench", "bench"))
                .withLimits(BenchLimits.ALL);
        return Gateway.open(config, surroundings(folder, engineIdle), watched);
    }

    private static Surroundings surroundings(Path folder, Idle engineIdle) throws IOException {
        return new Surroundings(
                OrderPath::epochNanos,
                FileDisk.at(folder),
                new Random(1),
                engineIdle,
                new SelectorIdle(),
                Runnable::run,
                FixLog.NONE);
    }

    /// Waits until every account takes orders and every login has a price.
    void awaitOpen() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!isOpen()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("accounts do not open: "
                        + gateway.readSide().sessions() + gateway.readSide().accounts());
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    private boolean isOpen() {
        return gateway.readSide().accounts().size() == cast.accounts().size()
                && gateway.readSide().accounts().stream()
                        .allMatch(account -> account.recovery().step() == RecoveryStep.OPEN)
                && gateway.readSide().marketData().books().stream()
                        .anyMatch(book -> !book.lastKnown().bids().isEmpty());
    }

    List<Account> accounts() {
        return cast.accounts();
    }

    OrderHops hops() {
        return hops;
    }

    Applied applied() {
        return applied;
    }

    /// The position of an account that was opened first and is not being closed; null if there is none.
    @Nullable
    VenuePositionId oldestPosition(Account account) {
        return gateway.readSide().venuePositions().stream()
                .filter(each -> each.account().equals(account.id()) && each.closing() == null)
                .min(Comparator.comparingLong(each -> each.told().openedNanos()))
                .map(each -> each.told().id())
                .orElse(null);
    }

    /// What EURUSD was last sold at.
    Decimal bid() {
        BookSnapshot book = gateway.readSide().marketData().book(LockerCast.VENUE, LockerCast.EURUSD.symbol());
        if (book == null || book.lastKnown().bids().isEmpty()) {
            throw new IllegalStateException("the venue's price must be known, was not");
        }
        return book.lastKnown().bids().getFirst().price();
    }

    CompletableFuture<Trading.Answer> submit(Command command) {
        return gateway.trading().submit(command);
    }

    /// Every reply leaves the venue so much later from now on, and up to `jitter` more.
    void delayReplies(Duration base, Duration jitter) {
        venue.delayReplies(base, jitter);
    }

    /// How often any published limit was exceeded, by the venue's count.
    long exceeded() {
        return venue.status().exceeded().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    long requests() {
        return venue.status().requests();
    }

    /// What the venue wrote down.
    TradeLog log() {
        return venue.log();
    }

    @Override
    public void close() {
        try {
            gateway.shutdown(Gateway.OnShutdown.LEAVE, PATIENCE_AT_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gateway.close();
            tap.close();
            venue.close();
        }
    }
}
