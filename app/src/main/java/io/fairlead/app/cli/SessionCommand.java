package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows one session, or steers it.
@Command(
        name = "session",
        description = {
            "Show or steer a venue session: connection, sequence numbers, certificates.",
            "",
            "fairlead session seq SESSION shows both numbers; with --incoming, --outgoing and --because it logs the"
                    + " session out, sets them, and logs on again unless it was disconnected before. A reset sets both"
                    + " to 1. Both give up what the venue would have sent again, so they ask. Who did what, when and"
                    + " why is kept in the journal: fairlead session audit SESSION.",
            "",
            "fairlead session reload-tls SESSION reads certificates and keys again from their files, for the"
                    + " connections to come, and shows them; one that stands goes on with what it has. What cannot"
                    + " be used changes nothing."
        })
final class SessionCommand extends GatewayCommand {

    /// What may be done with a session.
    enum Action {
        SHOW,
        CONNECT,
        DISCONNECT,
        RESET,
        SEQ,
        AUDIT,
        RELOAD_TLS;

        /// As it is typed.
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(index = "0", paramLabel = "SESSION", description = "The session's id.")
    String first = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "show",
            paramLabel = "ACTION",
            description =
                    "show, connect, disconnect, reset, seq, audit or reload-tls (default: show); may stand first.")
    String second = "show";

    @Option(names = "--incoming", paramLabel = "N", description = "seq: MsgSeqNum(34) of the venue's next message.")
    @Nullable
    Integer incoming;

    @Option(names = "--outgoing", paramLabel = "N", description = "seq: MsgSeqNum(34) of our next message.")
    @Nullable
    Integer outgoing;

    @Option(
            names = "--because",
            paramLabel = "TEXT",
            description = "Why, for the journal; seq needs it to set numbers.")
    @Nullable
    String because;

    @Mixin
    Consent consent = new Consent();

    @Option(names = "--json", description = "Print the gateway's answer as one JSON document.")
    boolean json;

    SessionCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        boolean actionFirst = action(first) != null && action(second) == null;
        String session = actionFirst ? second : first;
        Action action = action(actionFirst ? first : second);
        if (action == null) {
            throw new CommandFailure(
                    ExitCodes.USAGE,
                    "'" + second + "' is none of show, connect, disconnect, reset, seq, audit and" + " reload-tls");
        }
        String path = "sessions/" + GatewayClient.segment(session);
        switch (action) {
            case SHOW -> show(client.get(path));
            case AUDIT -> audit(client.get(path + "/audit"));
            case SEQ -> {
                if (incoming == null && outgoing == null) {
                    show(client.get(path).path("sequence"));
                } else {
                    setNumbers(client, path, session);
                }
            }
            case RELOAD_TLS -> reloadTls(client, path, session);
            case CONNECT, DISCONNECT, RESET -> steer(client, path, session, action);
        }
        return ExitCodes.OK;
    }

    private static @Nullable Action action(String word) {
        for (Action each : Action.values()) {
            if (each.word().equalsIgnoreCase(word)) {
                return each;
            }
        }
        return null;
    }

    private void steer(GatewayClient client, String path, String session, Action action) {
        String words = action == Action.RESET ? "reset the sequence numbers of" : action.word();
        if (action != Action.CONNECT) {
            ask(client, path, words + " session " + session);
        }
        done(client.send("POST", path + "/" + action.word(), reason()), words + " " + session);
    }

    private @Nullable ObjectNode reason() {
        return because == null ? null : GatewayClient.JSON.createObjectNode().put("because", because);
    }

    private void reloadTls(GatewayClient client, String path, String session) {
        JsonNode found = client.send("POST", path + "/" + Action.RELOAD_TLS.word(), reason());
        if (json) {
            printJson(found);
            return;
        }
        context.out().println("read again, for the connections to come of session " + session);
        found.path("certificates").forEach(this::certificate);
        found.path("shown").forEach(this::certificate);
    }

    private void certificate(JsonNode found) {
        context.out()
                .println("  " + found.path("holder").asText().toLowerCase(Locale.ROOT) + " "
                        + found.path("subject").asText() + ", expires at "
                        + found.path("expiresAt").asText());
    }

    private void setNumbers(GatewayClient client, String path, String session) {
        if (because == null) {
            throw new CommandFailure(ExitCodes.USAGE, "say why with --because TEXT: the journal keeps it");
        }
        JsonNode now = client.get(path).path("sequence");
        ask(
                client,
                path,
                "set the sequence numbers of session " + session
                        + ", incoming " + now.path("nextIn").asLong() + " to "
                        + (incoming == null ? "the same" : incoming)
                        + ", outgoing " + now.path("nextOut").asLong() + " to "
                        + (outgoing == null ? "the same" : outgoing));
        ObjectNode body = GatewayClient.JSON.createObjectNode().put("because", because);
        if (incoming != null) {
            body.put("incoming", incoming);
        }
        if (outgoing != null) {
            body.put("outgoing", outgoing);
        }
        done(client.send("POST", path + "/sequence", body), "set the sequence numbers of " + session);
    }

    private void ask(GatewayClient client, String path, String what) {
        consent.ask(
                context,
                "This will " + what + ": " + client.get(path).path("state").asText());
    }

    private void done(JsonNode answer, String what) {
        if (json) {
            printJson(answer);
        } else {
            context.out().println("under way: " + what);
        }
    }

    private void audit(JsonNode found) {
        if (json) {
            printJson(found);
            return;
        }
        for (JsonNode action : found.path("actions")) {
            JsonNode before = action.path("before");
            JsonNode after = action.path("after");
            context.out()
                    .println(action.path("at").asText() + " "
                            + action.path("action").asText()
                            + " in " + before.path("nextIn").asLong() + " -> "
                            + after.path("nextIn").asLong()
                            + ", out " + before.path("nextOut").asLong() + " -> "
                            + after.path("nextOut").asLong()
                            + " by " + action.path("by").asText() + ": "
                            + action.path("because").asText());
        }
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
