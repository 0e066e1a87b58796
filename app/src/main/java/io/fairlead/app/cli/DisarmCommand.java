package io.fairlead.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a live account's permission to trade back. Safe, so it does not ask.
@Command(name = "disarm", description = "Take a live account's permission to trade back.")
final class DisarmCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account.")
    String account = "";

    @Mixin
    CommandOutput output = new CommandOutput();

    DisarmCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        String path = "accounts/" + GatewayClient.segment(account) + "/disarm";
        output.print(context, client.send("POST", path, null), "disarmed: " + account);
        return ExitCodes.OK;
    }
}
