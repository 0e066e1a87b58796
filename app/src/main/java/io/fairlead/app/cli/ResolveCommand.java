package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Records an operator's word on an order whose fate no evidence tells.
@Command(
        name = "resolve",
        description = {
            "Say what became of an order that is UNKNOWN, where the venue can't be asked.",
            "Your word is recorded with your name; the venue's own word outweighs it whenever it comes."
        })
final class ResolveCommand extends GatewayCommand {
    private static final String LOTS = "lots";
    private static final String UNITS = "units";

    @Parameters(index = "0", paramLabel = "ORDER", description = "The order's id.")
    String order = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    Word word = new Word();

    @Option(names = "--because", required = true, paramLabel = "TEXT", description = "What you saw, and where.")
    String because = "";

    @Mixin
    CommandOutput output = new CommandOutput();

    /// Exactly one of the two.
    static final class Word {
        @Option(
                names = "--filled",
                paramLabel = "QTY@PX",
                description =
                        "All that was filled, at its average price: 10000@1.0995 in units, 0.1lots@1.0995 in lots,"
                                + " 0 if nothing was. The rest counts as cancelled.")
        @Nullable
        String filled;

        @Option(names = "--absent", description = "The venue never got it.")
        boolean absent;
    }

    ResolveCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        ObjectNode body = GatewayClient.JSON.createObjectNode();
        if (word.filled == null) {
            body.put("absent", true);
        } else {
            putFilled(body, word.filled);
        }
        body.put("because", because);
        String path = "orders/" + GatewayClient.segment(order) + "/resolve";
        output.print(context, client.send("POST", path, body), "recorded");
        return ExitCodes.OK;
    }

    private static void putFilled(ObjectNode body, String text) {
        int at = text.indexOf('@');
        String quantity = at < 0 ? text : text.substring(0, at);
        String unit = quantity.endsWith(LOTS) ? LOTS : UNITS;
        String number = quantity.endsWith(unit) ? quantity.substring(0, quantity.length() - unit.length()) : quantity;
        body.putObject("filled").put(unit, Amount.decimal("--filled", number));
        if (at >= 0) {
            body.put("price", Amount.decimal("--filled", text.substring(at + 1)));
        }
    }
}
