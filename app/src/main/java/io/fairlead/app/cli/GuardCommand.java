package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows how guarded accounts stand against their firms' limits; lifts locks, states balances, accepts published
/// limits.
@Command(
        name = "guard",
        description = {
            "Show how accounts stand against their firms' limits; release a lock, state a balance, accept limits.",
            "",
            "fairlead guard shows every guarded account. fairlead guard release ACCOUNT --because TEXT lifts the locks"
                    + " for losses; fairlead guard balance ACCOUNT --is AMOUNT --because TEXT says what the balance is"
                    + " now, as after a payout, and with --new-start that everything is measured from it, as after the"
                    + " firm's own reset.",
            "",
            "Where a venue publishes an account's limits, fairlead guard shows them; fairlead guard accept ACCOUNT"
                    + " --because TEXT has them count from now on, in front of the configuration, and fairlead guard"
                    + " drop ACCOUNT --because TEXT takes that back. All of these need an admin and are kept in the"
                    + " journal."
        })
final class GuardCommand extends GatewayCommand {
    private static final String COLUMNS = "ACCOUNT=account FIRM=firm LOCKED=locked EQUITY=equity FROM=equitySource"
            + " DAY-BASE=daily.base DAY-LOSS=daily.loss USED%=daily.usedPercent HEADROOM=daily.headroom"
            + " FLOOR=drawdown.floor DD-USED%=drawdown.usedPercent DD-HEADROOM=drawdown.headroom";
    private static final String SOURCES =
            "SOURCE=source EQUITY=equity BALANCE=balance AGE-S=ageSeconds PROBLEM=problem WHY=why";

    /// What may be done.
    enum Action {
        SHOW,
        RELEASE,
        BALANCE,
        ACCEPT,
        DROP
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "show",
            paramLabel = "ACTION",
            description = "show, release, balance, accept or drop (default: show).")
    Action action = Action.SHOW;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ACCOUNT", description = "The account; all without one.")
    @Nullable
    String account;

    @Option(names = "--is", paramLabel = "AMOUNT", description = "balance: what it is now, in account currency.")
    @Nullable
    String amount;

    @Option(names = "--new-start", description = "balance: measure everything from it, and lift every lock.")
    boolean newStart;

    @Option(names = "--because", paramLabel = "TEXT", description = "Why; kept in the journal.")
    @Nullable
    String because;

    @Mixin
    Consent consent = new Consent();

    @Option(names = "--json", description = "Print the gateway's answer as one JSON document.")
    boolean json;

    GuardCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        switch (action) {
            case SHOW -> show(client);
            case ACCEPT -> accept(client);
            case DROP -> send(client, "drop", body());
            case RELEASE -> send(client, "release", body());
            case BALANCE -> {
                if (amount == null) {
                    throw new CommandFailure(ExitCodes.USAGE, "say what the balance is with --is AMOUNT");
                }
                send(
                        client,
                        "balance",
                        body().put("balance", Amount.decimal("--is", amount)).put("newStart", newStart));
            }
        }
        return ExitCodes.OK;
    }

    private ObjectNode body() {
        if (account == null || because == null) {
            throw new CommandFailure(ExitCodes.USAGE, "name the ACCOUNT, and say why with --because TEXT");
        }
        return GatewayClient.JSON.createObjectNode().put("because", because);
    }

    private void send(GatewayClient client, String deed, ObjectNode body) {
        JsonNode answer =
                client.send("POST", "guard/" + GatewayClient.segment(String.valueOf(account)) + "/" + deed, body);
        if (json) {
            printJson(answer);
        } else {
            context.out().println("done: " + deed + " " + account);
        }
    }

    private void accept(GatewayClient client) {
        ObjectNode body = body();
        for (JsonNode each : client.get("accounts").path("items")) {
            if (each.path("id").asText().equals(account)) {
                consent.ask(context, "These limits will count for " + account + ": " + words(each));
            }
        }
        send(client, "accept", body);
    }

    private static String words(JsonNode of) {
        JsonNode limits = of.path("publishedLimits");
        StringJoiner words = new StringJoiner(", ").setEmptyValue("none is published");
        for (String name : List.of("dailyLoss", "drawdown", "drawdownFrom", "maxLots", "maxPositions")) {
            if (limits.hasNonNull(name)) {
                words.add(name + " " + limits.path(name).asText());
            }
        }
        return words.toString();
    }

    private void show(GatewayClient client) {
        JsonNode all = client.get("guard");
        if (json) {
            printJson(all);
            return;
        }
        ObjectNode shown = GatewayClient.JSON.createObjectNode();
        var rows = shown.putArray("items");
        for (JsonNode row : all.path("items")) {
            if (account == null || row.path("account").asText().equals(account)) {
                rows.add(row);
            }
        }
        TextTable.of(COLUMNS, paint()).print(rows, context.out());
        for (JsonNode row : rows) {
            details(row);
        }
        for (JsonNode each : client.get("accounts").path("items")) {
            boolean asked = account == null || each.path("id").asText().equals(account);
            if (asked && each.hasNonNull("publishedLimits")) {
                context.out().println(each.path("id").asText() + ", published by its venue: " + words(each));
            }
        }
    }

    private void details(JsonNode row) {
        for (JsonNode lock : row.path("locks")) {
            context.out()
                    .println(row.path("account").asText() + " is locked, "
                            + lock.path("limit").asText() + ": "
                            + lock.path("why").asText());
        }
        if (account != null) {
            TextTable.of(SOURCES, paint()).print(row.path("sources"), context.out());
        }
    }
}
