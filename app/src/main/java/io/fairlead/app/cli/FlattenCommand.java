package io.fairlead.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Cancels every live order and closes every position of an account, or of all.
@Command(name = "flatten", description = "Cancel every live order and close every position. Asks.")
final class FlattenCommand extends GatewayCommand {
    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only this account.")
    @Nullable
    String account;

    @Option(names = "--all", description = "Every account.")
    boolean all;

    @Mixin
    Consent consent = new Consent();

    @Mixin
    CommandOutput output = new CommandOutput();

    FlattenCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        Scope scope = Scope.of(account, null, all);
        consent.ask(
                context,
                "This cancels " + scope.liveOrders(client) + " and closes " + scope.openPositions(client)
                        + " at the market: " + scope.words() + ".");
        output.print(context, client.send("POST", "flatten", scope.body()), "flattening under way");
        return ExitCodes.OK;
    }
}
