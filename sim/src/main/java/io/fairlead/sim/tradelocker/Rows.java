package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.tradelocker.Columns.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes rows as the venue does: every cell text or null, and the same number once with and once without
/// zeros. Reads what it is given; changes nothing.
final class Rows {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Columns columns;
    private final Money money;

    Rows(Columns columns, Money money) {
        this.columns = columns;
        this.money = money;
    }

    ArrayNode position(Holding holding) {
        Map<String, @Nullable String> cells = new HashMap<>();
        cells.put("id", holding.id);
        instrument(cells, holding.instrument);
        cells.put("side", side(holding.side));
        cells.put("qty", holding.qty.toString());
        cells.put("avgPrice", holding.average().toString());
        cells.put("stopLossId", id(holding.stopLoss));
        cells.put("takeProfitId", id(holding.takeProfit));
        cells.put("openDate", millis(holding.openedNanos));
        cells.put("unrealizedPl", money.openGain(holding).toPlainString());
        cells.put("strategyId", holding.strategyId);
        return columns.row(Table.POSITIONS, cells);
    }

    /// An order among those that are open.
    ArrayNode order(Ticket ticket) {
        return columns.row(Table.ORDERS, cells(ticket, 1, null));
    }

    /// An order as the answer to its change has it, where the status says nothing.
    ArrayNode changed(Ticket ticket) {
        Map<String, @Nullable String> cells = cells(ticket, 1, null);
        cells.put("status", "None");
        return columns.row(Table.ORDERS, cells);
    }

    /// An order that is final: unset prices are zero and an absent strategyId is empty here.
    ArrayNode finished(Ticket ticket) {
        return columns.row(Table.HISTORY, cells(ticket, 2, "0"));
    }

    private Map<String, @Nullable String> cells(Ticket ticket, int places, @Nullable String unset) {
        Map<String, @Nullable String> cells = new HashMap<>();
        cells.put("id", ticket.id());
        instrument(cells, ticket.made.instrument());
        cells.put("qty", places(ticket.qty, places));
        cells.put("side", side(ticket.made.side()));
        cells.put("type", ticket.type.name().toLowerCase(Locale.ROOT));
        cells.put("status", ticket.status.word);
        cells.put("filledQty", ticket.filledQty.isZero() ? unset : ticket.filledQty.toString());
        cells.put("avgPrice", text(ticket.average(), unset));
        cells.put("price", text(ticket.price, unset));
        cells.put("stopPrice", text(ticket.stopPx, unset));
        cells.put("validity", validity(ticket.tif));
        cells.put("createdDate", millis(ticket.made.nanos()));
        cells.put("lastModified", Long.toString(ticket.modifiedNanos / SECOND * 1_000));
        cells.put("isOpen", Boolean.toString(ticket.isLive()));
        cells.put("positionId", ticket.holding == null ? null : ticket.holding.id);
        level(cells, "stopLoss", ticket.protection.stopLoss());
        level(cells, "takeProfit", ticket.protection.takeProfit());
        String absent = unset == null ? null : "";
        cells.put("strategyId", ticket.made.strategyId() == null ? absent : ticket.made.strategyId());
        return cells;
    }

    private static void level(Map<String, @Nullable String> cells, String column, Protection.@Nullable Level level) {
        cells.put(column, level == null ? null : level.value().toString());
        cells.put(column + "Type", level == null ? null : level.kind().word);
    }

    ArrayNode fill(Account.Fill fill) {
        Map<String, @Nullable String> cells = new HashMap<>();
        cells.put("id", fill.id());
        cells.put("price", fill.price().toString());
        cells.put("side", side(fill.ticket().made.side()));
        cells.put("createdDate", millis(fill.nanos()));
        cells.put("qty", places(fill.qty(), 2));
        cells.put("orderId", fill.ticket().id());
        cells.put("positionId", fill.positionId());
        cells.put(
                "tradableInstrumentId",
                Long.toString(fill.ticket().made.instrument().tradableId()));
        return columns.row(Table.EXECUTIONS, cells);
    }

    private static void instrument(Map<String, @Nullable String> cells, ListedInstrument instrument) {
        cells.put("tradableInstrumentId", Long.toString(instrument.tradableId()));
        cells.put("routeId", Long.toString(instrument.numbers().tradeRoute()));
    }

    static String validity(TimeInForce tif) {
        return tif == TimeInForce.IMMEDIATE_OR_CANCEL ? "IOC" : "GTC";
    }

    static String side(Side side) {
        return side == Side.BUY ? "buy" : "sell";
    }

    private static @Nullable String id(@Nullable Ticket ticket) {
        return ticket == null ? null : ticket.id();
    }

    private static @Nullable String text(@Nullable Decimal value, @Nullable String unset) {
        return value == null ? unset : value.toString();
    }

    static String millis(long nanos) {
        return Long.toString(nanos / MILLI);
    }

    /// At least so many places behind the point.
    static String places(Decimal value, int places) {
        BigDecimal exact = value.toBigDecimal();
        return exact.setScale(Math.max(exact.scale(), places), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
