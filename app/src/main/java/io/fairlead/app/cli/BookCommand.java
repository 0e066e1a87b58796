package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the price ladder of a symbol at each venue, or of all venues as one.
@Command(
        name = "book",
        description = {
            "Bids and asks of a symbol, at each venue that quotes it.",
            "",
            "OURS is what of a level our own orders make up. Only prices of a book that is FRESH may be acted on."
        })
final class BookCommand extends GatewayCommand {
    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Our name of the instrument.")
    String symbol = "";

    @Option(names = "--venue", paramLabel = "VENUE", description = "Only this venue.")
    @Nullable
    String venue;

    @Option(names = "--consolidated", description = "The fresh books of all venues as one.")
    boolean consolidated;

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
        } else if (answer.path("books").isEmpty()) {
            context.out().println("no venue quotes " + symbol + " now");
        } else if (consolidated) {
            consolidated(answer.path("consolidated"));
        } else {
            answer.path("books").forEach(this::print);
        }
        return ExitCodes.OK;
    }

    private void consolidated(JsonNode book) {
        context.out().println(paint().strong(symbol + " at all venues"));
        ladder(book);
        if (isForReference(book.path("bids")) || isForReference(book.path("asks"))) {
            context.out().println("* takes no orders: its prices are for reference");
        }
        for (JsonNode each : book.path("leftOut")) {
            context.out()
                    .println("left out: " + each.path("venue").asText() + ", "
                            + paint().word(each.path("health").asText()) + " since "
                            + new TextTable.Column("", "since").cell(each));
        }
    }

    private void print(JsonNode book) {
        String received = new TextTable.Column("", "receivedAt").cell(book);
        context.out()
                .println(paint().strong(symbol + " at " + book.path("venue").asText()) + "  "
                        + paint().word(book.path("health").asText()) + "  " + paint().faint(received));
        ladder(book);
    }

    private void ladder(JsonNode book) {
        JsonNode bids = book.path("bids");
        JsonNode asks = book.path("asks");
        line("", "OURS", "UNITS", "BID", "ASK", "UNITS", "OURS", "");
        for (int i = 0; i < Math.max(bids.size(), asks.size()); i++) {
            JsonNode bid = bids.path(i);
            JsonNode ask = asks.path(i);
            line(
                    venue(bid),
                    own(bid),
                    text(bid, "units"),
                    text(bid, "price"),
                    text(ask, "price"),
                    text(ask, "units"),
                    own(ask),
                    venue(ask));
        }
    }

    private static boolean isForReference(JsonNode levels) {
        for (JsonNode level : levels) {
            if (!venue(level).equals(text(level, "venue"))) {
                return true;
            }
        }
        return false;
    }

    /// With a star where the level can't be traded.
    private static String venue(JsonNode level) {
        return text(level, "venue") + (level.path("tradable").asBoolean(true) ? "" : "*");
    }

    private static String text(JsonNode level, String field) {
        return level.path(field).asText();
    }

    private static String own(JsonNode level) {
        String own = text(level, "own");
        return own.equals("0") ? "" : own;
    }

    private void line(Object... cells) {
        String line = (consolidated ? "%10s " : "%s") + "%10s %14s %12s | %-12s %-14s %-10s %s";
        context.out().println(line.formatted(cells).stripTrailing());
    }
}
