package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    Ticket ticket = new Ticket();

    @Mixin
    CommandOutput output = new CommandOutput();

    WhatIfCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        var body = GatewayClient.JSON.createObjectNode();
        ticket.putAccount(body, client);
        ticket.putTerms(body);
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
