package io.fairlead.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Cancels orders by their ids. Goes on past a refused one and says so at the end.
@Command(name = "cancel", description = "Cancel orders.")
final class CancelCommand extends GatewayCommand {
    @Parameters(arity = "1..*", paramLabel = "ORDER", description = "Ids as 'fairlead orders' shows them.")
    List<String> orders = List.of();

    @Option(
            names = "--group",
            description = "The ids are those of groups: cancel all orders of each, and place no more.")
    boolean group;

    @Option(
            names = "--parent",
            description = "The ids are those of orders for several accounts: cancel every live order of each.")
    boolean parent;

    @Mixin
    CommandOutput output = new CommandOutput();

    CancelCommand(CommandContext context) {
        super(context);
    }

    private String path() {
        if (group && parent) {
            throw new CommandFailure(ExitCodes.USAGE, "--group and --parent exclude each other");
        }
        return group ? "groups/" : parent ? "parents/" : "orders/";
    }

    @Override
    int run(GatewayClient client) {
        int worst = ExitCodes.OK;
        for (String order : orders) {
            try {
                output.print(
                        context,
                        client.send("DELETE", path() + GatewayClient.segment(order), null),
                        "cancel under way");
            } catch (CommandFailure refused) {
                context.err().println("fairlead: " + order + ": " + refused.getMessage());
                worst = Math.max(worst, refused.exitCode());
            }
        }
        return worst;
    }
}
