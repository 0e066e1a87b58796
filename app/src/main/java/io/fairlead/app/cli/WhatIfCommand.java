package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What an order would meet, without placing it.
@Command(
        name = "what-if",
        description = {
            "Ask what an order would meet: fairlead what-if buy EURUSD --lots 0.1 --limit 1.0850",
            "",
            "Says whether it would pass now, and how much room each limit would leave. Nothing is done, nothing is"
                    + " logged. The exit code is 0 if it would pass."
        })
final class WhatIfCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "SIDE", description = "buy or sell.")
    Side side = Side.BUY;

    @Parameters(index = "1", paramLabel = "SYMBOL", description = "Our name of the instrument.")
    String symbol = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    Amount amount = new Amount();

    @Option(names = "--limit", paramLabel = "PRICE", description = "Price of a limit order.")
    @Nullable
    String limit;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "The account; may be left out where the gateway has just one.")
    @Nullable
    String account;

    @Option(names = "--strategy", paramLabel = "STRATEGY", description = "The strategy (default: manual).")
    @Nullable
    String strategy;

    @Mixin
    CommandOutput output = new CommandOutput();

    WhatIfCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        var body = GatewayClient.JSON.createObjectNode();
        body.put("account", OrderCommand.accountOr(client, account));
        body.put("symbol", symbol);
        body.put("side", side.name());
        body.put("type", limit == null ? "MARKET" : "LIMIT");
        amount.put(body);
        Amount.putDecimal(body, "price", "--limit", limit);
        if (strategy != null) {
            body.put("strategy", strategy);
        }
        JsonNode answer = client.send("POST", "limits/what-if", body);
        if (output.json) {
            output.print(context, answer, "");
        } else {
            print(answer);
        }
        return answer.path("refusal").isNull() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void print(JsonNode answer) {
        TextTable.of("LIMIT=limit VERDICT=verdict WOULD_BE=measured ALLOWED=value LEFT=headroom SCOPE=scope", paint())
                .print(answer.path("checks"), context.out());
        JsonNode refusal = answer.path("refusal");
        context.out()
                .println(
                        refusal.isNull()
                                ? "it would pass"
                                : "it would be refused: " + refusal.path("code").asText() + ", "
                                        + refusal.path("remedy").asText());
    }
}
