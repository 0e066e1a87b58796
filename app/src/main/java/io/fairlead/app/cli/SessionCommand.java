package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows one session, or steers it.
@Command(
        name = "session",
        description = {
            "Show a venue session, connect or disconnect it, or reset its sequence numbers.",
            "",
            "A reset gives up what the venue would have sent again. It asks."
        })
final class SessionCommand extends GatewayCommand {

    /// What may be done with a session.
    enum Action {
        SHOW,
        CONNECT,
        DISCONNECT,
        RESET
    }

    @Parameters(index = "0", paramLabel = "SESSION", description = "The session's id.")
    String session = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "SHOW",
            paramLabel = "ACTION",
            description = "show, connect, disconnect or reset (default: show).")
    Action action = Action.SHOW;

    @Mixin
    Consent consent = new Consent();

    @Option(names = "--json", description = "Print the gateway's answer as one JSON document.")
    boolean json;

    SessionCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        String path = "sessions/" + GatewayClient.segment(session);
        if (action == Action.SHOW) {
            show(client.get(path));
            return ExitCodes.OK;
        }
        if (action != Action.CONNECT) {
            consent.ask(
                    context,
                    "This will " + words() + " session " + session + ": "
                            + client.get(path).path("state").asText());
        }
        JsonNode answer = client.send("POST", path + "/" + action.name().toLowerCase(Locale.ROOT), null);
        if (json) {
            printJson(answer);
        } else {
            context.out().println("under way: " + words() + " " + session);
        }
        return ExitCodes.OK;
    }

    private String words() {
        return action == Action.RESET
                ? "reset the sequence numbers of"
                : action.name().toLowerCase(Locale.ROOT);
    }

    private void show(JsonNode found) {
        if (json) {
            printJson(found);
            return;
        }
        for (Map.Entry<String, JsonNode> field : found.properties()) {
            String value = new TextTable.Column("", field.getKey()).cell(found);
            context.out().println("%-18s %s".formatted(field.getKey(), paint().word(value)));
        }
    }
}
