package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Closes a position, or a part of it, at the market.
@Command(name = "close", description = "Close a position, or a part of it, at the market. Asks.")
final class CloseCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "SYMBOL", description = "The position's instrument.")
    String symbol = "";

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "The account; may be left out where the gateway has just one.")
    @Nullable
    String account;

    @ArgGroup(exclusive = true)
    @Nullable
    Amount amount;

    @Option(names = "--id", paramLabel = "ID", description = "Client order id of the closing order.")
    @Nullable
    String clientOrderId;

    @Mixin
    Consent consent = new Consent();

    @Mixin
    CommandOutput output = new CommandOutput();

    CloseCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        String id = clientOrderId == null ? OrderCommand.newClientOrderId() : clientOrderId;
        String from = account == null ? Ticket.onlyAccount(client) : account;
        ObjectNode body = GatewayClient.JSON
                .createObjectNode()
                .put("account", from)
                .put("clientOrderId", id)
                .put("symbol", symbol);
        if (amount != null) {
            amount.put(body);
        }
        String part = amount == null ? "the whole position" : "a part of the position";
        consent.ask(context, "This closes " + part + " in " + symbol + " on account " + from + " at the market.");
        output.print(context, client.send("POST", "positions/close", body), "closing under way");
        return ExitCodes.OK;
    }
}
