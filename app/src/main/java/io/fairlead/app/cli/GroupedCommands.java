package io.fairlead.app.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/// The part of the help that lists the commands by what a person wants.
final class GroupedCommands {
    private GroupedCommands() {}

    static String render(Help help, Map<CommandGroup, List<String>> groups) {
        if (help.commandSpec().parent() != null) {
            return help.commandList();
        }
        StringBuilder text = new StringBuilder();
        int width = help.subcommands().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        groups.forEach((group, names) -> {
            if (!names.isEmpty()) {
                text.append(help.colorScheme().text("%n@|bold " + group.title() + "|@%n".formatted()));
                names.forEach(name -> text.append(line(help, name, width)));
            }
        });
        return text.toString().replace("%n", System.lineSeparator());
    }

    private static String line(Help help, String name, int width) {
        CommandLine command = help.commandSpec().subcommands().get(name);
        String[] description = command == null
                ? new String[0]
                : command.getCommandSpec().usageMessage().description();
        String first = description.length == 0 ? "" : description[0];
        return "  " + help.colorScheme().commandText(name) + " ".repeat(width - name.length() + 2) + first
                + System.lineSeparator();
    }
}
