package io.fairlead.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.secret.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A running gateway, through its HTTP API. Sends each request once, never again by itself. Confined to the main
/// thread.
final class GatewayClient implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    private static final String API = "/api/v1/";

    private final URI address;
    private final Secret token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    GatewayClient(URI address, Secret token) {
        this.address = address;
        this.token = token;
    }

    /// Reads; parameters whose value is null are left out.
    JsonNode get(String path, Map<String, ? extends @Nullable Object> parameters) {
        return json(
                send("GET", path + query(parameters), "application/json", null).body());
    }

    JsonNode get(String path) {
        return get(path, Map.of());
    }

    /// A list as the gateway's own CSV; `next` is the cursor behind it.
    record CsvPage(String text, @Nullable String next) {}

    CsvPage csv(String path, Map<String, ? extends @Nullable Object> parameters) {
        HttpResponse<String> response = send("GET", path + query(parameters), "text/csv", null);
        return new CsvPage(
                response.body(), response.headers().firstValue("X-Next-Cursor").orElse(null));
    }

    JsonNode send(String method, String path, @Nullable ObjectNode body) {
        return json(send(method, path, "application/json", body).body());
    }

    /// Opens the event stream; the listener is called on threads of the HTTP client.
    WebSocket events(String query, WebSocket.Listener listener) {
        URI target = URI.create(address.toString().replaceFirst("^http", "ws") + API + "events" + query);
        try {
            return http.newWebSocketBuilder()
                    .connectTimeout(CONNECT_LIMIT)
                    .header("Authorization", "Bearer " + token.text())
                    .buildAsync(target, listener)
                    .join();
        } catch (CompletionException e) {
            throw new CommandFailure(
                    ExitCodes.UNREACHABLE, "the event stream of " + address + " did not open: " + e.getCause(), e);
        }
    }

    /// What there is, for whoever named none of it: `the gateway has these accounts: main, hedge`.
    static String known(JsonNode items, String kind, String field) {
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.add(item.path(field).asText()));
        return names.isEmpty()
                ? "the gateway has no " + kind
                : "the gateway has these " + kind + "s: " + String.join(", ", names);
    }

    /// One segment of a path, so that an id with odd characters stays one.
    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Map<String, ? extends @Nullable Object> parameters) {
        String query = parameters.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + segment(String.valueOf(entry.getValue())))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private HttpResponse<String> send(String method, String path, String accept, @Nullable ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + API + path))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + token.text())
                .header("Accept", accept);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        HttpResponse<String> response = exchange(method, request.build());
        if (response.statusCode() >= 400) {
            throw refusal(response);
        }
        return response;
    }

    private HttpResponse<String> exchange(String method, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new CommandFailure(ExitCodes.UNREACHABLE, "no gateway answers at " + address, e);
        } catch (IOException e) {
            String fate = method.equals("GET")
                    ? ""
                    : "; whether the request was carried out is not known: look before repeating";
            throw new CommandFailure(
                    ExitCodes.UNREACHABLE,
                    "the gateway at " + address + " gave no answer (" + e.getMessage() + ")" + fate,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCodes.UNREACHABLE, "interrupted while waiting for the gateway", e);
        }
    }

    /// A problem document becomes one line that says what was wrong and what to do.
    private CommandFailure refusal(HttpResponse<String> response) {
        int status = response.statusCode();
        JsonNode problem =
                response.headers().firstValue("Content-Type").orElse("").contains("json")
                        ? json(response.body())
                        : JSON.createObjectNode();
        StringBuilder text = new StringBuilder(problem.path("code").asText("HTTP " + status));
        append(text, ": ", problem.path("detail").asText(problem.path("title").asText("")));
        String field = problem.path("field").asText("");
        if (!field.isEmpty() && !field.equals("null")) {
            String value = problem.path("value").isNull()
                    ? ""
                    : "=" + problem.path("value").asText("");
            append(text, " ", "(" + field + value + ")");
        }
        append(text, ". ", problem.path("remedy").asText(""));
        boolean auth = status == 401 || status == 403;
        return new CommandFailure(auth ? ExitCodes.NOT_ALLOWED : ExitCodes.FAILED, text.toString());
    }

    private static void append(StringBuilder text, String separator, String more) {
        if (!more.isEmpty()) {
            text.append(separator).append(more);
        }
    }

    private JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCodes.FAILED, address + " does not answer as a gateway does", e);
        }
    }

    @Override
    public void close() {
        token.close();
        http.shutdownNow();
    }
}
