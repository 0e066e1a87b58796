package io.fairlead.app.run;

import io.fairlead.app.config.JournalSettings;
import io.fairlead.app.config.Settings;
import io.fairlead.app.config.VenueSettings;
import io.fairlead.app.log.Redactor;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.app.secret.Secrets;
import io.fairlead.app.server.ApiPorts;
import io.fairlead.app.server.ApiServer;
import io.fairlead.app.server.ApiSettings;
import io.fairlead.app.server.TokenStore;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GuardPlan;
import io.fairlead.gateway.RecoveryReport;
import io.fairlead.gateway.Surroundings;
import io.fairlead.gateway.VenuePlan;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway with its threads, its API and its files: everything between a checked configuration and an orderly end.
/// Started by the main thread, stopped by it or by the shutdown hook.
///
/// | thread | work |
/// |---|---|
/// | `engine`, `market` | orders, prices |
/// | `venue-NAME` | a venue with a thread of its own, as TradeLocker |
/// | `venue-http-*` | WebSocket connections of such venues |
/// | `journal-sync`, `follower` | log to disk, views |
/// | `fix-log`, `fix-log-archive` | FIX messages to files, finished days compressed |
/// | `connect-N`, `answer-N`, `http-N`, `news-1` | virtual: dialling, answers to clients, requests, the file of news |
/// | `strategy-ID` | one strategy each |
/// | `prices` | bars and recordings |
/// | `kill-file` | looks for the kill file |
/// | `alerts`, `alert-N` | what wants attention looked for; virtual: told by webhook and mail |
public final class GatewayProcess {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayProcess.class);
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(15);
    private static final long JOIN_MILLIS = 2_000;

    private final Settings settings;
    private final Path home;
    private final Gateway gateway;
    private final GatewayThreads threads;
    private final MessageLogging messages;
    private final NewsFile news;
    private final Alerting alerting;
    private final PriceKeeping prices;
    private final StrategyThreads strategies;
    private final @Nullable KillFile killFile;
    private final ApiServer api;
    private final Metrics metrics;
    private final Discovery discovery;
    private final Optional<String> firstToken;
    private final CompletableFuture<Thread> failed;

    private GatewayProcess(Settings settings, Path home, Foundations on) {
        this.settings = settings;
        this.home = home;
        this.gateway = on.gateway;
        this.threads = on.threads;
        this.messages = on.messages;
        this.news = on.news;
        this.alerting = on.alerting;
        this.prices = on.prices;
        this.failed = on.failed;
        TokenStore tokens = TokenStore.open(settings.dataDir().resolve("tokens.json"), on.clock::nanos);
        Path tokenFile = settings.dataDir().resolve("admin.token");
        TokenStore.Issued first = tokens.issueFirst();
        firstToken = Optional.ofNullable(first).map(TokenStore.Issued::secret);
        firstToken.ifPresent(token -> OwnerOnly.write(tokenFile, (token + "\n").getBytes(StandardCharsets.UTF_8)));
        metrics = MeasuredGateway.metrics(gateway, on.clock);
        api = ApiServer.start(apiSettings(settings), on.ports(tokens, metrics));
        try {
            strategies = StrategyThreads.start(settings, gateway, on.clock, threads);
            discovery = discoverable(tokenFile);
            killFile = watchKillFile(settings.killFile());
        } catch (RuntimeException e) {
            api.close();
            metrics.close();
            throw e;
        }
    }

    private @Nullable KillFile watchKillFile(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        KillFile watched = new KillFile(file, gateway.trading());
        threads.start("kill-file", watched);
        return watched;
    }

    private Discovery discoverable(Path tokenFile) {
        String url = uri().toString().replaceAll("/$", "");
        Discovery made = new Discovery(url, ProcessHandle.current().pid(), settings.dataDir(), tokenFile);
        made.write(settings.dataDir().resolve(Discovery.FILE));
        made.write(Discovery.ofUser(home));
        return made;
    }

    /// The gateway and its threads, running, before anybody can reach it.
    private record Foundations(
            Gateway gateway,
            Map<String, TlsContext> tls,
            GatewayThreads threads,
            WallClock clock,
            MessageLogging messages,
            NewsFile news,
            Alerting alerting,
            PriceKeeping prices,
            CompletableFuture<Thread> failed) {
        ApiPorts ports(TokenStore tokens, Metrics metrics) {
            return new ApiPorts(
                    gateway.trading(),
                    gateway.readSide(),
                    gateway.sessionControl(),
                    tls,
                    gateway.limits(),
                    gateway.massStatus(),
                    gateway.marketDesk(),
                    alerting.desk(),
                    alerting.audit(),
                    new LogFeed(gateway.events()),
                    new OrderStory(gateway),
                    Objects.requireNonNull(gateway.priceHistory()),
                    tokens,
                    metrics,
                    clock::nanos);
        }
    }

    /// Starts everything, or nothing: whatever fails here leaves no thread and no lock behind.
    ///
    /// @throws io.fairlead.journal.JournalException if the log is locked, damaged or cannot be written
    /// @throws io.fairlead.app.secret.SecretException if a secret cannot be had
    /// @throws IllegalArgumentException if a certificate cannot be used
    public static GatewayProcess start(Settings settings, Secrets plainSecrets, Redactor redactor, Path home) {
        CompletableFuture<Thread> failed = new CompletableFuture<>();
        GatewayThreads threads = new GatewayThreads((thread, problem) -> {
            LOG.error("thread {} failed: the gateway stops", thread.getName(), problem);
            failed.complete(thread);
        });
        WallClock clock = new WallClock();
        MessageLogging messages = messageLogging(settings, redactor, clock);
        Secrets secrets = redactor.learning(plainSecrets);
        Map<String, TlsContext> contexts = new HashMap<>();
        NewsFile news = NewsFile.of(settings.guard());
        FixLines lines = new FixLines(secrets, threads.virtual("connect"), contexts);
        Gateway gateway = open(settings, lines, threads, clock, messages, news);
        LOG.info("recovered: {}", gateway.recovery().description());
        messages.start(threads);
        threads.start("journal-sync", gateway.journalSync());
        threads.start("follower", gateway.follower());
        threads.start("market", gateway.market());
        gateway.venues()
                .forEach((name, work) -> threads.start(name, EngineThread.prioritized(settings.engine(), work)));
        EngineThread.start(settings.engine(), threads, gateway.engine());
        threads.virtual("news").execute(news);
        PriceKeeping prices = new PriceKeeping(Objects.requireNonNull(gateway.priceHistory()), clock);
        threads.start("prices", prices);
        try {
            Alerting alerting = Alerting.of(settings, gateway, contexts, secrets, clock);
            alerting.start(threads);
            return new GatewayProcess(
                    settings,
                    home,
                    new Foundations(gateway, contexts, threads, clock, messages, news, alerting, prices, failed));
        } catch (RuntimeException e) {
            gateway.close();
            prices.close();
            messages.close();
            news.close();
            throw e;
        }
    }

    private static Gateway open(
            Settings settings,
            FixLines lines,
            GatewayThreads threads,
            WallClock clock,
            MessageLogging messages,
            NewsFile news) {
        try {
            OwnerOnly.openness(OwnerOnly.createFolder(settings.dataDir()))
                    .ifPresent(open -> LOG.warn(
                            "the data folder {} is open to others ({}): run chmod 700 on it",
                            settings.dataDir(),
                            open));
            List<VenuePlan> venues = venues(settings, lines, threads, messages);
            Executor answers = threads.virtual("answer");
            SelectorIdle marketIdle = new SelectorIdle();
            return Gateway.open(
                    GatewayConfig.of(settings.accounts(), settings.instruments(), venues, journal(settings.journal()))
                            .withHistory(settings.journal().history())
                            .withRetention(settings.retention())
                            .withLimits(settings.limits())
                            .withAccountGroups(settings.accountGroups())
                            .withGuards(new GuardPlan(settings.guard().rules(), news))
                            .withMarket(MarketWiring.plan(settings, threads.virtual("venue"), marketIdle)),
                    new Surroundings(
                            clock,
                            FileDisk.at(settings.dataDir().resolve("journal")),
                            new SecureRandom(),
                            EngineThread.idle(settings.engine()),
                            marketIdle,
                            answers,
                            messages.log()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + settings.dataDir() + ": " + e.getMessage(), e);
        }
    }

    private static List<VenuePlan> venues(
            Settings settings, FixLines lines, GatewayThreads threads, MessageLogging messages) {
        TradeLockerWiring tradeLocker = new TradeLockerWiring(
                lines.secrets(),
                settings.dataDir(),
                threads.virtual("connect"),
                threads.kept("venue-http"),
                threads.virtual("venue"),
                new SecureRandom());
        List<VenuePlan> venues = new ArrayList<>();
        for (VenueSettings venue : settings.venues()) {
            switch (venue.adapter()) {
                case FIXLP -> {
                    GatewayConfig.FixLp lp = lines.venue(venue);
                    if (lp != null) {
                        nameLogs(lp, messages);
                        venues.add(lp);
                    }
                }
                case TRADELOCKER -> venues.add(tradeLocker.plan(venue));
                case COINBASE -> {} // prices alone: part of the market
            }
        }
        return venues;
    }

    private static MessageLogging messageLogging(Settings settings, Redactor redactor, WallClock clock) {
        try {
            return MessageLogging.open(settings.messageLog(), redactor, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + settings.messageLog().folder() + ": " + e.getMessage(), e);
        }
    }

    private static void nameLogs(GatewayConfig.FixLp venue, MessageLogging messages) {
        venue.orders().forEach(line -> messages.name(line.fix()));
        if (venue.marketData() != null) {
            messages.name(venue.marketData());
        }
    }

    static JournalConfig journal(JournalSettings settings) {
        return JournalConfig.defaults(MachineBoot.id(), MachineBoot.owner())
                .withPolicy(settings.policy())
                .withSizes(
                        Math.toIntExact(settings.ringBytes()),
                        settings.segmentBytes(),
                        settings.reserveBytes(),
                        settings.lowDiskBytes())
                .withInterval(settings.interval());
    }

    private static ApiSettings apiSettings(Settings settings) {
        ApiSettings standard = ApiSettings.DEFAULTS;
        return new ApiSettings(
                settings.http().host(),
                settings.http().port(),
                settings.http().names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(settings.http().origins()),
                standard.maxBodyBytes(),
                standard.maxStreams(),
                standard.waits());
    }

    /// What runs inside, for a command of the same process.
    public Gateway gateway() {
        return gateway;
    }

    public URI uri() {
        return api.uri();
    }

    public RecoveryReport recovery() {
        return gateway.recovery();
    }

    /// The admin token, if this start made it: to be shown this once.
    public Optional<String> firstToken() {
        return firstToken;
    }

    /// The file that the first token is kept in for its owner.
    public Path tokenFile() {
        return discovery.tokenFile();
    }

    /// Waits until a thread of the gateway failed; returns its name.
    public String awaitFailure() throws InterruptedException {
        try {
            return failed.get().getName();
        } catch (ExecutionException e) {
            throw new IllegalStateException("is only ever completed with a thread", e);
        }
    }

    /// Refuses new orders, does what `on-shutdown` says, logs out, and tells what is still live at the venues.
    public Gateway.StillLive stop() throws InterruptedException {
        LOG.info("stopping, on-shutdown: {}", settings.onShutdown());
        strategies.stop();
        if (killFile != null) {
            killFile.close();
        }
        try {
            return gateway.shutdown(settings.onShutdown(), SHUTDOWN_LIMIT);
        } finally {
            alerting.close();
            api.close();
            metrics.close();
            gateway.close();
            prices.close();
            messages.close();
            news.close();
            threads.join(JOIN_MILLIS);
            discovery.remove(settings.dataDir().resolve(Discovery.FILE));
            discovery.remove(Discovery.ofUser(home));
        }
    }
}
