package io.fairlead.app.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Orders for several accounts, newest first.
@Command(
        name = "parents",
        description = "Orders for groups of accounts; --json shows every member with its order or its denial.")
final class ParentsCommand extends ListCommand {
    @Option(names = "--live", description = "Only those with a live order.")
    boolean live;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "Most rows (default: 100).")
    int limit = 100;

    ParentsCommand(CommandContext context) {
        super(
                context,
                "parents",
                "PARENT=id GROUP=group SYMBOL=symbol SIDE=side TYPE=type STATUS=status ORDERED=ordered"
                        + " ASKED=asked PLACED=placed FILLED=filled AVGPX=avgPx STARTED=startedAt");
    }

    @Override
    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = super.parameters();
        parameters.put("live", live ? "true" : null);
        return parameters;
    }

    @Override
    int limit() {
        return atLeastOne(limit);
    }
}
