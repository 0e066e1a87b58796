package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What a venue lists, by its own names.
@Command(
        name = "securities",
        description = {
            "What a venue lists, by its own names.",
            "",
            "It is asked where 'security-list' of the venue's market data is true."
        })
final class SecuritiesCommand extends GatewayCommand {
    private static final String COLUMNS =
            "NAME=name SYMBOL=symbol CURRENCY=currency ROUND-LOT=roundLot LEAST=least TICK=tick TEXT=text";

    @Parameters(index = "0", paramLabel = "VENUE", description = "Our name of the venue.")
    String venue = "";

    @Mixin
    CommandOutput output = new CommandOutput();

    SecuritiesCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        JsonNode answer = client.get("securities/" + GatewayClient.segment(venue));
        if (output.json) {
            printJson(answer);
        } else {
            TextTable.of(COLUMNS, paint()).print(answer.path("items"), context.out());
        }
        return ExitCodes.OK;
    }
}
