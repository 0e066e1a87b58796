package io.fairlead.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.websocket.WsConnection;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsSession;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends everything that one client of the event stream gets, on a virtual thread of its own. It pulls: events from the
/// log, the rest from the newest state, so nothing piles up for a slow client and nobody else waits for one.
final class StreamWriter implements Runnable {
    static final int CLOSE_TOKEN_REVOKED = 4401;

    private static final Logger LOG = LoggerFactory.getLogger(StreamWriter.class);
    private static final int MAX_REQUESTS = 64;
    private static final int MAX_WRONG = 16;
    private static final int EVENTS_AT_ONCE = 256;
    private static final Duration EVENT_WAIT = Duration.ofMillis(20);
    private static final long BEAT_NANOS = Duration.ofMillis(200).toNanos();
    private static final long BOOK_BEAT_NANOS = Duration.ofMillis(50).toNanos();
    private static final long PING_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long CLOSE_WITHIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final byte[] NO_BYTES = new byte[0];

    private final Streams streams;
    private final WsSession session;
    private final Caller caller;
    private final BlockingQueue<StreamRequest> requests = new ArrayBlockingQueue<>(MAX_REQUESTS);
    private final ConflatedTopics conflated;
    private EventSource.@Nullable Reader events;
    private int wrong;
    private volatile boolean stopped;

    /// By when what is being sent must be through; 0 while nothing is. Read by the watch thread.
    private volatile long deadlineNanos;

    StreamWriter(Streams streams, WsSession session, Caller caller) {
        this.streams = streams;
        this.session = session;
        this.caller = caller;
        this.conflated = new ConflatedTopics(streams.views(), streams.metrics(), streams.market());
    }

    /// From the reading thread. A client that asks faster than it is answered is dropped.
    void request(StreamRequest request) {
        if (!requests.offer(request)) {
            drop("asks faster than it reads");
        }
    }

    void stop() {
        stopped = true;
    }

    /// From the watch thread.
    void dropIfStuck(long nowNanos) {
        long deadline = deadlineNanos;
        if (deadline != 0 && nowNanos - deadline > 0) {
            drop("does not read");
        }
    }

    /// Interrupts the reading thread, which closes the socket and with it ends a write under way.
    private void drop(String why) {
        streams.metrics().streamDropped();
        LOG.info("event stream of {} dropped: it {}", caller.name(), why);
        stopped = true;
        if (session instanceof WsConnection connection) {
            connection.close(true);
        }
    }

    @Override
    public void run() {
        try {
            serve();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("event stream of {} ended", caller.name(), e);
            drop("is gone: " + e.getClass().getSimpleName());
        } finally {
            conflated.close();
            unfollow();
            streams.closed(this);
        }
    }

    private void serve() throws InterruptedException {
        send(hello());
        long now = System.nanoTime();
        long nextBeat = now;
        long nextBooks = now;
        long nextPing = now + PING_NANOS;
        while (!stopped) {
            takeRequests();
            boolean moreEvents = sendEvents();
            now = System.nanoTime();
            if (now - nextBeat >= 0) {
                beat();
                nextBeat = now + BEAT_NANOS;
            }
            if (now - nextBooks >= 0) {
                conflated.changedBooks().forEach(this::send);
                nextBooks = now + BOOK_BEAT_NANOS;
            }
            if (now - nextPing >= 0) {
                send(JsonViews.object()
                        .put("topic", "beat")
                        .put("position", streams.views().readSide().position()));
                ping();
                nextPing = now + PING_NANOS;
            }
            if (!moreEvents && events == null) {
                waitForRequest();
            }
        }
        goodbye(WsCloseCodes.GOING_AWAY, "closing");
    }

    private ObjectNode hello() {
        return JsonViews.object()
                .put("topic", "hello")
                .put("name", caller.name())
                .put("role", String.valueOf(caller.role()))
                .put("position", streams.views().readSide().position())
                .put("start", streams.events().start())
                .put("end", streams.events().end());
    }

    private void waitForRequest() throws InterruptedException {
        StreamRequest request = requests.poll(EVENT_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        if (request != null) {
            handle(request);
        }
    }

    private void takeRequests() {
        for (StreamRequest request = requests.poll(); request != null; request = requests.poll()) {
            handle(request);
        }
    }

    private void handle(StreamRequest request) {
        switch (request) {
            case StreamRequest.Subscribe(Topic.Events(Long from)) -> follow(from);
            case StreamRequest.Unsubscribe(Topic.Events _) -> unfollow();
            case StreamRequest.Subscribe(Topic topic) -> refuseIfWrong(() -> conflated.add(topic));
            case StreamRequest.Unsubscribe(Topic topic) -> conflated.remove(topic);
            case StreamRequest.Wrong(ObjectNode problem) -> wrong(problem);
            case StreamRequest.Ping(byte[] payload) -> sending(() -> session.pong(BufferData.create(payload)));
        }
    }

    private void follow(@Nullable Long from) {
        refuseIfWrong(() -> {
            long position = from == null ? streams.events().end() : from;
            streams.requirePosition(position);
            unfollow();
            try {
                events = streams.events().from(position);
            } catch (IllegalArgumentException _) {
                throw new ProblemException(ApiError.PARAMETER_VALUE.problem(
                        "from", Long.toString(position), "no record begins here: use a position that an event gave"));
            }
        });
    }

    private void unfollow() {
        EventSource.Reader reader = events;
        events = null;
        if (reader != null) {
            reader.close();
        }
    }

    private void refuseIfWrong(Runnable action) {
        try {
            action.run();
        } catch (ProblemException e) {
            wrong(e.problem().toJson());
        }
    }

    private void wrong(ObjectNode problem) {
        send(JsonViews.object().put("topic", "error").set("problem", problem));
        if (++wrong >= MAX_WRONG) {
            goodbye(WsCloseCodes.VIOLATED_POLICY, "too many wrong messages");
        }
    }

    /// True if there may be more at once.
    private boolean sendEvents() throws InterruptedException {
        EventSource.Reader reader = events;
        Duration wait = EVENT_WAIT;
        for (int i = 0; reader != null && i < EVENTS_AT_ONCE; i++) {
            EventRecord event = reader.next(wait);
            if (event == null) {
                return false;
            }
            send(JsonViews.object().put("topic", "events").setAll(JsonViews.event(event)));
            wait = Duration.ZERO;
        }
        return reader != null;
    }

    private void beat() {
        if (!streams.tokens().knows(caller.tokenId())) {
            goodbye(CLOSE_TOKEN_REVOKED, "the token was revoked");
            return;
        }
        conflated.changes().forEach(this::send);
    }

    private void ping() {
        sending(() -> session.ping(BufferData.create(NO_BYTES)));
    }

    private void goodbye(int code, String reason) {
        stopped = true;
        session.close(code, reason);
        deadlineNanos = System.nanoTime() + CLOSE_WITHIN_NANOS;
    }

    private void send(JsonNode message) {
        if (!stopped) {
            sending(() -> session.send(message.toString(), true));
        }
    }

    private void sending(Runnable send) {
        long begun = System.nanoTime();
        deadlineNanos = begun + streams.settings().waits().slowClient().toNanos();
        send.run();
        deadlineNanos = 0;
        streams.metrics().streamSent(System.nanoTime() - begun);
    }
}
