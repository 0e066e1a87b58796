package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes what protects a position of a hedging account; what is not named stays.
@Command(
        name = "protect",
        description = "Change stop loss and take profit of a position by the venue's id; what is not named stays.")
final class ProtectCommand extends GatewayCommand {
    @Parameters(
            index = "0",
            paramLabel = "POSITION",
            description = "The venue's id of the position, as 'fairlead positions' shows it.")
    String position = "";

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "The account; may be left out where the gateway has just one.")
    @Nullable
    String account;

    @ArgGroup(exclusive = true)
    @Nullable
    Loss loss;

    @ArgGroup(exclusive = true)
    @Nullable
    Profit profit;

    /// What the stop loss shall be.
    static final class Loss {
        @Option(names = "--stop-loss", paramLabel = "PRICE", description = "Where the stop loss shall stand.")
        @Nullable
        String price;

        @Option(names = "--trailing", paramLabel = "DISTANCE", description = "How far it shall follow the market.")
        @Nullable
        String trailing;

        @Option(names = "--no-stop-loss", description = "Remove the stop loss.")
        boolean none;
    }

    /// What the take profit shall be.
    static final class Profit {
        @Option(names = "--take-profit", paramLabel = "PRICE", description = "Where the take profit shall stand.")
        @Nullable
        String price;

        @Option(names = "--no-take-profit", description = "Remove the take profit.")
        boolean none;
    }

    @Mixin
    CommandOutput output = new CommandOutput();

    ProtectCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        if (loss == null && profit == null) {
            throw new CommandFailure(
                    ExitCodes.USAGE,
                    "nothing to change: give --stop-loss, --trailing, --no-stop-loss, --take-profit or"
                            + " --no-take-profit");
        }
        ObjectNode body = GatewayClient.JSON
                .createObjectNode()
                .put("account", account == null ? Ticket.onlyAccount(client) : account)
                .put("position", position);
        if (loss != null) {
            Amount.putDecimal(body, "stopLoss", "--stop-loss", loss.price);
            Amount.putDecimal(body, "trailingOffset", "--trailing", loss.trailing);
            body.put("removeStopLoss", loss.none);
        }
        if (profit != null) {
            Amount.putDecimal(body, "takeProfit", "--take-profit", profit.price);
            body.put("removeTakeProfit", profit.none);
        }
        output.print(context, client.send("POST", "positions/modify", body), "change under way");
        return ExitCodes.OK;
    }
}
