package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every order says: side, symbol, quantity, prices, whose it is. Its type follows from the prices given: none is
/// a market order.
final class Ticket {
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
            names = "--type",
            paramLabel = "TYPE",
            description = "Any other type: ${COMPLETION-CANDIDATES}; docs/orders.md has what each needs.")
    @Nullable
    OrdType type;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "The account; may be left out where the gateway has just one.")
    @Nullable
    String account;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "In place of an account: an order on each account of this group, sized as the group says,"
                    + " or on the one account that it chooses.")
    @Nullable
    String group;

    @Option(names = "--strategy", paramLabel = "STRATEGY", description = "The strategy (default: manual).")
    @Nullable
    String strategy;

    /// All but whose it is.
    void putTerms(ObjectNode body) {
        body.put("symbol", symbol);
        body.put("side", side.name());
        body.put("type", typeName());
        amount.put(body);
        Amount.putDecimal(body, "price", "--limit", limit);
        Amount.putDecimal(body, "stopPx", "--stop", stop);
        if (strategy != null) {
            body.put("strategy", strategy);
        }
    }

    /// The group or the account named, else the only account that there is.
    void putAccount(ObjectNode body, GatewayClient client) {
        if (group != null && account != null) {
            throw new CommandFailure(ExitCodes.USAGE, "--group and --account exclude each other");
        }
        if (group != null) {
            body.put("group", group);
        } else {
            body.put("account", account == null ? onlyAccount(client) : account);
        }
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

    static String onlyAccount(GatewayClient client) {
        JsonNode accounts = client.get("accounts").path("items");
        if (accounts.size() != 1) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "name one with --account; " + GatewayClient.known(accounts, "account", "id"));
        }
        return accounts.path(0).path("id").asText();
    }
}
