package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What orders are held to: shown, changed, taken back.
@Command(
        name = "limits",
        description = {
            "Risk limits of a running gateway: show, set LIMIT VALUE, reset LIMIT.",
            "",
            "Without a scope it is the gateway's own; --account, --symbol, --venue or --strategy narrow it, --account"
                    + " and --symbol together to one symbol on one account. Every scope's limit counts, the tightest"
                    + " refuses. A change counts at once, is kept over restarts with your name and --because, and"
                    + " stands in front of the configuration until it is reset. VALUE off switches a limit off."
                    + " show lists those that name what the options name."
                    + " See fairlead what-if for what an order would meet."
        })
final class LimitsCommand extends GatewayCommand {
    /// What to do.
    enum Action {
        SHOW,
        SET,
        RESET
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "SHOW",
            paramLabel = "ACTION",
            description = "show, set or reset.")
    Action action = Action.SHOW;

    @Parameters(index = "1", arity = "0..1", paramLabel = "LIMIT", description = "Which, as max-order-lots.")
    @Nullable
    String limit;

    @Parameters(index = "2", arity = "0..1", paramLabel = "VALUE", description = "To what, as 5, 30s or off.")
    @Nullable
    String value;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only orders of this account.")
    @Nullable
    String account;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only orders of this symbol.")
    @Nullable
    String symbol;

    @Option(names = "--venue", paramLabel = "VENUE", description = "Only orders of this venue.")
    @Nullable
    String venue;

    @Option(names = "--strategy", paramLabel = "STRATEGY", description = "Only orders of this strategy.")
    @Nullable
    String strategy;

    @Option(names = "--because", paramLabel = "TEXT", description = "Why: it is kept with the change.")
    @Nullable
    String because;

    @Mixin
    Consent consent = new Consent();

    @Mixin
    CommandOutput output = new CommandOutput();

    LimitsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        boolean complete = switch (action) {
            case SHOW -> limit == null && value == null;
            case SET -> limit != null && value != null && because != null;
            case RESET -> limit != null && value == null && because != null;
        };
        if (!complete) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "set needs LIMIT, VALUE and --because, reset LIMIT and --because, show none");
        }
        switch (action) {
            case SHOW -> show(wanted(client.get("limits")));
            case SET -> {
                consent.ask(context, "This sets " + limit + " of " + scope() + " to " + value + ", from now on.");
                output.print(context, client.send("PUT", "limits", body().put("value", value)), "set: " + limit);
            }
            case RESET -> {
                consent.ask(context, "This takes the change of " + limit + " of " + scope() + " back.");
                output.print(context, client.send("POST", "limits/reset", body()), "reset: " + limit);
            }
        }
        return ExitCodes.OK;
    }

    private ObjectNode wanted(JsonNode limits) {
        ObjectNode answer = limits.deepCopy();
        ArrayNode wanted = GatewayClient.JSON.createArrayNode();
        limits.path("items").forEach(row -> {
            boolean named = parts().entrySet().stream()
                    .allMatch(part -> row.path(part.getKey()).asText().equals(part.getValue()));
            if (named) {
                wanted.add(row);
            }
        });
        answer.set("items", wanted);
        return answer;
    }

    private void show(JsonNode limits) {
        if (output.json) {
            output.print(context, limits, "");
            return;
        }
        if (limits.path("items").isEmpty()) {
            context.out().println("no limit names " + scope() + "; those of wider scopes count all the same");
            return;
        }
        TextTable.of(
                        "SCOPE=scope LIMIT=limit VALUE=value USED=used LEFT=headroom WHERE=where SOURCE=source"
                                + " BY=changedBy BECAUSE=because",
                        paint())
                .print(limits.path("items"), context.out());
    }

    private ObjectNode body() {
        ObjectNode body =
                GatewayClient.JSON.createObjectNode().put("limit", limit).put("because", because);
        parts().forEach(body::put);
        return body;
    }

    /// What the scope names.
    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "account", account);
        put(parts, "symbol", symbol);
        put(parts, "venue", venue);
        put(parts, "strategy", strategy);
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String part) {
        if (part != null) {
            parts.put(name, part);
        }
    }

    private String scope() {
        StringJoiner words = new StringJoiner(", ").setEmptyValue("the gateway");
        parts().forEach((name, part) -> words.add(name + " " + part));
        return words.toString();
    }
}
