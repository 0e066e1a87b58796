package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells an order's story from the log: each event with its time and the time since the one before.
@Command(name = "why", description = "Why an order stands where it stands: its events from the log, with times.")
final class WhyCommand extends GatewayCommand {
    private static final String CHECKS = "/event/checks";
    private static final String CANDIDATES = "/event/choice/candidates";

    @Parameters(index = "0", paramLabel = "ORDER", description = "The order's id; of a refused one, the client's id.")
    String order = "";

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    WhyCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(GatewayClient client) {
        JsonNode answer = client.get("orders/" + GatewayClient.segment(order) + "/why");
        if (json) {
            printJson(answer);
            return ExitCodes.OK;
        }
        context.out().println(paint().strong("order " + order));
        long before = 0;
        for (JsonNode event : answer.path("events")) {
            long at = event.path("timeNanos").asLong();
            print(event, before == 0 ? 0 : at - before);
            before = at;
        }
        return ExitCodes.OK;
    }

    private void print(JsonNode event, long sinceNanos) {
        String at = new TextTable.Column("", "at").cell(event);
        context.out()
                .println("%s  %10s  %s  %s"
                        .formatted(
                                at,
                                span(sinceNanos),
                                paint().strong(event.path("type").asText()),
                                paint().faint("@" + event.path("position").asText())));
        StringBuilder details = new StringBuilder();
        flatten("", event.path("event"), details);
        if (!details.isEmpty()) {
            context.out().println("    " + details.toString().strip());
        }
        print(event.at(CHECKS), "LIMIT=limit VERDICT=verdict READ=measured ALLOWED=value LEFT=headroom SCOPE=scope");
        print(event.at(CANDIDATES), "MEMBER=account TURN=turn FIGURE=figure AGAINST=refusal.code WHY=refusal.remedy");
    }

    private void print(JsonNode rows, String columns) {
        if (!rows.isEmpty()) {
            StringWriter table = new StringWriter();
            TextTable.of(columns, paint()).print(rows, new PrintWriter(table, true));
            context.out().print(table.toString().indent(4));
        }
    }

    /// `a=1 b.c=2`: short enough to read, whole enough to judge by. What the limits read and the members of a group
    /// have tables of their own.
    private static void flatten(String prefix, JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(), field.getValue(), text));
        } else if (prefix.equals("checks") || prefix.equals("choice.candidates")) {
            return;
        } else if (!node.isNull() && !node.asText(node.toString()).isEmpty()) {
            String value = node.isValueNode() ? node.asText() : node.toString();
            text.append(prefix)
                    .append('=')
                    .append(value.replaceAll("\\p{Cntrl}", "|"))
                    .append(' ');
        }
    }

    /// The time between two events of the log. Negative where the earlier one was stamped when its bytes left, the
    /// later one with the time of its turn.
    private static String span(long nanos) {
        String sign = nanos < 0 ? "-" : "+";
        long size = Math.abs(nanos);
        if (size < 1_000_000) {
            return sign + size / 1_000 + " us";
        }
        return sign
                + (size < 1_000_000_000
                        ? String.format(Locale.ROOT, "%.1f ms", size / 1e6)
                        : String.format(Locale.ROOT, "%.2f s", size / 1e9));
    }
}
