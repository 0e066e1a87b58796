package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairlead.core.model.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Orders: those in doubt, then newest first; or those that the venues have by their own lists.
@Command(
        name = "orders",
        description = {
            "Orders: in the table UNKNOWN ones first, then the newest.",
            "",
            "With --at-venue the venues are asked for their own lists (mass status), and what they have otherwise than"
                    + " the gateway is named. Then the gateway takes their word, as it does of any list."
        })
final class OrdersCommand extends ListCommand {
    private static final String UNKNOWN = "UNKNOWN";

    @Mixin
    Narrowing only = new Narrowing();

    @Option(names = "--live", description = "Only those that may still trade, UNKNOWN ones included.")
    boolean live;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only in these states, as NEW,UNKNOWN.")
    @Nullable
    String status;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            description = "Only buys, or only sells; with --csv at the venue alone.")
    @Nullable
    Side side;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those placed since, as 2026-12-31T17:00:00Z; at the venue those that moved since. With"
                    + " --csv there alone.")
    @Nullable
    Instant since;

    @Option(names = "--at-venue", description = "What the venues have, by their own lists; all of it.")
    boolean atVenue;

    @Option(names = "--differing", description = "Only where a venue and the gateway differ; with --at-venue.")
    boolean differing;

    OrdersCommand(CommandContext context) {
        super(
                context,
                "orders",
                "ORDER=id ACCOUNT=account SYMBOL=symbol SIDE=side TYPE=type UNITS=quantity.units LOTS=quantity.lots"
                        + " PRICE=price STATUS=status UNKNOWN-S=doubt.ageSeconds NEXT-QUERY=doubt.nextQueryAt"
                        + " FILLED=cumQty.units AVGPX=avgPx CHANGED=changedAt TEXT=text");
    }

    @Override
    int run(GatewayClient client) {
        if (differing && !atVenue) {
            throw new CommandFailure(ExitCodes.USAGE, "--differing needs --at-venue");
        }
        if (live && atVenue) {
            throw new CommandFailure(ExitCodes.USAGE, "--live and --at-venue exclude each other: use --status");
        }
        return super.run(client);
    }

    @Override
    String path() {
        return atVenue ? "orders/at-venue" : super.path();
    }

    @Override
    String columns() {
        return atVenue
                ? "ORDER=order AT-VENUE=venueOrder ACCOUNT=account SYMBOL=symbol SIDE=side"
                        + " VENUE-STATUS=venue.status OUR-STATUS=ours.status VENUE-UNITS=venue.units"
                        + " OUR-UNITS=ours.units VENUE-FILLED=venue.cumQty OUR-FILLED=ours.cumQty"
                        + " VENUE-PRICE=venue.price OUR-PRICE=ours.price UNDER-WAY=underWay DIFFERS=differences"
                : super.columns();
    }

    @Override
    boolean keeps(JsonNode row) {
        return atVenue
                || ((side == null || row.path("side").asText().equals(side.name()))
                        && (since == null
                                || !Instant.parse(row.path("placedAt").asText()).isBefore(since)));
    }

    @Override
    ArrayNode arranged(GatewayClient client, ArrayNode rows) {
        if (atVenue || (status != null && !List.of(status.split(",", -1)).contains(UNKNOWN))) {
            return rows;
        }
        Map<String, @Nullable Object> doubted = parameters();
        doubted.put("status", UNKNOWN);
        List<JsonNode> first = new ArrayList<>();
        fetch(client, doubted, Integer.MAX_VALUE).path("items").forEach(first::add);
        first.sort(Comparator.comparing(row -> row.path("statusAt").asText()));
        Set<String> shown = first.stream().map(row -> row.path("id").asText()).collect(Collectors.toSet());
        ArrayNode arranged = GatewayClient.JSON.createArrayNode().addAll(first);
        rows.forEach(row -> {
            if (!shown.contains(row.path("id").asText())) {
                arranged.add(row);
            }
        });
        return arranged;
    }

    @Override
    void remarks(JsonNode all) {
        for (JsonNode lacks : all.path("missing")) {
            context.err().println("Not the whole list: " + lacks.asText());
        }
    }

    @Override
    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = super.parameters();
        only.put(parameters);
        parameters.put("status", status);
        parameters.put("live", live ? "true" : null);
        if (atVenue) {
            parameters.put("side", side == null ? null : side.name());
            parameters.put("since", since);
            parameters.put("differing", differing ? "true" : null);
        }
        return parameters;
    }

    @Override
    int limit() {
        return atVenue ? 0 : only.limit();
    }
}
