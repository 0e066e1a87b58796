package io.fairlead.app;

import io.fairlead.app.cli.CommandContext;
import io.fairlead.app.cli.Fairlead;

/// Where every process of the product begins. Everything else is behind a command.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = Fairlead.run(CommandContext.ofProcess(), arguments);
        System.exit(exitCode);
    }
}
