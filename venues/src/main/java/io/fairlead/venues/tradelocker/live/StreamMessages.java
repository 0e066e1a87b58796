package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.venues.tradelocker.live.StreamFields.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stream's JSON, both ways. Pure; whatever the text is, reading throws nothing.
final class StreamMessages {
    private StreamMessages() {}

    /// The request for one account. Tokens are plain words; one that is not can't be sent.
    static @Nullable String subscribe(String token) {
        return token.matches("[A-Za-z0-9._~+/=-]{1,8192}")
                ? "{\"action\":\"SUBSCRIBE\",\"token\":\"" + token + "\"}"
                : null;
    }

    /// What the venue says to a request.
    static SubscribeWord word(List<String> arguments) {
        try {
            return SubscribeWord.of(StreamFields.read(arguments.isEmpty() ? "" : arguments.getFirst()));
        } catch (Malformed e) {
            return new SubscribeWord.TryLater("an answer that can't be read: " + e.getMessage());
        }
    }

    static StreamMessage read(String json) {
        try {
            return read(StreamFields.read(json));
        } catch (Malformed e) {
            return new StreamMessage.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static StreamMessage read(StreamFields fields) throws Malformed {
        return switch (fields.needed("type")) {
            case "AccountStatus" -> status(fields);
            case "Position" -> position(fields);
            case "ClosePosition" ->
                new StreamMessage.ClosePosition(fields.word("accountId"), fields.needed("positionId"));
            case "OpenOrder" -> order(fields);
            case "Property" ->
                switch (fields.needed("name")) {
                    case "SyncEnd" -> new StreamMessage.SyncEnd();
                    case "Disconnected" -> new StreamMessage.Disconnected();
                    default -> new StreamMessage.Other();
                };
            default -> new StreamMessage.Other();
        };
    }

    private static StreamMessage status(StreamFields fields) throws Malformed {
        Decimal unrealised = null;
        for (StreamFields each : fields.list("positionPnLs")) {
            Decimal result = each.money("pnl");
            if (result != null) {
                unrealised = unrealised == null ? result : sum(unrealised, result);
            }
        }
        return new StreamMessage.AccountStatus(
                fields.needed("accountId"),
                fields.money("balance"),
                fields.money("equity"),
                fields.money("marginUsed"),
                fields.money("marginAvailable"),
                unrealised);
    }

    private static Decimal sum(Decimal one, Decimal other) throws Malformed {
        try {
            return one.plus(other);
        } catch (ArithmeticException e) {
            throw new Malformed("a sum that the model does not keep");
        }
    }

    private static StreamMessage position(StreamFields fields) throws Malformed {
        return new StreamMessage.Position(
                fields.needed("accountId"),
                fields.needed("positionId"),
                fields.needed("instrument"),
                side(fields),
                fields.neededNumber("lots"),
                fields.money("openPrice"),
                fields.time("openDateTime"),
                fields.word("stopLossOrderId"),
                fields.word("takeProfitOrderId"));
    }

    private static StreamMessage order(StreamFields fields) throws Malformed {
        requireLots(fields.number("amount"), fields.number("lotSize"));
        requireLots(fields.number("filledAmount"), fields.number("lotSize"));
        return new StreamMessage.OpenOrder(
                fields.needed("accountId"),
                fields.needed("orderId"),
                fields.word("positionId"),
                fields.needed("instrument"),
                side(fields),
                fields.word("orderType"),
                fields.neededNumber("amount"),
                fields.number("lotSize"),
                fields.number("filledAmount"),
                fields.money("averageFilledPrice"),
                fields.number("price"),
                fields.word("status"),
                fields.word("tif"),
                fields.time("createdDateTime"),
                fields.time("lastUpdate"),
                fields.flag("isOpen"));
    }

    /// Amounts may be units, and must be something in lots then.
    private static void requireLots(@Nullable Decimal amount, @Nullable Decimal lotSize) throws Malformed {
        try {
            if (amount != null && lotSize != null && lotSize.signum() > 0) {
                var _ = amount.dividedBy(lotSize);
            }
        } catch (ArithmeticException e) {
            throw new Malformed("an amount that is no number of lots");
        }
    }

    private static Side side(StreamFields fields) throws Malformed {
        return switch (fields.needed("side")) {
            case "BUY", "buy" -> Side.BUY;
            case "SELL", "sell" -> Side.SELL;
            default -> throw new Malformed("side is neither of buy nor of sell");
        };
    }
}
