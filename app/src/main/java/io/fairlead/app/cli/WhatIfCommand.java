package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What an order would meet, without placing it.
@Command(
        name = "what-if",
        description = {
            "Ask what an order would meet: fairlead what-if buy EURUSD --lots 0.1 --limit 1.0850",
            "",
            "Says whether it would pass now, and how much room each limit would leave; with --group also which account"
                    + " would get it and why, or how it would be shared out. Nothing is done, nothing is logged. The"
                    + " exit code is 0 if it would pass."
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
        if (answer.path("group").isTextual()) {
            printMembers(answer);
        } else {
            printChecks(answer);
        }
        JsonNode refusal = answer.path("refusal");
        context.out()
                .println(
                        refusal.isNull()
                                ? "it would pass"
                                : "it would be refused: " + refusal.path("code").asText() + ", "
                                        + refusal.path("remedy").asText());
    }

    private void printMembers(JsonNode answer) {
        JsonNode balance = answer.path("balance");
        if (balance.isObject()) {
            context.out()
                    .println("balance: "
                            + balance.path("policy")
                                    .asText()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'));
            TextTable.of("ACCOUNT=account FIGURE=figure AGAINST=denial.code WHY=denial.remedy", paint())
                    .print(balance.path("candidates"), context.out());
        }
        for (JsonNode member : answer.path("members")) {
            JsonNode refusal = member.path("refusal");
            context.out().println();
            context.out()
                    .println(member.path("account").asText() + " would get "
                            + (refusal.isNull()
                                    ? member.path("units").asText() + " units"
                                    : "nothing: " + refusal.path("code").asText() + ", "
                                            + refusal.path("remedy").asText()));
            printChecks(member);
        }
        if (answer.path("note").isTextual()) {
            context.out().println();
            context.out().println(answer.path("note").asText());
        }
    }

    private void printChecks(JsonNode answer) {
        TextTable.of("LIMIT=limit VERDICT=verdict WOULD_BE=measured ALLOWED=value LEFT=headroom SCOPE=scope", paint())
                .print(answer.path("checks"), context.out());
    }
}
