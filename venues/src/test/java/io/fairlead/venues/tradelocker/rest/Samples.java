package io.fairlead.venues.tradelocker.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Bodies as the venue was seen to send them.
final class Samples {
    static final String ACCOUNTS = """
            {"accounts":[
             {"id":"101","name":"A","currency":"USD","status":"ACTIVE","accNum":"1","accountBalance":"100000.00"},
             {"id":"102","name":"B","currency":"USD","status":"ACTIVE","accNum":"2","aaccountBalance":"5.5"}]}""";

    static final Map<String, List<String>> TABLES = Map.of(
            "positionsConfig", ids(PositionColumn.values()),
            "ordersConfig", ids(OrderColumn.values()),
            "ordersHistoryConfig", ids(OrderColumn.values()),
            "filledOrdersConfig", ids(ExecutionColumn.values()),
            "accountDetailsConfig", ids(StateField.values()));

    static final String LIMITS = """
            [{"rateLimitType":"GET_ORDERS","measure":"SECONDS","intervalNum":1,"limit":1},
             {"rateLimitType":"GET_ACCOUNTS_STATE","measure":"SECONDS","intervalNum":2,"limit":4},
             {"rateLimitType":"PLACE_ORDER","measure":"SECONDS","intervalNum":1,"limit":5},
             {"rateLimitType":"QUOTES_HISTORY","measure":"MINUTES","intervalNum":1,"limit":60},
             {"rateLimitType":"A_NEW_ONE","measure":"SECONDS","intervalNum":1,"limit":3}]""";

    private Samples() {}

    private static List<String> ids(Column[] columns) {
        return List.of(columns).stream().map(Column::id).toList();
    }

    static String config() {
        return config(TABLES, LIMITS);
    }

    static String config(Map<String, List<String>> tables, String limits) {
        String columns = tables.entrySet().stream()
                .map(table -> "\"" + table.getKey() + "\":{\"id\":\"x\",\"title\":\"y\",\"columns\":["
                        + table.getValue().stream()
                                .map(id -> "{\"id\":\"" + id + "\",\"description\":\"z\"}")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(","));
        return "{\"s\":\"ok\",\"d\":{\"customerAccess\":{\"orders\":true}," + columns + ",\"rateLimits\":" + limits
                + ",\"limits\":[{\"limitType\":\"QUOTES_HISTORY_BARS\",\"limit\":50000}]}}";
    }

    /// Cells in the order of `ids`; what is not in `cells` is null. Values are JSON.
    static String row(List<String> ids, Map<String, String> cells) {
        List<String> row = new ArrayList<>();
        ids.forEach(id -> row.add(cells.getOrDefault(id, "null")));
        return "[" + String.join(",", row) + "]";
    }

    static final Map<String, String> ORDER = Map.ofEntries(
            Map.entry("id", "\"7277816997846858725\""),
            Map.entry("tradableInstrumentId", "\"206\""),
            Map.entry("routeId", "\"1152263\""),
            Map.entry("qty", "\"10.00\""),
            Map.entry("side", "\"sell\""),
            Map.entry("type", "\"market\""),
            Map.entry("status", "\"Filled\""),
            Map.entry("filledQty", "\"10\""),
            Map.entry("avgPrice", "\"90263\""),
            Map.entry("price", "\"90300.67\""),
            Map.entry("stopPrice", "\"0\""),
            Map.entry("validity", "\"IOC\""),
            Map.entry("createdDate", "\"1767951991995\""),
            Map.entry("lastModified", "\"1767951992000\""),
            Map.entry("isOpen", "\"false\""),
            Map.entry("positionId", "\"7277816997868462912\""),
            Map.entry("strategyId", "\"\""));
}
