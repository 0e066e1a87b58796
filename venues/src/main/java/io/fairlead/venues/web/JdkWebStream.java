package io.fairlead.venues.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A connection of the JDK's client. Its listener methods are called by one thread of the client at a time, the
/// others by the thread that opened it.
///
/// The client reads no more messages than it was asked for: at first as many as may wait, then one for each that was
/// polled. So the queue is bounded by the requests, and only `Opened` and `Ended` come unasked.
final class JdkWebStream implements WebStream, WebSocket.Listener {
    private static final int GOING_AWAY = 1001;

    private final WebLimits limits;
    private final Runnable wakeUp;
    private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket opened;
    private volatile boolean closed;
    private boolean ended;

    /// What waits to be polled.
    private sealed interface Happening {
        record Opened(WebSocket socket) implements Happening {}

        record Text(String text) implements Happening {}

        record Ended(String why) implements Happening {}
    }

    JdkWebStream(WebLimits limits, Runnable wakeUp) {
        this.limits = limits;
        this.wakeUp = wakeUp;
    }

    void connect(HttpClient client, URI address, Map<String, String> headers) {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(limits.connect());
        headers.forEach(builder::header);
        var _ = builder.buildAsync(address, this).whenComplete((_, problem) -> {
            if (problem != null) {
                happens(new Happening.Ended(why(problem)));
            }
        });
    }

    private static String why(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof WebSocketHandshakeException refused) {
            return "refused with HTTP " + refused.getResponse().statusCode();
        }
        String text = cause.getMessage();
        return cause.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }

    private void happens(Happening happening) {
        happenings.add(happening);
        wakeUp.run();
    }

    @Override
    public int poll(Handler handler, int most) {
        int polled = 0;
        while (polled < most && !closed && !ended) {
            switch (happenings.poll()) {
                case null -> {
                    return polled;
                }
                case Happening.Opened(WebSocket socket) -> {
                    opened = socket;
                    handler.onOpen();
                }
                case Happening.Text(String text) -> {
                    if (opened != null) {
                        opened.request(1);
                    }
                    handler.onText(text);
                }
                case Happening.Ended(String why) -> {
                    ended = true;
                    handler.onEnd(why);
                }
            }
            polled++;
        }
        return polled;
    }

    @Override
    public void send(String text) {
        WebSocket socket = opened;
        if (socket == null) {
            throw new IllegalStateException("a stream must be open to send, this one is not");
        }
        sending = sending.thenCompose(_ -> socket.sendText(text, true)).whenComplete((_, problem) -> {
            if (problem != null) {
                happens(new Happening.Ended("cannot send: " + why(problem)));
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        WebSocket socket = opened;
        if (socket != null) {
            var _ = socket.sendClose(GOING_AWAY, "").whenComplete((_, _) -> socket.abort());
        }
        for (Happening left = happenings.poll(); left != null; left = happenings.poll()) {
            if (left instanceof Happening.Opened(WebSocket unseen)) {
                unseen.abort();
            }
        }
    }

    @Override
    public void onOpen(WebSocket socket) {
        happens(new Happening.Opened(socket));
        if (closed) { // behind what just happened: either `close` found it there, or it is seen here
            socket.abort();
            return;
        }
        socket.request(limits.maxWaiting());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        if (partial.length() + data.length() > limits.maxMessage()) {
            partial.setLength(0);
            socket.abort();
            happens(new Happening.Ended("a message of more than " + limits.maxMessage() + " characters"));
            return null;
        }
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            happens(new Happening.Text(text));
        } else {
            socket.request(1);
        }
        return null;
    }

    /// No venue of ours sends any.
    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
        happens(new Happening.Ended("closed with " + statusCode + (reason.isEmpty() ? "" : ": " + reason)));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        happens(new Happening.Ended(why(error)));
    }
}
