package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows how guarded accounts stand against their firms' limits; lifts locks, states balances.
@Command(
        name = "guard",
        description = {
            "Show how accounts stand against their firms' limits; release a lock, or state a balance.",
            "",
            "fairlead guard shows every guarded account. fairlead guard release ACCOUNT --because TEXT lifts the locks"
                    + " for losses; fairlead guard balance ACCOUNT --is AMOUNT --because TEXT says what the balance is"
                    + " now, as after a payout, and with --new-start that everything is measured from it, as after the"
                    + " firm's own reset. Both need an admin and are kept in the journal."
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
        BALANCE
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "show",
            paramLabel = "ACTION",
            description = "show, release or balance (default: show).")
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

    @Option(names = "--json", description = "Print the gateway's answer as one JSON document.")
    boolean json;

    GuardCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        switch (action) {
            case SHOW -> show(client.get("guard"));
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

    private void show(JsonNode all) {
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
