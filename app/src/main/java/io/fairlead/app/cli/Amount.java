package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A quantity that says what it counts: exactly one of the two.
final class Amount {
    @Option(names = "--lots", paramLabel = "N", description = "Quantity in lots.")
    @Nullable
    String lots;

    @Option(names = "--units", paramLabel = "N", description = "Quantity in units of the base.")
    @Nullable
    String units;

    void put(ObjectNode body) {
        ObjectNode quantity = body.putObject("quantity");
        if (lots != null) {
            quantity.put("lots", decimal("--lots", lots));
        }
        if (units != null) {
            quantity.put("units", decimal("--units", units));
        }
    }

    /// Checked here, so that a slip is a usage problem and not a round trip.
    static String decimal(String option, String text) {
        try {
            return Decimal.of(text).toString();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, option + ": " + e.getMessage(), e);
        }
    }

    static void putDecimal(ObjectNode body, String field, String option, @Nullable String text) {
        if (text != null) {
            body.put(field, decimal(option, text));
        }
    }
}
