package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a venue lists, by its own names.
@Command(
        name = "securities",
        description = {
            "What a venue lists, by its own names; with --ask, what it says of one of them.",
            "",
            "It is asked for its list where 'security-list' of the venue's market data is true."
        })
final class SecuritiesCommand extends GatewayCommand {
    private static final String COLUMNS =
            "NAME=name SYMBOL=symbol CURRENCY=currency ROUND-LOT=roundLot LEAST=least TICK=tick"
                    + " TRADING=trading TEXT=text";

    @Parameters(index = "0", paramLabel = "VENUE", description = "Our name of the venue.")
    String venue = "";

    @Option(
            names = "--ask",
            paramLabel = "NAME",
            description = "Ask about the instrument that the venue calls so: SecurityDefinitionRequest(c).")
    @Nullable
    String name;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long for the answer (default: 5).")
    int waitSeconds = 5;

    @Mixin
    CommandOutput output = new CommandOutput();

    SecuritiesCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        String path = "securities/" + GatewayClient.segment(venue);
        if (name != null) {
            return ask(client, path, name);
        }
        JsonNode answer = client.get(path);
        if (output.json) {
            printJson(answer);
        } else {
            TextTable.of(COLUMNS, paint()).print(answer.path("items"), context.out());
            if (answer.path("items").isEmpty()) {
                context.err()
                        .println(venue + " has told no list: ask about one instrument with --ask NAME, or set"
                                + " 'security-list: true' in its market data if it has one");
            }
        }
        return ExitCodes.OK;
    }

    private int ask(GatewayClient client, String path, String wanted) {
        ObjectNode body = GatewayClient.JSON.createObjectNode().put("name", wanted);
        String id = client.send("POST", path + "/definitions", body).path("id").asText();
        JsonNode answer = until(
                asked -> !asked.path("state").asText().equals("ASKED"),
                waitSeconds,
                () -> with("id", id, client.get(path + "/definitions")));
        String state = answer.path("state").asText();
        if (output.json) {
            printJson(answer);
        } else if (state.equals("LISTED")) {
            JsonNode security = with("name", wanted, client.get(path));
            TextTable.of(COLUMNS, paint()).print(List.of(security), context.out());
        } else {
            String text = answer.path("text").asText();
            context.out()
                    .println(state.equals("ASKED") ? "no answer within " + waitSeconds + " s" : "refused: " + text);
        }
        return state.equals("LISTED") ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /// The first item with that value; an empty one if there is none.
    private static JsonNode with(String field, String value, JsonNode list) {
        for (JsonNode item : list.path("items")) {
            if (item.path(field).asText().equals(value)) {
                return item;
            }
        }
        return GatewayClient.JSON.createObjectNode();
    }
}
