package io.fairlead.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// What a command may use of the process that it runs in. Confined to the main thread.
public record CommandContext(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        Terminal terminal,
        Map<String, String> environment,
        Path home) {

    /// Whether a person types what is read, sees what is printed, and likes colours.
    public record Terminal(boolean asks, boolean shows, boolean colours) {
        /// Nobody there.
        public static final Terminal NONE = new Terminal(false, false, false);
    }

    public CommandContext {
        environment = Map.copyOf(environment);
    }

    /// The launcher says in `fairlead.stdin` and `fairlead.stdout` whether they are a terminal.
    public static CommandContext ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean shows = "terminal".equals(System.getProperty("fairlead.stdout"));
        boolean colours =
                shows && environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
        return new CommandContext(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new Terminal("terminal".equals(System.getProperty("fairlead.stdin")), shows, colours),
                environment,
                Path.of(System.getProperty("user.home")));
    }

    /// Shows what is about to happen and goes on only with a clear yes.
    void confirm(String scope, boolean yes) {
        err.println(scope);
        if (yes) {
            return;
        }
        if (!terminal.asks()) {
            throw new CommandFailure(ExitCodes.FAILED, "nobody is here to ask: add --yes if this is what you want");
        }
        err.print("Type yes to go on: ");
        err.flush();
        if (!"yes".equalsIgnoreCase(line().strip())) {
            throw new CommandFailure(ExitCodes.FAILED, "nothing was done");
        }
    }

    String line() {
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from standard input", e);
        }
    }
}
