package io.fairlead.proof.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/// Somebody who trades on the same TradeLocker account by another program: logs in anew for each deed, which ends the
/// sessions of all others. Used by the thread that runs the kit.
final class OtherTerminal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LOGINS = 3;

    private final URI base;
    private final String server;
    private final HttpClient client = HttpClient.newHttpClient();

    OtherTerminal(URI base, String server) {
        this.base = base;
        this.server = server;
    }

    /// Returns the token for requests.
    String login(String email, String password) {
        ObjectNode body = JSON.createObjectNode()
                .put("email", email)
                .put("password", password)
                .put("server", server);
        return send(request("/auth/jwt/token"), body).path("accessToken").asText();
    }

    /// Places an order as `body` has it. The venue lets an older session go when too many begin: then another login
    /// helps.
    void place(Supplier<String> logIn, String account, ObjectNode body) {
        JsonNode answer = placed(logIn.get(), account, body);
        for (int more = LOGINS - 1; more > 0 && isUnauthorized(answer); more--) {
            answer = placed(logIn.get(), account, body);
        }
        if (!answer.path("s").asText().equals("ok")) {
            throw new IllegalStateException("the venue does not take the other terminal's order: " + answer);
        }
    }

    private JsonNode placed(String token, String account, ObjectNode body) {
        HttpRequest.Builder request = request("/trade/accounts/" + account + "/orders")
                .header("Authorization", "Bearer " + token)
                .header("accNum", "1");
        return send(request, body);
    }

    private static boolean isUnauthorized(JsonNode answer) {
        return answer.path("message").asText().equals("Unauthorized");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "terminal/1.0");
    }

    private JsonNode send(HttpRequest.Builder request, ObjectNode body) {
        try {
            HttpResponse<String> response = client.send(
                    request.POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
