package io.fairlead.app.server;

import io.fairlead.app.metrics.Metrics;
import io.fairlead.gateway.MarketDesk;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open event streams: how many there may be, and who is too slow. Any thread; a thread of its own drops
/// clients that do not read.
final class Streams implements AutoCloseable {
    private static final long WATCH_MILLIS = 500;

    private final ApiSettings settings;
    private final Gate gate;
    private final ApiPorts ports;
    private final Views views;
    private final Set<StreamWriter> open = ConcurrentHashMap.newKeySet();
    private final Thread watch;

    Streams(ApiSettings settings, Gate gate, ApiPorts ports, Views views) {
        this.settings = settings;
        this.gate = gate;
        this.ports = ports;
        this.views = views;
        this.watch = Thread.ofVirtual().name("http-stream-watch").unstarted(this::watch);
    }

    void start() {
        watch.start();
    }

    Gate gate() {
        return gate;
    }

    ApiSettings settings() {
        return settings;
    }

    EventSource events() {
        return ports.events();
    }

    TokenStore tokens() {
        return ports.tokens();
    }

    MarketDesk market() {
        return ports.market();
    }

    Views views() {
        return views;
    }

    Metrics metrics() {
        return ports.metrics();
    }

    /// A request for the stream that did not become a WebSocket: says why not.
    Reply withoutUpgrade(Call call) {
        begin(call.query());
        throw new ProblemException(ApiError.UPGRADE_REQUIRED.problem());
    }

    /// Where the stream is to begin; null if the client did not say.
    ///
    /// @throws ProblemException if there is no such place, or no room for another stream
    Topic.Events begin(Query query) {
        Long from = query.position("from");
        query.done();
        if (open.size() >= settings.maxStreams()) {
            throw new ProblemException(ApiError.TOO_MANY_STREAMS.problem());
        }
        if (from != null) {
            requirePosition(from);
        }
        return new Topic.Events(from);
    }

    /// @throws ProblemException if the log does not hold this position
    void requirePosition(long from) {
        long start = events().start();
        long end = events().end();
        if (from < start || from > end) {
            throw new ProblemException(ApiError.PARAMETER_VALUE.problem(
                    "from", Long.toString(from), "the log holds positions " + start + " to " + end));
        }
    }

    void opened(StreamWriter writer) {
        open.add(writer);
        metrics().streamOpened();
    }

    void closed(StreamWriter writer) {
        if (open.remove(writer)) {
            metrics().streamClosed();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(WATCH_MILLIS);
                long now = System.nanoTime();
                open.forEach(writer -> writer.dropIfStuck(now));
            }
        } catch (InterruptedException _) {
            open.forEach(StreamWriter::stop);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
