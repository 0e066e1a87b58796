package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists alerts, takes one on, or silences one for a while.
@Command(
        name = "alerts",
        description = {
            "List alerts, acknowledge one, or snooze one.",
            "",
            "Those that stand come first, UNKNOWN orders before all others; each names its section of the runbook. An"
                    + " acknowledged alert is not told again until it is over or worse; a snoozed one is told to nobody"
                    + " for that time. Who did either is kept in the journal."
        })
final class AlertsCommand extends GatewayCommand {
    private static final String COLUMNS = "ID=id SEVERITY=severity KIND=kind SUBJECT=subject COUNT=count SINCE=firstAt"
            + " RESOLVED=resolvedAt ACKNOWLEDGED=acknowledgedBy SNOOZED-UNTIL=snoozedUntil TEXT=text RUNBOOK=runbook";

    /// What may be done.
    enum Action {
        LIST,
        ACK,
        SNOOZE
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "list",
            paramLabel = "ACTION",
            description = "list, ack or snooze (default: list).")
    Action action = Action.LIST;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ALERT", description = "ack, snooze: the alert's id.")
    @Nullable
    String alert;

    @Option(names = "--for", paramLabel = "TIME", defaultValue = "1h", description = "snooze: how long (default: 1h).")
    String time = "1h";

    @Option(names = "--because", paramLabel = "TEXT", description = "Why, for the journal.")
    @Nullable
    String because;

    @ArgGroup(exclusive = true)
    ListCommand.Format format = new ListCommand.Format();

    AlertsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        switch (action) {
            case LIST -> list(client);
            case ACK -> act(client, "acknowledge", GatewayClient.JSON.createObjectNode());
            case SNOOZE ->
                act(client, "snooze", GatewayClient.JSON.createObjectNode().put("for", time));
        }
        return ExitCodes.OK;
    }

    private void list(GatewayClient client) {
        if (format.csv) {
            context.out().print(client.csv("alerts", Map.of()).text());
        } else if (format.json) {
            printJson(client.get("alerts"));
        } else {
            TextTable.of(COLUMNS, paint()).print(client.get("alerts").path("items"), context.out());
        }
    }

    private void act(GatewayClient client, String deed, ObjectNode body) {
        if (alert == null) {
            throw new CommandFailure(ExitCodes.USAGE, "name an alert: fairlead alerts lists them with their ids");
        }
        if (because != null) {
            body.put("because", because);
        }
        JsonNode answer = client.send("POST", "alerts/" + GatewayClient.segment(alert) + "/" + deed, body);
        if (format.json) {
            printJson(answer);
        } else {
            context.out()
                    .println("done: " + deed + " "
                            + answer.path("alert").path("kind").asText() + " "
                            + answer.path("alert").path("subject").asText());
        }
    }
}
