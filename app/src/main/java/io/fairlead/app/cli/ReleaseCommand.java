package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Ends a kill.
@Command(
        name = "release",
        description = {
            "End a kill of exactly this scope, so that it may be traded again. Needs an admin's token. Asks.",
            "",
            "Other kills that reach the same orders stay in force."
        })
final class ReleaseCommand extends GatewayCommand {
    @Mixin
    KillScope scope = new KillScope();

    @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why: it is recorded.")
    String because = "";

    @Mixin
    Consent consent = new Consent();

    @Mixin
    CommandOutput output = new CommandOutput();

    ReleaseCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        ObjectNode body = scope.body();
        consent.ask(context, "This lets " + KillScope.words(body) + " trade again.");
        output.print(context, client.send("POST", "release", body.put("because", because)), "released");
        return ExitCodes.OK;
    }
}
