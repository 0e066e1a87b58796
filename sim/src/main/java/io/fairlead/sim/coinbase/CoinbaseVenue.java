package io.fairlead.sim.coinbase;

import io.fairlead.sim.control.ControlWords;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.Listing;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The public market-data feed of Coinbase Exchange, simulated: heartbeats, tickers, and the book as snapshot and
/// batched changes, over real WebSockets on loopback. Start and close it from one thread; faults may come from any.
public final class CoinbaseVenue implements AutoCloseable {
    private static final long HEARTBEAT_NANOS = 1_000_000_000L;
    private static final int MAX_FRAME = 64 * 1024;

    private final CoinbaseConfig config;
    private final InstantSource clock;
    private final Exchange exchange;
    private final Map<String, FeedProduct> products = new LinkedHashMap<>();
    private final Set<FeedReader> readers = new LinkedHashSet<>();
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>(10_000);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ControlWords words = new ControlWords()
            .with("status", _ -> "{\"readers\":" + readers() + "}")
            .with("fault", this::fault)
            .withStop(stop::countDown);
    private final WebServer web;
    private final Thread thread;
    private long lost;
    private long spoils;
    private boolean stalled;
    private boolean refuses;
    private boolean reorder;
    private volatile boolean stopping;

    private CoinbaseVenue(CoinbaseConfig config, InstantSource clock, ThreadFactory threads) {
        this.config = config;
        this.clock = clock;
        exchange = new Exchange(new Exchange.Settings(config.products(), config.seed(), "CB", 0));
        exchange.step(nanos());
        for (Listing listing : config.products()) {
            String id = listing.symbol();
            products.put(id, new FeedProduct(id, config.seed() ^ id.hashCode(), depth(id)));
        }
        web = WebServer.builder()
                .host("127.0.0.1")
                .port(config.port())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(100))
                .addProtocol(WsConfig.builder().maxFrameLength(MAX_FRAME).build())
                .addRouting(WsRouting.builder().endpoint("/", () -> new FeedReader(this)))
                .build()
                .start();
        thread = threads.newThread(this::run);
    }

    /// Opens the feed.
    public static CoinbaseVenue start(CoinbaseConfig config, InstantSource clock, ThreadFactory threads) {
        CoinbaseVenue venue = new CoinbaseVenue(config, clock, threads);
        venue.thread.start();
        return venue;
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + web.port() + "/");
    }

    private long nanos() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private Depth depth(String product) {
        return Objects.requireNonNull(exchange.depth(product, 0));
    }

    private void run() {
        long stepNanos = config.step().toNanos();
        long nextStep = System.nanoTime() + stepNanos;
        long nextBeat = System.nanoTime() + HEARTBEAT_NANOS;
        while (!stopping) {
            long now = System.nanoTime();
            long next = stepNanos == 0 ? nextBeat : Math.min(nextStep, nextBeat);
            try {
                Runnable work = inbox.poll(Math.max(0, next - now), TimeUnit.NANOSECONDS);
                if (work != null) {
                    work.run();
                }
            } catch (InterruptedException _) {
                return;
            }
            if (stepNanos > 0 && System.nanoTime() >= nextStep) {
                step();
                nextStep += stepNanos;
            }
            if (System.nanoTime() >= nextBeat) {
                beat();
                nextBeat += HEARTBEAT_NANOS;
            }
        }
    }

    private void step() {
        exchange.step(nanos());
        Instant time = clock.instant();
        for (FeedProduct product : products.values()) {
            String changes = product.changes(depth(product.id()), time);
            if (!changes.isEmpty()) {
                tell("level2_batch", product, changes);
            }
            if (product.trades()) {
                tell("ticker", product, product.ticker(time, reorder));
                reorder = false;
            }
        }
    }

    private void beat() {
        Instant time = clock.instant();
        products.values().forEach(product -> send("heartbeat", product, product.heartbeat(time)));
    }

    private void tell(String channel, FeedProduct product, String text) {
        if (lost > 0) {
            lost--;
        } else {
            send(channel, product, text);
        }
    }

    private void send(String channel, FeedProduct product, String text) {
        for (FeedReader reader : List.copyOf(readers)) {
            if (reader.follows(channel, product.id())) {
                reader.send(text);
            }
        }
    }

    /// Runs something on the venue's thread; nothing once it is closed.
    void execute(Runnable work) {
        if (!stopping && !inbox.offer(work)) {
            throw new IllegalStateException("more is asked of the feed than it can serve");
        }
    }

    void joined(FeedReader reader) {
        readers.add(reader);
    }

    void left(FeedReader reader) {
        readers.remove(reader);
    }

    @Nullable
    FeedProduct product(String id) {
        return products.get(id);
    }

    boolean isStalled() {
        return stalled;
    }

    boolean refuses() {
        return refuses;
    }

    /// What becomes of a message on its way out.
    String spoiled(String text) {
        if (spoils == 0) {
            return text;
        }
        spoils--;
        return text.substring(0, text.length() / 2);
    }

    /// Switches a fault on or lets it strike; returns once it has. Any thread but the venue's.
    public void apply(FeedFault fault) {
        ask(() -> {
            strike(fault);
            return fault;
        });
    }

    private void strike(FeedFault fault) {
        switch (fault) {
            case FeedFault.Gap(int messages) -> lost = messages;
            case FeedFault.Stall(boolean on) -> stalled = on;
            case FeedFault.Disconnect _ -> {
                readers.forEach(FeedReader::cut);
                readers.clear();
            }
            case FeedFault.Malformed(int messages) -> spoils = messages;
            case FeedFault.Huge(int characters) -> {
                String text = "{\"type\":\"status\",\"padding\":\"" + "x".repeat(characters) + "\"}";
                List.copyOf(readers).forEach(reader -> reader.send(text));
            }
            case FeedFault.Refuse(boolean on) -> refuses = on;
            case FeedFault.Reorder _ -> reorder = true;
            case FeedFault.Cross(String id) -> {
                FeedProduct product = products.get(id);
                if (product == null) {
                    throw new IllegalArgumentException("there is no product " + id);
                }
                send("level2_batch", product, product.cross(clock.instant()));
            }
        }
    }

    /// One step of every price now. Any thread but the venue's.
    public void stepNow() {
        ask(() -> {
            step();
            return this;
        });
    }

    /// A heartbeat of every product now. Any thread but the venue's.
    public void beatNow() {
        ask(() -> {
            beat();
            return this;
        });
    }

    /// The book of a product as it was told last.
    public Depth told(String product) {
        return ask(() -> Objects.requireNonNull(products.get(product)).depth());
    }

    public int readers() {
        return ask(readers::size);
    }

    private <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    /// Does what a line of text says and returns the line to answer, as the control port has it.
    public String control(String line) {
        return words.execute(line);
    }

    /// The venue's thread says no where a fault names what is not there.
    private String fault(String text) {
        try {
            apply(FeedFault.parse(text));
            return "";
        } catch (CompletionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// Waits until somebody said `stop` at the control port.
    public void awaitStop() throws InterruptedException {
        stop.await();
    }

    @Override
    public void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        thread.interrupt();
        stop.countDown();
        web.stop();
    }
}
