package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.TimeInForce;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Places an order. Its type follows from the prices given: none is a market order.
@Command(
        name = "order",
        description = {
            "Place an order: fairlead order buy EURUSD --lots 0.1 --limit 1.0850",
            "",
            "Without a price it is a market order, with --limit a limit order, with --stop a stop order, with both a"
                    + " stop-limit order. Given again with the same --id it is the same order."
        })
final class OrderCommand extends GatewayCommand {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// TimeInForce(59), as traders say it.
    enum Tif {
        DAY(TimeInForce.DAY),
        GTC(TimeInForce.GOOD_TILL_CANCEL),
        IOC(TimeInForce.IMMEDIATE_OR_CANCEL),
        FOK(TimeInForce.FILL_OR_KILL),
        GTD(TimeInForce.GOOD_TILL_DATE),
        GTX(TimeInForce.GOOD_TILL_CROSSING),
        OPG(TimeInForce.AT_THE_OPENING),
        CLS(TimeInForce.AT_THE_CLOSE);

        private final TimeInForce value;

        Tif(TimeInForce value) {
            this.value = value;
        }
    }

    @Mixin
    Ticket ticket = new Ticket();

    @Option(
            names = "--tif",
            paramLabel = "TIF",
            defaultValue = "DAY",
            description =
                    "How long it stands: ${COMPLETION-CANDIDATES} (default: DAY). TradeLocker takes IOC for market"
                            + " orders, GTC for all others.")
    Tif timeInForce = Tif.DAY;

    @Option(names = "--expire", paramLabel = "TIME", description = "End of a GTD order, as 2026-12-31T17:00:00Z.")
    @Nullable
    String expire;

    @Option(names = "--post-only", description = "Refuse rather than trade at once.")
    boolean postOnly;

    @Option(names = "--reduce-only", description = "Only ever make the position smaller.")
    boolean reduceOnly;

    @Mixin
    OrderExtras extras = new OrderExtras();

    @Option(
            names = "--stop-loss",
            paramLabel = "PRICE",
            description = "Stop loss of what is filled: the venue's own, else placed and kept by the gateway.")
    @Nullable
    String stopLoss;

    @Option(
            names = "--take-profit",
            paramLabel = "PRICE",
            description = "Take profit of what is filled, likewise; one cancels the other.")
    @Nullable
    String takeProfit;

    @Option(
            names = "--routing",
            paramLabel = "NAME=VALUE",
            description = "What regulators and routing want, by the names that the venue takes; may be repeated.")
    Map<String, String> routing = new TreeMap<>();

    @Option(names = "--id", paramLabel = "ID", description = "Client order id; one is made up and printed without it.")
    @Nullable
    String clientOrderId;

    @Mixin
    CommandOutput output = new CommandOutput();

    OrderCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        String id = clientOrderId == null ? newClientOrderId() : clientOrderId;
        ObjectNode body = body(client, id);
        if (!output.json) {
            context.err().println("client order id " + id);
        }
        JsonNode answer = client.send("POST", "orders", body);
        output.print(context, answer, "accepted: " + ticket.side.name().toLowerCase(Locale.ROOT) + " " + ticket.symbol);
        return ExitCodes.OK;
    }

    private ObjectNode body(GatewayClient client, String id) {
        ObjectNode body = GatewayClient.JSON.createObjectNode();
        ticket.putAccount(body, client);
        body.put("clientOrderId", id);
        ticket.putTerms(body);
        body.put("timeInForce", timeInForce.value.name());
        Amount.putDecimal(body, "stopLoss", "--stop-loss", stopLoss);
        Amount.putDecimal(body, "takeProfit", "--take-profit", takeProfit);
        if (!routing.isEmpty()) {
            ObjectNode tags = body.putObject("routing");
            routing.forEach(tags::put);
        }
        if (expire != null) {
            body.put("expireAt", expire);
        }
        extras.put(body);
        return body.put("postOnly", postOnly).put("reduceOnly", reduceOnly);
    }

    static String newClientOrderId() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return "cli-" + HexFormat.of().formatHex(bytes);
    }
}
