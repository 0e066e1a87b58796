package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists circuit breakers that are not closed, or closes one.
@Command(
        name = "breakers",
        description = {
            "List the circuit breakers that are not closed, or reset one.",
            "",
            "While one is open its venue gets no new orders (CIRCUIT_OPEN); cancels, queries and reductions pass, and"
                    + " one order probes it from time to time. A reset is recorded with who and why."
        })
final class BreakersCommand extends GatewayCommand {
    private static final String COLUMNS =
            "VENUE=venue ENDPOINT=endpoint STATE=state SINCE=since PROBE-AT=probeAt PROBE=probe TRIPS=trips WHY=why";

    @Option(names = "--reset", paramLabel = "VENUE/ENDPOINT", description = "The one to close, as yofx/ORDERS.")
    @Nullable
    String reset;

    @Option(names = "--because", paramLabel = "TEXT", description = "Why, for the journal; needed for a reset.")
    @Nullable
    String because;

    @Mixin
    CommandOutput output = new CommandOutput();

    BreakersCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        if (reset == null) {
            JsonNode standing = client.get("breakers");
            if (output.json) {
                printJson(standing);
            } else {
                TextTable.of(COLUMNS, paint()).print(standing.path("items"), context.out());
            }
            return ExitCodes.OK;
        }
        String[] names = reset.split("/", -1);
        if (names.length != 2 || because == null) {
            throw new CommandFailure(ExitCodes.USAGE, "name one as VENUE/ENDPOINT, and say why with --because TEXT");
        }
        String path = "breakers/" + GatewayClient.segment(names[0]) + "/" + GatewayClient.segment(names[1]) + "/reset";
        output.print(
                context,
                client.send("POST", path, GatewayClient.JSON.createObjectNode().put("because", because)),
                "reset");
        return ExitCodes.OK;
    }
}
