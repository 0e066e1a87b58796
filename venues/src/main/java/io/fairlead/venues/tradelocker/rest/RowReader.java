package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.rest.RowLayout.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Rows of the venue's tables: bare lists of texts, read by the layout that its configuration gave. A row that can't be
/// read is counted, and the others are read. Pure.
final class RowReader {
    private RowReader() {}

    /// Reads one row or element.
    @FunctionalInterface
    interface One<T> {
        T read(Json json) throws Unreadable;
    }

    static <T> Listing<T> listing(Json list, String what, One<T> one) throws Unreadable {
        List<T> rows = new ArrayList<>();
        int unreadable = 0;
        String problem = "";
        for (Json item : list.items(what)) {
            try {
                rows.add(one.read(item));
            } catch (Unreadable e) {
                problem = unreadable++ == 0 ? e.why() : problem;
            }
        }
        return new Listing<>(rows, unreadable, problem);
    }

    static OrderRow order(Row<OrderColumn> row) throws Unreadable {
        return new OrderRow(
                Cells.neededWord(row.cell(OrderColumn.ID), "id"),
                Cells.neededWord(row.cell(OrderColumn.TRADABLE_INSTRUMENT_ID), "tradableInstrumentId"),
                Cells.id(row.cell(OrderColumn.ROUTE_ID), "routeId"),
                Cells.neededExact(row.cell(OrderColumn.QTY), "qty"),
                Cells.side(row.cell(OrderColumn.SIDE), "side"),
                Cells.word(row.cell(OrderColumn.TYPE), "type"),
                Cells.word(row.cell(OrderColumn.STATUS), "status"),
                Cells.exact(row.cell(OrderColumn.FILLED_QTY), "filledQty"),
                Cells.reckonedPrice(row.cell(OrderColumn.AVG_PRICE), "avgPrice"),
                Cells.price(row.cell(OrderColumn.PRICE), "price"),
                Cells.price(row.cell(OrderColumn.STOP_PRICE), "stopPrice"),
                Cells.word(row.cell(OrderColumn.VALIDITY), "validity"),
                Cells.millis(row.cell(OrderColumn.EXPIRE_DATE), "expireDate"),
                Cells.millis(row.cell(OrderColumn.CREATED_DATE), "createdDate"),
                Cells.millis(row.cell(OrderColumn.LAST_MODIFIED), "lastModified"),
                Cells.flag(row.cell(OrderColumn.IS_OPEN), "isOpen"),
                Cells.id(row.cell(OrderColumn.POSITION_ID), "positionId"),
                Cells.price(row.cell(OrderColumn.STOP_LOSS), "stopLoss"),
                Cells.word(row.cell(OrderColumn.STOP_LOSS_TYPE), "stopLossType"),
                Cells.price(row.cell(OrderColumn.TAKE_PROFIT), "takeProfit"),
                Cells.word(row.cell(OrderColumn.TAKE_PROFIT_TYPE), "takeProfitType"),
                Cells.word(row.cell(OrderColumn.STRATEGY_ID), "strategyId"));
    }

    static PositionRow position(Row<PositionColumn> row) throws Unreadable {
        return new PositionRow(
                Cells.neededWord(row.cell(PositionColumn.ID), "id"),
                Cells.neededWord(row.cell(PositionColumn.TRADABLE_INSTRUMENT_ID), "tradableInstrumentId"),
                Cells.id(row.cell(PositionColumn.ROUTE_ID), "routeId"),
                Cells.side(row.cell(PositionColumn.SIDE), "side"),
                Cells.neededExact(row.cell(PositionColumn.QTY), "qty"),
                Cells.reckonedPrice(row.cell(PositionColumn.AVG_PRICE), "avgPrice"),
                Cells.id(row.cell(PositionColumn.STOP_LOSS_ID), "stopLossId"),
                Cells.id(row.cell(PositionColumn.TAKE_PROFIT_ID), "takeProfitId"),
                Cells.millis(row.cell(PositionColumn.OPEN_DATE), "openDate"),
                Cells.reckoned(row.cell(PositionColumn.UNREALIZED_PL), "unrealizedPl"),
                Cells.word(row.cell(PositionColumn.STRATEGY_ID), "strategyId"));
    }

    static ExecutionRow execution(Row<ExecutionColumn> row) throws Unreadable {
        return new ExecutionRow(
                Cells.neededWord(row.cell(ExecutionColumn.ID), "id"),
                Cells.neededExact(row.cell(ExecutionColumn.PRICE), "price"),
                Cells.side(row.cell(ExecutionColumn.SIDE), "side"),
                Cells.millis(row.cell(ExecutionColumn.CREATED_DATE), "createdDate"),
                Cells.neededExact(row.cell(ExecutionColumn.QTY), "qty"),
                Cells.neededWord(row.cell(ExecutionColumn.ORDER_ID), "orderId"),
                Cells.id(row.cell(ExecutionColumn.POSITION_ID), "positionId"),
                Cells.id(row.cell(ExecutionColumn.TRADABLE_INSTRUMENT_ID), "tradableInstrumentId"));
    }

    static StateRow state(Row<StateField> row) throws Unreadable {
        Map<StateField, Decimal> figures = new EnumMap<>(StateField.class);
        for (StateField field : StateField.values()) {
            var figure = Cells.reckoned(row.cell(field), field.id());
            if (figure != null) {
                figures.put(field, figure);
            }
        }
        return new StateRow(figures);
    }
}
