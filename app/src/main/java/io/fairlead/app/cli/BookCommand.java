package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the price ladder of a symbol at each venue.
@Command(name = "book", description = "Bids and asks of a symbol, at each venue that quotes it.")
final class BookCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Our name of the instrument.")
    String symbol = "";

    @Option(names = "--venue", paramLabel = "VENUE", description = "Only this venue.")
    @Nullable
    String venue;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    BookCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("venue", venue);
        JsonNode answer = client.get("book/" + GatewayClient.segment(symbol), parameters);
        if (json) {
            printJson(answer);
            return ExitCodes.OK;
        }
        if (answer.path("books").isEmpty()) {
            context.out().println("no venue quotes " + symbol + " now");
        }
        answer.path("books").forEach(this::print);
        return ExitCodes.OK;
    }

    private void print(JsonNode book) {
        String received = new TextTable.Column("", "receivedAt").cell(book);
        context.out()
                .println(paint().strong(symbol + " at " + book.path("venue").asText()) + "  "
                        + paint().word(book.path("health").asText()) + "  " + paint().faint(received));
        JsonNode bids = book.path("bids");
        JsonNode asks = book.path("asks");
        context.out().println("%16s %12s | %-12s %16s".formatted("BID UNITS", "BID", "ASK", "ASK UNITS"));
        for (int i = 0; i < Math.max(bids.size(), asks.size()); i++) {
            context.out()
                    .println("%16s %12s | %-12s %16s"
                            .formatted(
                                    bids.path(i).path("units").asText(),
                                    bids.path(i).path("price").asText(),
                                    asks.path(i).path("price").asText(),
                                    asks.path(i).path("units").asText()));
        }
    }
}
