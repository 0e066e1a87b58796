package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.config.ConfigFile;
import io.fairlead.app.config.MessageLogSettings;
import io.fairlead.app.config.Problem;
import io.fairlead.app.fixlog.LogArchive;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells everything that is wrong with a configuration, without starting anything.
@Command(
        name = "check",
        description = {
            "Check a configuration file without starting anything.",
            "",
            "Tells every problem at once, each with its line and what to do. Secrets are not looked up, and the"
                    + " network is"
                    + " not touched. Exit code 5 if there are errors; warnings alone are 0."
        })
final class CheckCommand implements Callable<Integer> {
    private static final long MEBIBYTE = 1L << 20;

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "FILE", description = "The configuration, as 'fairlead init' writes it.")
    Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ConfigFile read = ConfigFile.read(file, context.environment());
        int code = read instanceof ConfigFile.Broken ? ExitCodes.CHECK_FAILED : ExitCodes.OK;
        if (json) {
            context.out().println(document(read));
        } else {
            report(context, file, read);
        }
        return code;
    }

    /// Problems to standard error, the verdict to standard output.
    static void report(CommandContext context, Path file, ConfigFile read) {
        read.problems().forEach(problem -> context.err().println(problem.inFile(file.toString())));
        long errors = read.problems().stream().filter(Problem::isError).count();
        long warnings = read.problems().size() - errors;
        String counts = counted(errors, "error") + ", " + counted(warnings, "warning");
        switch (read) {
            case ConfigFile.Sound sound -> {
                context.out()
                        .println(file + " is sound (" + counts + "): "
                                + counted(sound.settings().venues().size(), "venue") + ", "
                                + counted(sound.settings().accounts().size(), "account") + ", "
                                + counted(sound.settings().instruments().size(), "instrument"));
                context.out().println(messageLogs(sound.settings().messageLog()));
            }
            case ConfigFile.Broken _ -> context.err().println(file + " cannot be used (" + counts + ")");
        }
    }

    private static String messageLogs(MessageLogSettings logs) {
        return "FIX message logs: " + logs.folder() + ", kept " + logs.keep().toDays() + " days, at most "
                + mebibytes(logs.maxBytes()) + " MiB; now " + mebibytes(LogArchive.bytes(logs.folder())) + " MiB";
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, bytes < MEBIBYTE ? "%.3f" : "%.0f", bytes / (double) MEBIBYTE);
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private ObjectNode document(ConfigFile read) {
        ObjectNode document = GatewayClient.JSON.createObjectNode();
        document.put("file", file.toString()).put("sound", read instanceof ConfigFile.Sound);
        if (read instanceof ConfigFile.Sound sound) {
            MessageLogSettings logs = sound.settings().messageLog();
            document.putObject("messageLogs")
                    .put("folder", logs.folder().toString())
                    .put("keepDays", logs.keep().toDays())
                    .put("maxBytes", logs.maxBytes())
                    .put("bytes", LogArchive.bytes(logs.folder()));
        }
        ArrayNode problems = document.putArray("problems");
        for (Problem problem : read.problems()) {
            problems.addObject()
                    .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                    .put("line", problem.line())
                    .put("key", problem.key())
                    .put("text", problem.text())
                    .put("remedy", problem.remedy());
        }
        return document;
    }
}
