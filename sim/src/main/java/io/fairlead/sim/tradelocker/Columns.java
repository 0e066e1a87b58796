package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The columns of the venue's rows, in the order in which they come. Owned by the venue's thread.
final class Columns {
    /// The tables whose rows are bare arrays.
    enum Table {
        POSITIONS(
                "positionsConfig",
                "positions",
                "Positions",
                "id tradableInstrumentId routeId side qty avgPrice stopLossId takeProfitId "
                        + "openDate unrealizedPl strategyId"),
        ORDERS("ordersConfig", "orders", "Orders", ORDER_COLUMNS),
        HISTORY("ordersHistoryConfig", "ordersHistory", "Orders history", ORDER_COLUMNS),
        EXECUTIONS(
                "filledOrdersConfig",
                "filledOrders",
                "Filled orders",
                "id price side createdDate qty orderId positionId tradableInstrumentId"),
        ACCOUNT(
                "accountDetailsConfig",
                "accountDetails",
                "Account details",
                "balance projectedBalance availableFunds blockedBalance cashBalance "
                        + "unsettledCash withdrawalAvailable stocksValue optionValue initialMarginReq "
                        + "maintMarginReq marginWarningLevel blockedForStocks stockOrdersReq stopOutLevel "
                        + "warningMarginReq marginBeforeWarning todayGross todayNet todayFees todayVolume "
                        + "todayTradesCount openGrossPnL openNetPnL positionsCount ordersCount");

        final String key;
        private final String id;
        private final String title;
        private final String documented;

        Table(String key, String id, String title, String documented) {
            this.key = key;
            this.id = id;
            this.title = title;
            this.documented = documented;
        }

        List<String> documented() {
            return new ArrayList<>(List.of(documented.split(" ", -1)));
        }
    }

    private static final String ORDER_COLUMNS =
            "id tradableInstrumentId routeId qty side type status filledQty avgPrice price stopPrice "
                    + "validity expireDate createdDate lastModified isOpen positionId stopLoss stopLossType "
                    + "takeProfit takeProfitType strategyId";

    private final long seed;
    private final Map<Table, List<String>> order = new LinkedHashMap<>();

    Columns(long seed) {
        this.seed = seed;
        shuffle(false);
    }

    /// Puts the columns into another order, or back into that of the documents.
    void shuffle(boolean shuffled) {
        for (Table table : Table.values()) {
            List<String> columns = table.documented();
            if (shuffled) {
                Collections.shuffle(columns, new Random(seed ^ table.name().hashCode()));
            }
            order.put(table, columns);
        }
    }

    ObjectNode config(Table table) {
        ObjectNode config = Json.object().put("id", table.id).put("title", table.title);
        ArrayNode columns = config.putArray("columns");
        columns(table).forEach(column -> columns.addObject().put("id", column));
        return config;
    }

    List<String> columns(Table table) {
        return List.copyOf(order.getOrDefault(table, table.documented()));
    }

    /// A row with the cells of these names; a name that is missing is null.
    ArrayNode row(Table table, Map<String, @Nullable String> cells) {
        ArrayNode row = Json.MAPPER.createArrayNode();
        columns(table).forEach(column -> row.add(cells.get(column)));
        return row;
    }
}
