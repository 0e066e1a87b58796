package io.fairlead.app.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A client of one life of the gateway, through its HTTP API. Sends each request once. Any thread.
final class Desk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String url;
    private final String token;

    Desk(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /// What came of a request: the order it became, or why it was refused; neither if nobody can tell.
    record Answer(@Nullable String order, @Nullable String refusal) {
        boolean known() {
            return order != null || refusal != null;
        }
    }

    /// A limit order of so many lots; without a price, a market order that is executed at once or not at all.
    Answer place(String clientOrderId, String side, String lots, @Nullable String price) {
        ObjectNode body = JSON.createObjectNode()
                .put("account", "demo")
                .put("clientOrderId", clientOrderId)
                .put("symbol", "EURUSD")
                .put("side", side)
                .put("type", price == null ? "MARKET" : "LIMIT")
                .put("timeInForce", price == null ? "IMMEDIATE_OR_CANCEL" : "GOOD_TILL_CANCEL");
        body.putObject("quantity").put("lots", lots);
        if (price != null) {
            body.put("price", price);
        }
        return answer("POST", "orders", body.toString());
    }

    Answer replace(String order, String lots, String price) {
        ObjectNode body = JSON.createObjectNode().put("price", price);
        body.putObject("quantity").put("lots", lots);
        return answer("PATCH", "orders/" + order, body.toString());
    }

    Answer cancel(String order) {
        return answer("DELETE", "orders/" + order, null);
    }

    Answer cancelAll() {
        return answer("POST", "orders/cancel-all", "{\"all\":true}");
    }

    private Answer answer(String method, String path, @Nullable String body) {
        HttpResponse<String> response = send(method, path, body);
        if (response == null || response.statusCode() >= 500) {
            return new Answer(null, null);
        }
        JsonNode json = json(response.body());
        return response.statusCode() < 300
                ? new Answer(json.path("orders").path(0).asText(""), null)
                : new Answer(null, json.path("code").asText("HTTP " + response.statusCode()));
    }

    /// The order as the gateway knows it; missing if it does not answer or has none.
    JsonNode order(String id) {
        return get("orders/" + id);
    }

    /// The session that carries this; missing if the gateway does not answer.
    JsonNode session(String purpose) {
        for (JsonNode session : get("sessions").path("items")) {
            if (session.path("purpose").asText().equals(purpose)) {
                return session;
            }
        }
        return JSON.missingNode();
    }

    JsonNode book(String symbol) {
        return get("book/" + symbol);
    }

    JsonNode get(String path) {
        HttpResponse<String> response = send("GET", path, null);
        return response == null || response.statusCode() >= 300 ? JSON.missingNode() : json(response.body());
    }

    private @Nullable HttpResponse<String> send(String method, String path, @Nullable String body) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, publisher)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException _) {
            return null; // the gateway is gone: whether it carried the request out, nobody can tell
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }
}
