package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Messages of the stream as rows, like those of the lists. What the stream does not tell stays as it is known, so
/// a row only gains. Pure, but for what it learnt of the unit of amounts; owned by the venue's thread.
final class StreamMapping {
    private StreamSettings.OrderAmounts amounts;

    StreamMapping(StreamSettings.OrderAmounts amounts) {
        this.amounts = amounts;
    }

    /// Whether two rows tell the same of what counts, whichever way each came.
    static boolean isAlike(OrderRow one, OrderRow other) {
        return one.side() == other.side()
                && one.qty().equals(other.qty())
                && orZero(one.filledQty()).equals(orZero(other.filledQty()));
    }

    private static Decimal orZero(@Nullable Decimal value) {
        return Objects.requireNonNullElse(value, Decimal.ZERO);
    }

    PositionRow position(StreamMessage.Position told, InstrumentRow instrument, @Nullable PositionRow known) {
        return new PositionRow(
                told.positionId(),
                instrument.tradableInstrumentId(),
                known == null ? instrument.tradeRoute() : known.routeId(),
                told.side(),
                told.lots(),
                told.openPrice() == null && known != null ? known.avgPrice() : told.openPrice(),
                told.stopLossOrderId(),
                told.takeProfitOrderId(),
                known == null ? told.openNanos() : known.openNanos(),
                known == null ? null : known.unrealizedPl(),
                known == null ? null : known.strategyId());
    }

    /// A stop order's one price is where it triggers.
    OrderRow order(StreamMessage.OpenOrder told, InstrumentRow instrument, @Nullable OrderRow known) {
        learn(told, known);
        String type = told.orderType() == null ? null : told.orderType().toLowerCase(Locale.ROOT);
        boolean stop = "stop".equals(type);
        Decimal price = unlessZero(told.price());
        Decimal average = unlessZero(told.averageFilledPrice());
        return new OrderRow(
                told.orderId(),
                instrument.tradableInstrumentId(),
                known == null ? instrument.tradeRoute() : known.routeId(),
                lots(told.amount(), told.lotSize()),
                told.side(),
                type == null && known != null ? known.type() : type,
                status(told, known),
                told.filledAmount() == null
                        ? known == null ? null : known.filledQty()
                        : lots(told.filledAmount(), told.lotSize()),
                average == null && known != null ? known.avgPrice() : average,
                !stop && price != null ? price : known == null ? null : known.price(),
                stop && price != null ? price : known == null ? null : known.stopPrice(),
                told.tif() == null && known != null ? known.validity() : told.tif(),
                known == null ? 0 : known.expireNanos(),
                known == null ? told.createdNanos() : known.createdNanos(),
                told.updatedNanos() == 0 && known != null ? known.lastModifiedNanos() : told.updatedNanos(),
                isOpen(told),
                told.positionId() == null && known != null ? known.positionId() : told.positionId(),
                known == null ? null : known.stopLoss(),
                known == null ? null : known.stopLossType(),
                known == null ? null : known.takeProfit(),
                known == null ? null : known.takeProfitType(),
                known == null ? null : known.strategyId());
    }

    /// A price that is none is told as zero.
    private static @Nullable Decimal unlessZero(@Nullable Decimal price) {
        return price == null || price.isZero() ? null : price;
    }

    /// Whether an order is open still: by the flag if it is there, else by the status.
    static boolean isOpen(StreamMessage.OpenOrder told) {
        if (told.isOpen() != null) {
            return told.isOpen();
        }
        return told.status() == null || told.status().equals("PENDING");
    }

    /// The lists' words; a word that we do not know stays as it is.
    private static @Nullable String status(StreamMessage.OpenOrder told, @Nullable OrderRow known) {
        String word = told.status();
        if (word == null) {
            return known == null ? null : known.status();
        }
        return switch (word) {
            case "PENDING" -> "New";
            case "EXECUTED" -> "Filled";
            case "CANCELLED" -> "Cancelled";
            default -> word;
        };
    }

    /// An order whose lots the lists have told shows what the stream's amounts count.
    private void learn(StreamMessage.OpenOrder told, @Nullable OrderRow known) {
        Decimal lotSize = told.lotSize();
        if (known == null || lotSize == null || lotSize.signum() <= 0 || lotSize.equals(Decimal.ONE)) {
            return;
        }
        if (told.amount().equals(known.qty())) {
            amounts = StreamSettings.OrderAmounts.LOTS;
        } else if (told.amount().dividedBy(lotSize).equals(known.qty())) {
            amounts = StreamSettings.OrderAmounts.UNITS;
        }
    }

    private Decimal lots(Decimal amount, @Nullable Decimal lotSize) {
        return switch (amounts) {
            case LOTS -> amount;
            case UNITS -> lotSize == null || lotSize.signum() <= 0 ? amount : amount.dividedBy(lotSize);
        };
    }
}
