package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists of the gateway: a table for people, JSON or CSV for machines, paged until `--limit` is reached.
abstract class ListCommand extends GatewayCommand {
    private static final int PAGE = 1000;

    /// One of the two, or neither for a table.
    static final class Format {
        @Option(names = "--json", description = "Print one JSON document.")
        boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        boolean csv;
    }

    /// What narrows a list that may be long.
    static final class Narrowing {
        @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only of this account.")
        @Nullable
        String account;

        @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only in this symbol.")
        @Nullable
        String symbol;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "Most rows (default: 100).")
        int limit = 100;

        int limit() {
            return atLeastOne(limit);
        }

        void put(Map<String, @Nullable Object> parameters) {
            parameters.put("account", account);
            parameters.put("symbol", symbol);
        }
    }

    @ArgGroup(exclusive = true)
    Format format = new Format();

    private final String path;
    private final String columns;

    /// Where the gateway has the list.
    String path() {
        return path;
    }

    /// What a table shows of it.
    String columns() {
        return columns;
    }

    /// What people should know of the list that no row says.
    void remarks(JsonNode all) {}

    ListCommand(CommandContext context, String path, String columns) {
        super(context);
        this.path = path;
        this.columns = columns;
    }

    /// Parameters of the request; null values are left out.
    Map<String, @Nullable Object> parameters() {
        return new LinkedHashMap<>();
    }

    /// Whether a row is among those wanted, where the gateway does not tell them apart itself.
    boolean keeps(JsonNode row) {
        return true;
    }

    /// A `--limit` that asks for nothing is a slip.
    static int atLeastOne(int limit) {
        if (limit < 1) {
            throw new CommandFailure(ExitCodes.USAGE, "--limit must be 1 or more, was " + limit);
        }
        return limit;
    }

    /// Most rows to fetch; 0 where the list comes whole.
    int limit() {
        return 0;
    }

    /// What a table, which people read, shows otherwise than the gateway lists it.
    ArrayNode arranged(GatewayClient client, ArrayNode rows) {
        return rows;
    }

    @Override
    int run(GatewayClient client) {
        if (format.csv) {
            printCsv(client);
        } else {
            ObjectNode all = fetch(client, parameters(), limit());
            if (format.json) {
                printJson(all);
            } else {
                all.set("items", arranged(client, all.withArray("items")));
                printTable(all);
            }
        }
        return ExitCodes.OK;
    }

    final ObjectNode fetch(GatewayClient client, Map<String, @Nullable Object> parameters, int limit) {
        ObjectNode all = GatewayClient.JSON.createObjectNode();
        ArrayNode items = all.putArray("items");
        JsonNode page;
        do {
            limitTo(parameters, limit, items.size());
            page = client.get(path(), parameters);
            for (JsonNode item : page.path("items")) {
                if (keeps(item)) {
                    items.add(item);
                }
            }
            parameters.put("cursor", page.path("next").asText(null));
        } while (parameters.get("cursor") != null && items.size() < limit);
        page.properties().forEach(field -> {
            if (!field.getKey().equals("items")) {
                all.set(field.getKey(), field.getValue());
            }
        });
        return all;
    }

    private static void limitTo(Map<String, @Nullable Object> parameters, int limit, int fetched) {
        if (limit > 0) {
            parameters.put("limit", Math.min(PAGE, limit - fetched));
        }
    }

    private void printTable(ObjectNode all) {
        TextTable.of(columns(), paint()).print(all.path("items"), context.out());
        if (!all.path("next").isNull() && !all.path("next").isMissingNode()) {
            context.err().println("There are more: raise --limit.");
        }
        remarks(all);
    }

    private void printCsv(GatewayClient client) {
        Map<String, @Nullable Object> parameters = parameters();
        int fetched = 0;
        do {
            limitTo(parameters, limit(), fetched);
            GatewayClient.CsvPage page = client.csv(path(), parameters);
            String text = page.text();
            context.out().print(fetched == 0 ? text : text.substring(text.indexOf('\n') + 1));
            fetched += PAGE;
            parameters.put("cursor", page.next());
        } while (parameters.get("cursor") != null && fetched < limit());
        context.out().flush();
    }

    /// Fills, newest first.
    @Command(name = "fills", description = "Fills, newest first.")
    static final class Fills extends ListCommand {
        @Mixin
        Narrowing only = new Narrowing();

        @Option(names = "--order", paramLabel = "ORDER", description = "Only of this order.")
        @Nullable
        String order;

        Fills(CommandContext context) {
            super(
                    context,
                    "fills",
                    "TIME=appliedAt ORDER=order ACCOUNT=account SYMBOL=symbol SIDE=side UNITS=quantity.units"
                            + " LOTS=quantity.lots PRICE=price STATE=state EXEC=exec EVIDENCE=evidence LABEL=label");
        }

        @Override
        Map<String, @Nullable Object> parameters() {
            Map<String, @Nullable Object> parameters = super.parameters();
            only.put(parameters);
            parameters.put("order", order);
            return parameters;
        }

        @Override
        int limit() {
            return only.limit();
        }
    }

    /// Groups of orders, newest first.
    @Command(
            name = "groups",
            description = "Groups of orders: what is open, whether it is protected, who keeps them together.")
    static final class Groups extends ListCommand {
        @Mixin
        Narrowing only = new Narrowing();

        @Option(names = "--active", description = "Only those that have not ended.")
        boolean active;

        Groups(CommandContext context) {
            super(
                    context,
                    "groups",
                    "GROUP=id ACCOUNT=account SYMBOL=symbol SHAPE=shape SIDE=side STATUS=status PROTECTED=protected"
                            + " EMULATED=emulated UNITS=units ENTERED=entered EXITED=exited OPEN=open"
                            + " CLIENT-ID=clientOrderId TEXT=text");
        }

        @Override
        Map<String, @Nullable Object> parameters() {
            Map<String, @Nullable Object> parameters = super.parameters();
            only.put(parameters);
            parameters.put("active", active ? "true" : null);
            return parameters;
        }

        @Override
        int limit() {
            return only.limit();
        }
    }

    /// Disagreements with venues.
    @Command(
            name = "breaks",
            description = "Where our books and a venue's disagree, oldest first; then what ended lately, and by what.")
    static final class Breaks extends ListCommand {
        Breaks(CommandContext context) {
            super(
                    context,
                    "breaks",
                    "KIND=kind OPEN=open AGE-S=ageSeconds COUNT=count ACCOUNT=account ORDER=order SYMBOL=symbol"
                            + " OURS=ours THEIRS=theirs DETAIL=detail CLEARED-BY=clearedBy");
        }
    }

    /// Positions.
    @Command(name = "positions", description = "Positions with their profit and loss.")
    static final class Positions extends ListCommand {
        Positions(CommandContext context) {
            super(
                    context,
                    "positions",
                    "ACCOUNT=account SYMBOL=symbol SIDE=side UNITS=quantity.units LOTS=quantity.lots AVGPX=avgPx"
                            + " MARK=mark REALISED=realised UNREALISED=unrealised QUOTE=quoteCurrency"
                            + " UNREALISED-ACCT=unrealisedInAccountCurrency CURRENCY=accountCurrency RATE=rate");
        }

        /// Where a hedging account's venue tells positions one by one: each with the id that closes and changes it.
        @Override
        void remarks(JsonNode all) {
            ArrayNode singles = GatewayClient.JSON.createArrayNode();
            for (JsonNode row : all.path("items")) {
                for (JsonNode single : row.path("singles")) {
                    ObjectNode line = single.deepCopy();
                    singles.add(line.put("account", row.path("account").asText())
                            .put("symbol", row.path("symbol").asText()));
                }
            }
            if (!singles.isEmpty()) {
                context.out().println();
                TextTable.of(
                                "POSITION=id ACCOUNT=account SYMBOL=symbol SIDE=side UNITS=quantity.units"
                                        + " LOTS=quantity.lots AVGPX=avgPx STOP-LOSS=stopLoss TAKE-PROFIT=takeProfit"
                                        + " OPENED=openedAt UNREALISED-BY-VENUE=unrealisedByVenue MADE-BY=madeBy"
                                        + " CLOSING=closing CHANGE=change.stage LAST-CHANGE=lastChange.how",
                                paint())
                        .print(singles, context.out());
            }
        }
    }

    /// Accounts.
    @Command(name = "accounts", description = "Accounts: what is at stake, whether armed, why one refuses orders.")
    static final class Accounts extends ListCommand {
        Accounts(CommandContext context) {
            super(
                    context,
                    "accounts",
                    "ACCOUNT=id VENUE=venue KIND=kind CURRENCY=currency MODE=mode VENUE-ACCOUNT=venueAccount"
                            + " ARMED-MAX-UNITS=armedMaxUnits REFUSING=refusing");
        }
    }

    /// Instruments.
    @Command(name = "instruments", description = "What can be traded, with its sizes and venue names.")
    static final class Instruments extends ListCommand {
        Instruments(CommandContext context) {
            super(
                    context,
                    "instruments",
                    "SYMBOL=symbol BASE=base QUOTE=quote CONTRACT=contractSize TICK=tick LOT-STEP=lotStep MIN=minLots"
                            + " MAX=maxLots VENUES=venueSymbols");
        }
    }

    /// Sessions.
    @Command(name = "sessions", description = "Venue sessions: state, sequence numbers, gaps, last error.")
    static final class Sessions extends ListCommand {
        Sessions(CommandContext context) {
            super(
                    context,
                    "sessions",
                    "SESSION=id VENUE=venue PURPOSE=purpose STANDBY=standby STATE=state"
                            + " FLIGHT=inFlight IN=sequence.nextIn OUT=sequence.nextOut"
                            + " SYNC=sequence.inSync GAPS=gaps MISSED=heartbeatMisses UP-SINCE=upSince"
                            + " ERROR=lastError");
        }
    }

    /// Rate budgets.
    @Command(
            name = "budgets",
            description = "Rate budgets of the order sessions: how much of the fullest limit is spent, what was sent"
                    + " and refused by lane. With --json: all limits.")
    static final class Budgets extends ListCommand {
        Budgets(CommandContext context) {
            super(
                    context,
                    "budgets",
                    "VENUE=venue SESSION=session SPENT%=spentPercent FULLEST=fullest PAUSED-UNTIL=pausedUntil"
                            + " SENT=sent REFUSED=refused");
        }

        /// Of a dozen limits people want the one that holds them up next; machines get all of them.
        @Override
        ArrayNode arranged(GatewayClient client, ArrayNode rows) {
            for (JsonNode row : rows) {
                JsonNode fullest = null;
                double most = -1;
                for (JsonNode limit : row.path("limits")) {
                    double share = limit.path("spent").asDouble()
                            / Math.max(1, limit.path("usable").asDouble());
                    if (share > most) {
                        fullest = limit;
                        most = share;
                    }
                }
                if (fullest != null && row instanceof ObjectNode shown) {
                    shown.put("fullest", words(fullest));
                }
            }
            return rows;
        }

        private static String words(JsonNode limit) {
            return limit.path("name").asText() + " " + limit.path("spent").asText() + " of "
                    + limit.path("usable").asText() + " in "
                    + limit.path("perSeconds").asText() + " s";
        }
    }
}
