package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.secret.OwnerOnly;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes, lists and revokes the tokens of a running gateway.
@Command(
        name = "token",
        description = {
            "Tokens of a running gateway: list, create NAME, revoke ID.",
            "",
            "A new token is shown once, or written to an owner-only file with --output. Only an admin may do this."
        })
final class TokenCommand extends GatewayCommand {

    /// What to do.
    enum Action {
        LIST,
        CREATE,
        REVOKE
    }

    /// What a token may do.
    enum Role {
        VIEWER,
        TRADER,
        ADMIN
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "LIST",
            paramLabel = "ACTION",
            description = "list, create or revoke.")
    Action action = Action.LIST;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME|ID",
            description = "Name of the new one, id of the revoked.")
    @Nullable
    String subject;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "VIEWER",
            description = "viewer looks, trader also trades, admin also steers (default: viewer).")
    Role role = Role.VIEWER;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the new token to this owner-only file instead of showing it.")
    @Nullable
    Path output;

    @Option(names = "--json", description = "Print the gateway's answer as one JSON document.")
    boolean json;

    @Mixin
    Consent consent = new Consent();

    TokenCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        if ((subject == null) != (action == Action.LIST)) {
            throw new CommandFailure(ExitCodes.USAGE, "create needs a NAME, revoke an ID, list neither");
        }
        switch (action) {
            case LIST -> list(client.get("tokens"));
            case CREATE -> create(client);
            case REVOKE -> revoke(client);
        }
        return ExitCodes.OK;
    }

    private void list(JsonNode tokens) {
        if (json) {
            printJson(tokens);
        } else {
            TextTable.of("ID=id NAME=name ROLE=role CREATED=createdAt", paint())
                    .print(tokens.path("items"), context.out());
        }
    }

    private void create(GatewayClient client) {
        ObjectNode body =
                GatewayClient.JSON.createObjectNode().put("name", subject).put("role", role.name());
        JsonNode made = client.send("POST", "tokens", body);
        String token = made.path("token").asText();
        if (output != null) {
            OwnerOnly.write(output, (token + "\n").getBytes(StandardCharsets.UTF_8));
            context.out().println("written: " + output + ", a token for " + words());
        } else if (json) {
            printJson(made);
        } else {
            context.err().println("A token for " + words() + ", shown this once:");
            context.out().println(token);
        }
    }

    private String words() {
        return subject + " as " + role.name().toLowerCase(Locale.ROOT);
    }

    private void revoke(GatewayClient client) {
        consent.ask(context, "This revokes token " + subject + ": whoever uses it is cut off at once.");
        JsonNode answer = client.send("DELETE", "tokens/" + GatewayClient.segment(String.valueOf(subject)), null);
        if (json) {
            printJson(answer);
        } else {
            context.out().println("revoked: " + subject);
        }
    }
}
