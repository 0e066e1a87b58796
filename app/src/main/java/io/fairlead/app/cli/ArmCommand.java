package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets a live account trade, up to a quantity for each order.
@Command(name = "arm", description = "Let a live account trade, each order at most --max-qty units. Asks.")
final class ArmCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account.")
    String account = "";

    @Option(
            names = "--max-qty",
            required = true,
            paramLabel = "UNITS",
            description = "Largest order, in units of the base.")
    String maxUnits = "";

    @Mixin
    Consent consent = new Consent();

    @Mixin
    CommandOutput output = new CommandOutput();

    ArmCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        ObjectNode body = GatewayClient.JSON.createObjectNode().put("maxUnits", Amount.decimal("--max-qty", maxUnits));
        consent.ask(
                context,
                "This lets " + kind(client) + " account " + account + " trade, each order up to " + maxUnits
                        + " units.");
        String path = "accounts/" + GatewayClient.segment(account) + "/arm";
        output.print(context, client.send("POST", path, body), "armed: " + account);
        return ExitCodes.OK;
    }

    private String kind(GatewayClient client) {
        for (JsonNode item : client.get("accounts").path("items")) {
            if (item.path("id").asText().equals(account)) {
                return item.path("kind").asText();
            }
        }
        throw new CommandFailure(
                ExitCodes.FAILED, "the gateway has no account '" + account + "': see 'fairlead accounts'");
    }
}
