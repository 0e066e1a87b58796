package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// How far a kill reaches: at most one of four names, and everything without one.
final class KillScope {
    @ArgGroup
    Name name = new Name();

    /// At most one.
    static final class Name {
        @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only this account.")
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
    }

    /// As the API takes it.
    ObjectNode body() {
        ObjectNode body = GatewayClient.JSON.createObjectNode();
        put(body, "account", name.account);
        put(body, "venue", name.venue);
        put(body, "symbol", name.symbol);
        put(body, "strategy", name.strategy);
        return body.isEmpty() ? body.put("all", true) : body;
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    /// `account main`, `the whole gateway`.
    static String words(JsonNode scope) {
        for (Map.Entry<String, JsonNode> field : scope.properties()) {
            return field.getKey().equals("all")
                    ? "the whole gateway"
                    : field.getKey() + " " + field.getValue().asText();
        }
        return "nothing";
    }
}
