package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
            case SHOW -> show(client.get("limits"));
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

    private void show(JsonNode limits) {
        if (output.json) {
            output.print(context, limits, "");
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
        put(body, "account", account);
        put(body, "symbol", symbol);
        put(body, "venue", venue);
        put(body, "strategy", strategy);
        return body;
    }

    private static void put(ObjectNode body, String name, @Nullable String part) {
        if (part != null) {
            body.put(name, part);
        }
    }

    private String scope() {
        StringBuilder words = new StringBuilder();
        body().properties().forEach(part -> {
            if (!part.getKey().equals("limit") && !part.getKey().equals("because")) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(part.getKey())
                        .append(' ')
                        .append(part.getValue().asText());
            }
        });
        return words.isEmpty() ? "the gateway" : words.toString();
    }
}
