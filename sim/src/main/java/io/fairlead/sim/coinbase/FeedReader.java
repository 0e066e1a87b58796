package io.fairlead.sim.coinbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.webserver.websocket.WsConnection;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client of the feed. The connection's thread hears it and hands what it says to the venue's thread, which owns
/// the rest.
final class FeedReader implements WsListener {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CHANNELS = new TreeSet<>(List.of("heartbeat", "ticker", "level2_batch"));
    private static final int MAX_REQUEST = 64 * 1024;

    private final CoinbaseVenue venue;
    private final Map<String, Set<String>> follows = new LinkedHashMap<>();
    private final StringBuilder request = new StringBuilder();
    private @Nullable WsSession session;

    FeedReader(CoinbaseVenue venue) {
        this.venue = venue;
    }

    @Override
    public void onOpen(WsSession opened) {
        venue.execute(() -> {
            session = opened;
            venue.joined(this);
        });
    }

    @Override
    public void onMessage(WsSession from, String text, boolean last) {
        if (request.length() + text.length() > MAX_REQUEST) {
            cut(from);
            return;
        }
        request.append(text);
        if (last) {
            String whole = request.toString();
            request.setLength(0);
            venue.execute(() -> serve(whole));
        }
    }

    @Override
    public void onClose(WsSession from, int status, String reason) {
        venue.execute(() -> venue.left(this));
    }

    @Override
    public void onError(WsSession from, Throwable problem) {
        venue.execute(() -> venue.left(this));
    }

    private void serve(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            switch (message.path("type").asText()) {
                case "subscribe" -> subscribe(message);
                case "unsubscribe" -> change(message, false);
                default -> error("Malformed JSON", "type must be subscribe or unsubscribe");
            }
        } catch (JsonProcessingException _) {
            error("Malformed JSON", "the message is no JSON");
        }
    }

    private void subscribe(JsonNode message) {
        if (venue.refuses()) {
            error("Failed to subscribe", "the venue is closed");
            return;
        }
        for (JsonNode product : message.path("product_ids")) {
            if (venue.product(product.asText()) == null) {
                error("Failed to subscribe", product.asText() + " is not a valid product");
                return;
            }
        }
        for (JsonNode channel : message.path("channels")) {
            if (!CHANNELS.contains(channel.asText())) {
                error("Failed to subscribe", channel.asText() + " is not a valid channel");
                return;
            }
        }
        change(message, true);
        if (contains(message.path("channels"), "level2_batch")) {
            for (JsonNode product : message.path("product_ids")) {
                FeedProduct known = venue.product(product.asText());
                if (known != null) {
                    send(known.snapshot());
                }
            }
        }
    }

    private static boolean contains(JsonNode array, String wanted) {
        for (JsonNode each : array) {
            if (each.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private void change(JsonNode message, boolean add) {
        for (JsonNode channel : message.path("channels")) {
            Set<String> products = follows.computeIfAbsent(channel.asText(), _ -> new LinkedHashSet<>());
            for (JsonNode product : message.path("product_ids")) {
                if (add) {
                    products.add(product.asText());
                } else {
                    products.remove(product.asText());
                }
            }
        }
        var answer = JSON.createObjectNode().put("type", "subscriptions");
        var channels = answer.putArray("channels");
        follows.forEach((name, products) -> {
            var ids = channels.addObject().put("name", name).putArray("product_ids");
            products.forEach(ids::add);
        });
        send(answer.toString());
    }

    private void error(String message, String reason) {
        send(JSON.createObjectNode()
                .put("type", "error")
                .put("message", message)
                .put("reason", reason)
                .toString());
    }

    boolean follows(String channel, String product) {
        return follows.getOrDefault(channel, Set.of()).contains(product);
    }

    /// Waits until the socket takes it; a client that is gone is left.
    void send(String text) {
        WsSession to = session;
        if (to == null || venue.isStalled()) {
            return;
        }
        try {
            to.send(venue.spoiled(text), true);
        } catch (RuntimeException e) {
            LOG.debug("a reader of the feed is gone: {}", e.getMessage());
            venue.left(this);
        }
    }

    /// Ends the connection as a cable would.
    void cut() {
        WsSession now = session;
        if (now != null) {
            cut(now);
        }
    }

    private static void cut(WsSession session) {
        if (session instanceof WsConnection connection) {
            connection.close(true);
        }
    }
}
