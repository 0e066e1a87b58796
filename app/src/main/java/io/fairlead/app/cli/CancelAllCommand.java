package io.fairlead.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Cancels every live order in a scope that must be said.
@Command(name = "cancel-all", description = "Cancel every live order of an account, in a symbol, or at all. Asks.")
final class CancelAllCommand extends GatewayCommand {
    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only orders of this account.")
    @Nullable
    String account;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only orders in this symbol.")
    @Nullable
    String symbol;

    @Option(names = "--all", description = "Orders of every account in every symbol.")
    boolean all;

    @Mixin
    Consent consent = new Consent();

    @Mixin
    CommandOutput output = new CommandOutput();

    CancelAllCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        Scope scope = Scope.of(account, symbol, all);
        consent.ask(context, "This cancels " + scope.liveOrders(client) + ": " + scope.words() + ".");
        output.print(context, client.send("POST", "orders/cancel-all", scope.body()), "cancels under way");
        return ExitCodes.OK;
    }
}
