package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the bars of a symbol.
@Command(
        name = "bars",
        description = {
            "Bars of a symbol: open, high, low, close and volume of each period.",
            "",
            "Made of trades, or of the middle of a book that is fresh. A period in which nothing happened has no bar;"
                    + " the last one may still be forming.",
            "",
            "Bars of the time before the gateway watched are the venue's own, where it keeps any."
        })
final class BarsCommand extends GatewayCommand {
    private static final String COLUMNS =
            "AT=at OPEN=open HIGH=high LOW=low CLOSE=close VOLUME=volume TICKS=ticks SETTLED=settled SOURCE=source";

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Our name of the instrument.")
    String symbol = "";

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "1m",
            description = "As 1s, 1m, 4h, 1d (default: 1m).")
    String size = "1m";

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            defaultValue = "mids",
            description = "trades, mids, or venue: the venue's own bars alone (default: mids).")
    String source = "mids";

    @Option(names = "--venue", paramLabel = "VENUE", description = "Whose (default: the first that quotes it).")
    @Nullable
    String venue;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "The newest so many (default: 50).")
    int limit = 50;

    @ArgGroup(exclusive = true)
    ListCommand.Format format = new ListCommand.Format();

    BarsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("size", size);
        parameters.put("source", source);
        parameters.put("venue", venue);
        parameters.put("limit", limit);
        String path = "bars/" + GatewayClient.segment(symbol);
        if (format.csv) {
            context.out().print(client.csv(path, parameters).text());
            context.out().flush();
        } else if (format.json) {
            printJson(client.get(path, parameters));
        } else {
            JsonNode bars = client.get(path, parameters);
            TextTable.of(COLUMNS, paint()).print(bars.path("items"), context.out());
            String noOlder = bars.path("noOlder").asText();
            if (!noOlder.isEmpty()) {
                context.err().println("no older bars: " + noOlder);
            }
        }
        return ExitCodes.OK;
    }
}
