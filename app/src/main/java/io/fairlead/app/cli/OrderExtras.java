package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The less usual parts of an order: instructions, and another order that belongs to it.
final class OrderExtras {
    @Option(
            names = "--max-floor",
            paramLabel = "QTY",
            description = "How much of it the book shows, in the order's unit.")
    @Nullable
    String maxFloor;

    @Option(
            names = "--min-qty",
            paramLabel = "QTY",
            description = "The least that is filled first, in the order's unit.")
    @Nullable
    String minQty;

    @Option(names = "--peg", paramLabel = "TO", description = "What a PEGGED order follows: ${COMPLETION-CANDIDATES}.")
    Instructions.Peg.@Nullable To peg;

    @Option(names = "--peg-offset", paramLabel = "PRICE", description = "How far from it; below the market negative.")
    @Nullable
    String pegOffset;

    @Option(names = "--quote", paramLabel = "ID", description = "The quote or indication to be executed at.")
    @Nullable
    String quote;

    @Option(names = "--far-date", paramLabel = "DATE", description = "Value date of a swap's far leg, as 2026-12-31.")
    @Nullable
    String farDate;

    @Option(names = "--oco-limit", paramLabel = "PRICE", description = "A limit order that this one cancels, and back.")
    @Nullable
    String ocoLimit;

    @Option(names = "--oco-stop", paramLabel = "PRICE", description = "A stop order that this one cancels, and back.")
    @Nullable
    String ocoStop;

    @Option(names = "--then-limit", paramLabel = "PRICE", description = "A limit order behind the fills of this one.")
    @Nullable
    String thenLimit;

    @Option(names = "--then-stop", paramLabel = "PRICE", description = "A stop order behind the fills of this one.")
    @Nullable
    String thenStop;

    @Option(
            names = "--other-side",
            paramLabel = "SIDE",
            description = "Side of that order: buy or sell (default: as this).")
    @Nullable
    Side otherSide;

    @Option(
            names = "--on-both-filled",
            paramLabel = "WHAT",
            description = "When both exits fill at once: ${COMPLETION-CANDIDATES} (default: REPORT).")
    GroupPlan.@Nullable OnRace onBothFilled;

    void put(ObjectNode body) {
        Amount.putDecimal(body, "maxFloor", "--max-floor", maxFloor);
        Amount.putDecimal(body, "minQty", "--min-qty", minQty);
        if (peg != null) {
            ObjectNode pegged = body.putObject("peg").put("to", peg.name());
            Amount.putDecimal(pegged, "offset", "--peg-offset", pegOffset);
        }
        if (quote != null) {
            body.put("quote", quote);
        }
        if (farDate != null) {
            body.put("farDate", farDate);
        }
        leg(body, "oco", ocoLimit, ocoStop);
        leg(body, "then", thenLimit, thenStop);
        if (onBothFilled != null) {
            body.put("onBothFilled", onBothFilled.name());
        }
    }

    private void leg(ObjectNode body, String name, @Nullable String limit, @Nullable String stop) {
        if (limit == null && stop == null) {
            return;
        }
        ObjectNode leg = body.putObject(name);
        leg.put("type", limit == null ? "STOP" : stop == null ? "LIMIT" : "STOP_LIMIT");
        Amount.putDecimal(leg, "price", "--" + name + "-limit", limit);
        Amount.putDecimal(leg, "stopPx", "--" + name + "-stop", stop);
        if (otherSide != null) {
            leg.put("side", otherSide.name());
        }
    }
}
