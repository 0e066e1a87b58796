package io.fairlead.app.metrics;

import io.fairlead.gateway.SessionView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// The numbers that Prometheus reads. Any thread records; a scrape first takes over what the sessions count.
public final class Metrics implements AutoCloseable {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double NANOS = 1e9;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    /// Held here because the registry refers to it weakly.
    private final GatewayMetrics gateway;

    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final AtomicInteger openStreams = new AtomicInteger();
    private final Timer streamSends = Timer.builder("fairlead.stream.sends")
            .description("Messages of event streams, and how long sockets took for them")
            .register(registry);
    private final Counter streamsDropped = counter("fairlead.streams.dropped", "Event streams dropped as too slow");
    private final Counter booksShown = counter("fairlead.feed.books", "Pictures of books sent to clients");
    private final Counter bookChangesSkipped =
            counter("fairlead.feed.skipped", "Changes of books passed over for a newer one");
    private final List<Runnable> refreshes = new CopyOnWriteArrayList<>();
    private final Set<String> counted = ConcurrentHashMap.newKeySet();
    private final Map<String, SessionView> sessions = new ConcurrentHashMap<>();

    public Metrics(GatewayMetrics gateway) {
        this.gateway = gateway;
        latency("fairlead.order.to.ack", "From an order sent to the first answer", GatewayMetrics::orderToAck);
        latency("fairlead.tick.to.process", "From a tick's arrival to the book", GatewayMetrics::tickToProcess);
        gauge("fairlead.journal.position", "Log position written", gateway, GatewayMetrics::journalPosition);
        gauge("fairlead.journal.synced", "Log position synced to disk", gateway, GatewayMetrics::journalSyncedPosition);
        gauge("fairlead.journal.sync.lag", "Log bytes written and not yet synced", gateway, Metrics::syncLag);
        gauge("fairlead.streams.open", "Event streams open", openStreams, AtomicInteger::get);
        garbageCollection.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private static double syncLag(GatewayMetrics gateway) {
        long synced = gateway.journalSyncedPosition();
        return Math.max(0, gateway.journalPosition() - synced);
    }

    /// A message of the event stream went out; the time that the socket took for it is the client's back-pressure.
    public void streamSent(long nanos) {
        streamSends.record(nanos, TimeUnit.NANOSECONDS);
    }

    /// A client of the event stream was dropped.
    public void streamDropped() {
        streamsDropped.increment();
    }

    /// A client was shown books, for which so many changes in between were passed over.
    public void bookShown(long skipped) {
        booksShown.increment();
        bookChangesSkipped.increment((double) skipped);
    }

    /// For meters of other parts of the process.
    public MeterRegistry registry() {
        return registry;
    }

    /// Has something run before each scrape, on the thread that scrapes.
    public void beforeScrape(Runnable refresh) {
        refreshes.add(refresh);
    }

    public void streamOpened() {
        openStreams.incrementAndGet();
    }

    public void streamClosed() {
        openStreams.decrementAndGet();
    }

    /// A command that the core refused.
    public void denied(String code) {
        Counter.builder("fairlead.commands.denied")
                .description("Commands refused by the core")
                .tag("code", code)
                .register(registry)
                .increment();
    }

    /// One answered request; `route` is the route's name, never the path that was asked for.
    public void answered(String route, int status, long nanos) {
        Timer.builder("fairlead.http.requests")
                .description("Requests answered")
                .tags("route", route, "status", Integer.toString(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /// The page in Prometheus' text format, with the sessions as they are now.
    public String scrape(List<SessionView> now) {
        refreshes.forEach(Runnable::run);
        for (SessionView session : now) {
            if (sessions.put(session.id(), session) == null) {
                registerSession(session.id());
            }
            registerCounts(session);
        }
        return registry.scrape();
    }

    private void registerSession(String id) {
        Tags tags = Tags.of("session", id);
        sessionGauge(
                "fairlead.session.connected",
                "1 while connected",
                id,
                s -> bit(s.link().connected()));
        sessionGauge(
                "fairlead.session.logged.on",
                "1 while logged on",
                id,
                s -> bit(s.link().loggedOn()));
        sessionGauge(
                "fairlead.session.in.sync",
                "0 while a gap is filled",
                id,
                s -> bit(s.sequence().inSync()));
        sessionGauge(
                "fairlead.session.next.in",
                "Next MsgSeqNum(34) in",
                id,
                s -> s.sequence().nextIn());
        sessionGauge(
                "fairlead.session.next.out",
                "Next MsgSeqNum(34) out",
                id,
                s -> s.sequence().nextOut());
        sessionGauge("fairlead.session.availability", "Share of time logged on", id, Metrics::availability);
        count("fairlead.session.gaps", "Sequence gaps", tags, s -> s.counts().gaps());
        count(
                "fairlead.session.heartbeat.misses",
                "Heartbeats missed",
                tags,
                s -> s.counts().heartbeatMisses());
    }

    private static double availability(SessionView session) {
        SessionView.Counts counts = session.counts();
        return counts.observedNanos() == 0 ? 0 : (double) counts.availableNanos() / counts.observedNanos();
    }

    private void registerCounts(SessionView session) {
        for (String type : session.counts().in().keySet()) {
            Tags tags = Tags.of("session", session.id(), "type", type);
            count(
                    "fairlead.messages.in",
                    "Messages received",
                    tags,
                    s -> of(s.counts().in(), type));
        }
        for (String type : session.counts().out().keySet()) {
            Tags tags = Tags.of("session", session.id(), "type", type);
            count(
                    "fairlead.messages.out",
                    "Messages sent",
                    tags,
                    s -> of(s.counts().out(), type));
        }
        for (String reason : session.counts().rejects().keySet()) {
            Tags tags = Tags.of("session", session.id(), "reason", reason);
            count(
                    "fairlead.rejects",
                    "Rejects by the venue",
                    tags,
                    s -> of(s.counts().rejects(), reason));
        }
    }

    private static long of(Map<String, Long> counts, String key) {
        return counts.getOrDefault(key, 0L);
    }

    private void count(String name, String description, Tags tags, ToLongFunction<SessionView> value) {
        if (!counted.add(name + tags)) {
            return;
        }
        String session = tags.stream()
                .filter(tag -> tag.getKey().equals("session"))
                .findFirst()
                .orElseThrow()
                .getValue();
        FunctionCounter.builder(name, sessions, map -> read(map, session, value::applyAsLong))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void sessionGauge(String name, String description, String session, ToDoubleFunction<SessionView> value) {
        Gauge.builder(name, sessions, map -> read(map, session, value))
                .description(description)
                .tag("session", session)
                .register(registry);
    }

    private static double read(Map<String, SessionView> map, String session, ToDoubleFunction<SessionView> value) {
        SessionView view = map.get(session);
        return view == null ? 0 : value.applyAsDouble(view);
    }

    private <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private void latency(String name, String description, Function<GatewayMetrics, GatewayMetrics.Latency> read) {
        quantile(name, "0.5", description, g -> read.apply(g).p50Nanos());
        quantile(name, "0.9", description, g -> read.apply(g).p90Nanos());
        quantile(name, "0.99", description, g -> read.apply(g).p99Nanos());
        quantile(name, "0.999", description, g -> read.apply(g).p999Nanos());
        quantile(name, "1", description, g -> read.apply(g).maxNanos());
        FunctionCounter.builder(name + ".measured", gateway, g -> read.apply(g).count())
                .description("How many were measured")
                .register(registry);
    }

    private void quantile(String name, String quantile, String description, ToLongFunction<GatewayMetrics> of) {
        Gauge.builder(name + ".seconds", gateway, g -> of.applyAsLong(g) / NANOS)
                .description(description)
                .tag("quantile", quantile)
                .strongReference(true)
                .register(registry);
    }

    private static double bit(boolean value) {
        return value ? 1 : 0;
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
