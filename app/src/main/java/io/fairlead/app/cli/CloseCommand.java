package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Closes a position, or a part of it, at the market, or every position in a symbol; or turns one round.
@Command(
        name = "close",
        description = "Close a position, or a part of it, at the market; every one with --all; or turn it round. Asks.")
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

    @Option(
            names = "--position",
            paramLabel = "POSITION",
            description = "The venue's id of the position, where a hedging account has several.")
    @Nullable
    String position;

    @ArgGroup(exclusive = true)
    @Nullable
    Instead instead;

    /// What to do instead of closing one position.
    static final class Instead {
        @Option(names = "--all", description = "Close every position in the symbol; orders stay.")
        boolean all;

        @Option(names = "--reverse", description = "Close it, then open as much on the other side.")
        boolean reverse;
    }

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
        if (position != null) {
            body.put("position", position);
        }
        boolean all = instead != null && instead.all;
        boolean reverse = instead != null && instead.reverse;
        if (instead != null && (amount != null || (all && position != null))) {
            throw new CommandFailure(ExitCodes.USAGE, "--all and --reverse close the whole: leave out what narrows it");
        }
        if (all) {
            body.remove("clientOrderId");
        }
        String part = amount == null ? "the whole position" : "a part of the position";
        String what = all ? "every position" : part;
        String then = reverse ? " at the market, and opens as much on the other side." : " at the market.";
        consent.ask(context, "This closes " + what + " in " + symbol + " on account " + from + then);
        String path = all ? "positions/close-all" : reverse ? "positions/reverse" : "positions/close";
        output.print(context, client.send("POST", path, body), "closing under way");
        return ExitCodes.OK;
    }
}
