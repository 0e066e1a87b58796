package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// What every command that speaks to a running gateway has in common.
abstract class GatewayCommand implements Callable<Integer> {
    final CommandContext context;

    @Mixin
    final GatewayOptions gateway = new GatewayOptions();

    GatewayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public final Integer call() {
        try (GatewayClient client = gateway.connect(context)) {
            return run(client);
        }
    }

    abstract int run(GatewayClient client);

    /// One JSON document on one line, so that scripts can read line by line.
    final void printJson(JsonNode json) {
        context.out().println(json);
    }

    final Paint paint() {
        return new Paint(context.terminal().colours());
    }
}
