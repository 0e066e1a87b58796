package io.fairlead.bench.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A WebSocket client that follows one symbol's books and takes a message at a time, with a long pause behind each
/// until it is let go. Its listener runs on the client's threads; any thread may look.
final class SlowReader implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String venue;
    private final Executor later;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile boolean hurrying;
    private volatile List<String> best = List.of();

    /// @param venue whose book is looked at
    SlowReader(URI events, String token, String symbol, String venue, long pauseMillis) {
        this.venue = venue;
        later = CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS);
        socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(events, this)
                .join();
        socket.sendText("{\"op\":\"subscribe\",\"topic\":\"book\",\"symbol\":\"" + symbol + "\"}", true)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (!last) {
            from.request(1);
            return null;
        }
        JsonNode message = read(partial.toString());
        partial.setLength(0);
        if (message.path("topic").asText().equals("book")) {
            take(message);
        }
        if (hurrying) {
            from.request(1);
        } else {
            later.execute(() -> from.request(1));
        }
        return null;
    }

    private void take(JsonNode message) {
        messages.incrementAndGet();
        skipped.addAndGet(message.path("skipped").asLong());
        for (JsonNode book : message.path("books")) {
            if (book.path("venue").asText().equals(venue)) {
                List<String> levels = new ArrayList<>();
                for (String side : List.of("bids", "asks")) {
                    book.path(side)
                            .forEach(level -> levels.add(level.path("price").asText() + " x "
                                    + level.path("units").asText()));
                }
                best = levels;
            }
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads on without pauses.
    void hurry() {
        hurrying = true;
    }

    /// The levels of the newest message, bids then asks, as `price x size`.
    List<String> best() {
        return best;
    }

    long messages() {
        return messages.get();
    }

    /// Changes that were passed over for it.
    long skipped() {
        return skipped.get();
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
