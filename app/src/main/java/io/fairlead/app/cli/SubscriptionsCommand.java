package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists what is subscribed to at the venues, subscribes to more, or ends that.
@Command(
        name = "subscriptions",
        description = {
            "List what is subscribed to at the venues, subscribe to more, or end that.",
            "",
            "Readers share one subscription at a venue; it ends some seconds behind the last of them."
        })
final class SubscriptionsCommand extends GatewayCommand {
    private static final String COLUMNS = "VENUE=venue SYMBOL=symbol STATE=state READERS=readers SINCE=since"
            + " TOLD=toldAt UPDATES=updates REQUESTS=requests WHY=why";

    @Option(names = "--add", paramLabel = "VENUE/SYMBOL", description = "Subscribe until told otherwise.")
    @Nullable
    String add;

    @Option(names = "--end", paramLabel = "VENUE/SYMBOL", description = "End what --add began.")
    @Nullable
    String end;

    @Mixin
    CommandOutput output = new CommandOutput();

    SubscriptionsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        if (add != null && end != null) {
            throw new CommandFailure(ExitCodes.USAGE, "--add and --end exclude each other");
        }
        if (add != null) {
            String[] names = names(add);
            output.print(
                    context,
                    client.send(
                            "POST",
                            "subscriptions",
                            GatewayClient.JSON
                                    .createObjectNode()
                                    .put("venue", names[0])
                                    .put("symbol", names[1])),
                    "subscribed");
        } else if (end != null) {
            String[] names = names(end);
            String path = "subscriptions/" + GatewayClient.segment(names[0]) + "/" + GatewayClient.segment(names[1]);
            output.print(context, client.send("DELETE", path, null), "ended");
        } else {
            JsonNode answer = client.get("subscriptions");
            if (output.json) {
                printJson(answer);
            } else {
                TextTable.of(COLUMNS, paint()).print(answer.path("items"), context.out());
            }
        }
        return ExitCodes.OK;
    }

    /// Cut at the first slash: a symbol may have one of its own, as EUR/USD.
    private static String[] names(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new CommandFailure(ExitCodes.USAGE, "name one as VENUE/SYMBOL, was '" + text + "'");
        }
        return new String[] {text.substring(0, slash), text.substring(slash + 1)};
    }
}
