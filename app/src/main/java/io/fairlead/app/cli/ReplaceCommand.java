package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes an order; what is not named stays.
@Command(name = "replace", description = "Change quantity, price or stop price of an order; what is not named stays.")
final class ReplaceCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "ORDER", description = "The order's id, as 'fairlead orders' shows it.")
    String order = "";

    @ArgGroup(exclusive = true)
    @Nullable
    Amount amount;

    @Option(names = "--limit", paramLabel = "PRICE", description = "The new price.")
    @Nullable
    String limit;

    @Option(names = "--stop", paramLabel = "PRICE", description = "The new stop price.")
    @Nullable
    String stop;

    @Option(
            names = "--parent",
            description =
                    "The id is that of an order for several accounts: its children are changed, the quantity shared"
                            + " out as at first.")
    boolean parent;

    @Mixin
    CommandOutput output = new CommandOutput();

    ReplaceCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        ObjectNode body = GatewayClient.JSON.createObjectNode();
        if (amount != null) {
            amount.put(body);
        }
        Amount.putDecimal(body, "price", "--limit", limit);
        Amount.putDecimal(body, "stopPx", "--stop", stop);
        if (body.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, "nothing to change: give --lots, --units, --limit or --stop");
        }
        String path = (parent ? "parents/" : "orders/") + GatewayClient.segment(order);
        output.print(context, client.send("PATCH", path, body), "replace under way");
        return ExitCodes.OK;
    }
}
