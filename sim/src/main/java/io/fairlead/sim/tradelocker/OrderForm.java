package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.sim.tradelocker.Protection.Kind;
import io.fairlead.sim.tradelocker.Protection.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An order as its body asks for it, well formed but not yet judged. Immutable.
record OrderForm(
        Decimal qty,
        String routeId,
        Side side,
        String type,
        String validity,
        String instrumentId,
        @Nullable Decimal price,
        @Nullable Decimal stopPrice,
        Protection protection,
        @Nullable String strategyId) {

    /// Reads a body.
    ///
    /// @throws IllegalArgumentException naming the field that is missing or is no such thing
    static OrderForm of(ObjectNode body) {
        String side = word(body, "side");
        if (!side.equals("buy") && !side.equals("sell")) {
            throw new IllegalArgumentException("side must be buy or sell");
        }
        Decimal qty = Json.number(body, "qty");
        if (qty == null) {
            throw new IllegalArgumentException("qty is required");
        }
        return new OrderForm(
                qty,
                word(body, "routeId"),
                side.equals("buy") ? Side.BUY : Side.SELL,
                word(body, "type"),
                word(body, "validity"),
                word(body, "tradableInstrumentId"),
                Json.number(body, "price"),
                Json.number(body, "stopPrice"),
                protection(body, Protection.NONE),
                Json.text(body, "strategyId"));
    }

    private static String word(ObjectNode body, String field) {
        String text = Json.text(body, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return text;
    }

    /// The stop loss and take profit of a body; what it does not name stays, what it names as null goes.
    static Protection protection(ObjectNode body, Protection was) {
        return new Protection(stopLoss(body, was.stopLoss()), takeProfit(body, was.takeProfit()));
    }

    private static @Nullable Level stopLoss(ObjectNode body, @Nullable Level was) {
        Decimal trail = Json.number(body, "trStopOffset");
        Decimal given = Json.number(body, "stopLoss");
        Kind kind = kind(body, "stopLossType");
        if (kind == Kind.TRAILING) {
            Decimal distance = trail == null ? given : trail;
            if (distance == null) {
                throw new IllegalArgumentException("stopLossType trailingOffset needs trStopOffset");
            }
            return new Level(kind, distance);
        }
        return level(body, "stopLoss", kind, was);
    }

    private static @Nullable Level takeProfit(ObjectNode body, @Nullable Level was) {
        Kind kind = kind(body, "takeProfitType");
        if (kind == Kind.TRAILING) {
            throw new IllegalArgumentException("takeProfitType must be absolute or offset");
        }
        return level(body, "takeProfit", kind, was);
    }

    private static @Nullable Level level(ObjectNode body, String field, @Nullable Kind kind, @Nullable Level was) {
        if (!body.has(field)) {
            return was;
        }
        Decimal value = Json.number(body, field);
        if (value == null) {
            return null;
        }
        if (kind == null) {
            throw new IllegalArgumentException(field + "Type is required with " + field);
        }
        return new Level(kind, value);
    }

    private static @Nullable Kind kind(ObjectNode body, String field) {
        String word = Json.text(body, field);
        if (word == null) {
            return null;
        }
        return Objects.requireNonNullElseGet(Kind.of(word), () -> {
            throw new IllegalArgumentException(field + " must be absolute, offset or trailingOffset");
        });
    }
}
