package io.fairlead.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Asks the venue where an order stands.
@Command(name = "query", description = "Ask the venue where an order stands.")
final class QueryCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "ORDER", description = "The order's id.")
    String order = "";

    @Mixin
    CommandOutput output = new CommandOutput();

    QueryCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        String path = "orders/" + GatewayClient.segment(order) + "/query";
        output.print(context, client.send("POST", path, null), "the venue is asked");
        return ExitCodes.OK;
    }
}
