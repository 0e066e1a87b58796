package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How far a kill reaches: a venue, an account, a symbol, a symbol on an account or a strategy; everything without one.
final class KillScope {
    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "Only this account; with --symbol, that symbol on it.")
    @Nullable
    String account;

    @Option(names = "--venue", paramLabel = "VENUE", description = "Only the accounts at this venue.")
    @Nullable
    String venue;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only this symbol, on every account.")
    @Nullable
    String symbol;

    @Option(names = "--strategy", paramLabel = "STRATEGY", description = "Only the orders of this strategy.")
    @Nullable
    String strategy;

    /// As the API takes it.
    ObjectNode body() {
        ObjectNode body = GatewayClient.JSON.createObjectNode();
        put(body, "account", account);
        put(body, "venue", venue);
        put(body, "symbol", symbol);
        put(body, "strategy", strategy);
        if (body.size() > 1 && !(body.size() == 2 && account != null && symbol != null)) {
            throw new CommandFailure(
                    ExitCodes.USAGE,
                    "say one of --account, --venue, --symbol and --strategy, or --account with --symbol");
        }
        return body.isEmpty() ? body.put("all", true) : body;
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    /// `account main`, `account main, symbol EURUSD`, `the whole gateway`.
    static String words(JsonNode scope) {
        StringJoiner words = new StringJoiner(", ");
        for (Map.Entry<String, JsonNode> field : scope.properties()) {
            words.add(
                    field.getKey().equals("all")
                            ? "the whole gateway"
                            : field.getKey() + " " + field.getValue().asText());
        }
        return words.length() == 0 ? "nothing" : words.toString();
    }
}
