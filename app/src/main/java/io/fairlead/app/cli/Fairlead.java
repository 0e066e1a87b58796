package io.fairlead.app.cli;

import io.fairlead.app.secret.SecretException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The command line as a whole. Confined to the main thread.
public final class Fairlead {
    private static final int HELP_WIDTH = 100;

    private Fairlead() {}

    /// The root: by itself it shows the help.
    @Command(
            name = "fairlead",
            versionProvider = Version.class,
            description = "A trading gateway that keeps the truth about every order.",
            footer = {
                "",
                "Times are in UTC, as their Z says.",
                "fairlead COMMAND --help tells more of each. New here? Begin with fairlead demo"
            })
    static final class Root implements Callable<Integer> {
        private final CommandContext context;

        @CommandLine.Spec
        CommandSpec spec = CommandSpec.create();

        @CommandLine.Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "Print the version and the Java it runs on.")
        boolean version;

        Root(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            spec.commandLine().usage(context.out());
            return ExitCodes.OK;
        }
    }

    /// Every command has it.
    @Command
    static final class HelpOption {
        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help and exit.")
        boolean help;
    }

    /// Runs one command line to its exit code; never throws.
    public static int run(CommandContext context, String... arguments) {
        return commandLine(context).execute(arguments);
    }

    static CommandLine commandLine(CommandContext context) {
        CommandLine root = new CommandLine(new Root(context));
        Map<CommandGroup, List<String>> groups = new LinkedHashMap<>();
        for (CommandGroup group : CommandGroup.values()) {
            groups.put(group, new ArrayList<>());
        }
        for (Catalog.Entry entry : Catalog.ENTRIES) {
            CommandLine command = new CommandLine(entry.factory().apply(context));
            root.addSubcommand(command);
            groups.getOrDefault(entry.group(), new ArrayList<>()).add(command.getCommandName());
        }
        complete(root);
        root.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> GroupedCommands.render(help, groups));
        return root.setOut(context.out())
                .setErr(context.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(context.terminal().colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, _) -> usageProblem(context, problem))
                .setExecutionExceptionHandler((problem, _, _) -> failure(context, problem));
    }

    /// What all commands share: help, exit codes, and the look of their usage.
    private static void complete(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("")
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .descriptionHeading("%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCodes.explained());
        command.getSubcommands().values().forEach(Fairlead::complete);
    }

    private static int usageProblem(CommandContext context, CommandLine.ParameterException problem) {
        // Problems with groups of options come with a word before them that the others lack.
        context.err()
                .println("fairlead: " + String.valueOf(problem.getMessage()).replaceFirst("^Error: ", ""));
        CommandLine.UnmatchedArgumentException.printSuggestions(problem, context.err());
        context.err()
                .println("fairlead: try '"
                        + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
        return ExitCodes.USAGE;
    }

    private static int failure(CommandContext context, Exception problem) {
        if (problem instanceof CommandFailure || problem instanceof SecretException) {
            context.err().println("fairlead: " + problem.getMessage());
        } else {
            context.err().println("fairlead: this is a bug of Fairlead, please report it with what stands below");
            problem.printStackTrace(context.err());
        }
        return problem instanceof CommandFailure failure ? failure.exitCode() : ExitCodes.FAILED;
    }
}
