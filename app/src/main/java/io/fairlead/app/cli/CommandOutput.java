package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;

/// How the answer to one command is printed.
final class CommandOutput {
    @Option(names = "--json", description = "Print the gateway's answer as one JSON document.")
    boolean json;

    void print(CommandContext context, JsonNode answer, String done) {
        if (json) {
            context.out().println(answer);
            return;
        }
        JsonNode orders = answer.path("orders");
        JsonNode order = answer.path("order");
        boolean repeated = answer.path("result").asText().equals("REPEATED");
        context.out().println(repeated ? done + " (this very request was accepted before)" : done);
        for (JsonNode id : orders) {
            boolean shown = orders.size() == 1 && order.isObject();
            String status = shown
                    ? "  "
                            + new Paint(context.terminal().colours())
                                    .word(order.path("status").asText())
                    : "";
            context.out().println("  " + id.asText() + status);
        }
    }
}
