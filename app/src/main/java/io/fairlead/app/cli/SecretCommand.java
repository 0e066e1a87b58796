package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.app.secret.Keystore;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.app.secret.Secret;
import java.io.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Keeps secrets in the encrypted keystore.
@Command(
        name = "secret",
        description = {
            "Keep secrets in an encrypted keystore: set, list, remove.",
            "",
            "A configuration then names one as keystore:NAME. The keystore is encrypted with AES-256-GCM under a"
                    + " passphrase,"
                    + " which comes from --key-file, from FAIRLEAD_KEYSTORE_PASSPHRASE, or is asked for."
        })
final class SecretCommand implements Callable<Integer> {
    private final CommandContext context;

    /// What to do.
    enum Action {
        SET,
        LIST,
        REMOVE
    }

    @Parameters(index = "0", paramLabel = "ACTION", description = "set, list or remove.")
    Action action = Action.LIST;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The secret's name.")
    @Nullable
    String name;

    @Option(names = "--keystore", paramLabel = "FILE", description = "Default: ~/.fairlead/secrets.keystore.")
    @Nullable
    Path keystore;

    @Option(names = "--key-file", paramLabel = "FILE", description = "Owner-only file with the passphrase.")
    @Nullable
    Path keyFile;

    @Option(names = "--json", description = "Print the list as one JSON document.")
    boolean json;

    @Mixin
    Consent consent = new Consent();

    SecretCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if ((name == null) != (action == Action.LIST)) {
            throw new CommandFailure(ExitCodes.USAGE, "set and remove need a NAME, list has none");
        }
        Path file = keystore == null ? context.home().resolve(".fairlead").resolve("secrets.keystore") : keystore;
        try (Secret passphrase = passphrase(file)) {
            Keystore store = Keystore.open(file, passphrase);
            return switch (action) {
                case SET -> set(store, String.valueOf(name));
                case LIST -> list(store.names());
                case REMOVE -> remove(store, file, String.valueOf(name));
            };
        }
    }

    private int set(Keystore store, String secretName) {
        try (Secret value = ask("Secret " + secretName + ": ")) {
            if (value.isEmpty()) {
                throw new CommandFailure(ExitCodes.FAILED, "an empty secret is none");
            }
            store.set(secretName, value);
        }
        context.out().println("kept: keystore:" + secretName);
        return ExitCodes.OK;
    }

    private int list(List<String> names) {
        if (json) {
            context.out().println(GatewayClient.JSON.<JsonNode>valueToTree(names));
        } else {
            names.forEach(context.out()::println);
        }
        return ExitCodes.OK;
    }

    private int remove(Keystore store, Path file, String secretName) {
        consent.ask(context, "This removes the secret " + secretName + " from " + file + ".");
        if (!store.remove(secretName)) {
            throw new CommandFailure(ExitCodes.FAILED, "the keystore " + file + " has no '" + secretName + "'");
        }
        context.out().println("removed: " + secretName);
        return ExitCodes.OK;
    }

    private Secret passphrase(Path file) {
        if (keyFile != null) {
            return OwnerOnly.readSecret(keyFile);
        }
        String named = context.environment().get("FAIRLEAD_KEYSTORE_PASSPHRASE");
        return named != null ? Secret.of(named) : ask("Passphrase of " + file + ": ");
    }

    /// From the terminal without echo, else the next line of standard input.
    private Secret ask(String prompt) {
        Console console = context.terminal().asks() ? System.console() : null;
        if (console == null) {
            return Secret.of(context.line());
        }
        char[] typed = console.readPassword("%s", prompt);
        return Secret.of(typed == null ? new char[0] : typed);
    }
}
