package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a sweeping command reaches. Null means any. Immutable.
record Scope(@Nullable String account, @Nullable String symbol) {
    private static final int COUNTED = 1000;

    /// The scope must be said: narrowed, or all of it.
    static Scope of(@Nullable String account, @Nullable String symbol, boolean all) {
        if (all == (account != null || symbol != null)) {
            throw new CommandFailure(
                    ExitCodes.USAGE,
                    all ? "--all and a narrower scope exclude each other" : "say the scope, or --all for everything");
        }
        return new Scope(account, symbol);
    }

    ObjectNode body() {
        ObjectNode body = GatewayClient.JSON.createObjectNode();
        if (account != null) {
            body.put("account", account);
        }
        if (symbol != null) {
            body.put("symbol", symbol);
        }
        return account == null && symbol == null ? body.put("all", true) : body;
    }

    /// `all accounts`, `account main`, `EURUSD on account main`.
    String words() {
        String accounts = account == null ? "all accounts" : "account " + account;
        return symbol == null ? accounts : symbol + " on " + accounts;
    }

    /// `3 live orders`, counted at the gateway.
    String liveOrders(GatewayClient client) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("account", account);
        parameters.put("symbol", symbol);
        parameters.put("live", true);
        parameters.put("limit", COUNTED);
        JsonNode page = client.get("orders", parameters);
        int count = page.path("items").size();
        if (count == 0) {
            exists(client, "account", "id", account);
            exists(client, "instrument", "symbol", symbol);
        }
        boolean more = !page.path("next").isNull() && !page.path("next").isMissingNode();
        return (more ? "more than " : "") + count + (count == 1 ? " live order" : " live orders");
    }

    /// Nothing is live in what there is not, either: a slip of the pen must not look like success.
    private static void exists(GatewayClient client, String kind, String field, @Nullable String name) {
        if (name == null) {
            return;
        }
        JsonNode items = client.get(kind + "s").path("items");
        for (JsonNode item : items) {
            if (item.path(field).asText().equals(name)) {
                return;
            }
        }
        throw new CommandFailure(
                ExitCodes.FAILED, "there is no " + kind + " " + name + "; " + GatewayClient.known(items, kind, field));
    }

    /// `2 open positions`.
    String openPositions(GatewayClient client) {
        int count = 0;
        for (JsonNode position : client.get("positions").path("items")) {
            boolean ours =
                    account == null || account.equals(position.path("account").asText());
            boolean open = !position.path("quantity").path("units").asText("0").equals("0");
            count += ours && open ? 1 : 0;
        }
        return count + (count == 1 ? " open position" : " open positions");
    }
}
