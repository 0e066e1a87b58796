package io.fairlead.app.cli;

import picocli.CommandLine.Option;

/// Dangerous commands say what they are about to do and ask.
final class Consent {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    boolean yes;

    void ask(CommandContext context, String scope) {
        context.confirm(scope, yes);
    }
}
