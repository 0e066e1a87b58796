package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks a venue for a quote and waits for it.
@Command(
        name = "quote",
        description = {
            "Ask a venue for a quote: fairlead quote EURUSD --venue yofx --units 100000",
            "",
            "A firm quote is traded by an order of type PREVIOUSLY_QUOTED that names its id:"
                    + " fairlead order buy EURUSD --units 100000 --type PREVIOUSLY_QUOTED --quote ID --limit PRICE"
        })
final class QuoteCommand extends GatewayCommand {
    private static final String COLUMNS = "ID=id SYMBOL=symbol FIRM=firm STATE=state BID=bid.price OFFER=offer.price"
            + " LEAST=offer.least MOST=offer.most SETTLES=settlDate VALID-UNTIL=validUntil WHY=why";

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Our name of the instrument; several with commas.")
    String symbol = "";

    @Option(names = "--venue", required = true, paramLabel = "VENUE", description = "Whom to ask.")
    String venue = "";

    @Option(names = "--units", paramLabel = "QTY", description = "How much; the venue says if not given.")
    @Nullable
    String units;

    @Option(names = "--side", paramLabel = "SIDE", description = "buy or sell; both if not given.")
    @Nullable
    Side side;

    @Option(names = "--settle", paramLabel = "DATE", description = "Value date of a forward, as 2026-12-31.")
    @Nullable
    String settle;

    @Option(names = "--indicative", description = "Only an indication, which can't be traded.")
    boolean indicative;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "5", description = "How long (default: 5).")
    int waitSeconds = 5;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    QuoteCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        ObjectNode body =
                GatewayClient.JSON.createObjectNode().put("venue", venue).put("symbol", symbol);
        Amount.putDecimal(body, "units", "--units", units);
        if (side != null) {
            body.put("side", side.name());
        }
        if (settle != null) {
            body.put("settlDate", settle);
        }
        if (indicative) {
            body.put("indicative", true);
        }
        String id = client.send("POST", "quotes", body).path("id").asText();
        String path = "quotes/" + GatewayClient.segment(id);
        JsonNode answer = until(now -> now.path("done").asBoolean(), waitSeconds, () -> client.get(path));
        if (json) {
            printJson(answer);
        } else if (answer.path("quotes").isEmpty()) {
            String problem = answer.path("problem").asText();
            context.out().println(problem.isEmpty() ? "no quote within " + waitSeconds + " s" : "refused: " + problem);
        } else {
            TextTable.of(COLUMNS, paint()).print(answer.path("quotes"), context.out());
        }
        return answer.path("quotes").isEmpty() ? ExitCodes.FAILED : ExitCodes.OK;
    }
}
