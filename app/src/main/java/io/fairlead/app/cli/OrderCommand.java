package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(index = "0", paramLabel = "SIDE", description = "buy or sell.")
    Side side = Side.BUY;

    @Parameters(index = "1", paramLabel = "SYMBOL", description = "Our name of the instrument.")
    String symbol = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    Amount amount = new Amount();

    @Option(names = "--limit", paramLabel = "PRICE", description = "Price of a limit order.")
    @Nullable
    String limit;

    @Option(names = "--stop", paramLabel = "PRICE", description = "Stop price of a stop order.")
    @Nullable
    String stop;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "The account; may be left out where the gateway has just one.")
    @Nullable
    String account;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "In place of an account: an order on each account of this group, sized as the group says.")
    @Nullable
    String group;

    @Option(
            names = "--tif",
            paramLabel = "TIF",
            defaultValue = "DAY",
            description = "How long it stands: ${COMPLETION-CANDIDATES} (default: DAY).")
    Tif timeInForce = Tif.DAY;

    @Option(names = "--expire", paramLabel = "TIME", description = "End of a GTD order, as 2026-12-31T17:00:00Z.")
    @Nullable
    String expire;

    @Option(names = "--post-only", description = "Refuse rather than trade at once.")
    boolean postOnly;

    @Option(names = "--reduce-only", description = "Only ever make the position smaller.")
    boolean reduceOnly;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Any other type: ${COMPLETION-CANDIDATES}; docs/orders.md has what each needs.")
    @Nullable
    OrdType type;

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
        if (group != null && account != null) {
            throw new CommandFailure(ExitCodes.USAGE, "--group and --account exclude each other");
        }
        String id = clientOrderId == null ? newClientOrderId() : clientOrderId;
        ObjectNode body = body(client, id);
        if (!output.json) {
            context.err().println("client order id " + id);
        }
        JsonNode answer = client.send("POST", "orders", body);
        output.print(context, answer, "accepted: " + side.name().toLowerCase(Locale.ROOT) + " " + symbol);
        return ExitCodes.OK;
    }

    private ObjectNode body(GatewayClient client, String id) {
        ObjectNode body = GatewayClient.JSON.createObjectNode();
        if (group == null) {
            body.put("account", accountOr(client, account));
        } else {
            body.put("group", group);
        }
        body.put("clientOrderId", id);
        body.put("symbol", symbol);
        body.put("side", side.name());
        body.put("type", typeName());
        body.put("timeInForce", timeInForce.value.name());
        amount.put(body);
        Amount.putDecimal(body, "price", "--limit", limit);
        Amount.putDecimal(body, "stopPx", "--stop", stop);
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

    private String typeName() {
        if (type != null) {
            return type.name();
        }
        if (limit == null) {
            return stop == null ? "MARKET" : "STOP";
        }
        return stop == null ? "LIMIT" : "STOP_LIMIT";
    }

    /// The account named, or the only one that there is.
    static String accountOr(GatewayClient client, @Nullable String named) {
        if (named != null) {
            return named;
        }
        JsonNode accounts = client.get("accounts").path("items");
        if (accounts.size() != 1) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "the gateway has " + accounts.size() + " accounts: name one with --account");
        }
        return accounts.path(0).path("id").asText();
    }

    static String newClientOrderId() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return "cli-" + HexFormat.of().formatHex(bytes);
    }
}
