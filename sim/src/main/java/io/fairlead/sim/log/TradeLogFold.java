package io.fairlead.sim.log;

import io.fairlead.sim.log.TradeLog.Execution;
import io.fairlead.sim.match.OrderSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Adds up the lines of a log. Owned by the thread that reads it.
public final class TradeLogFold {
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, OrderSnapshot> orders = new LinkedHashMap<>();
    private final Map<String, List<String>> clientIds = new LinkedHashMap<>();
    private final Map<String, Integer> received = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private String prefix = "";
    private long lastOrder;
    private long lastExec;

    /// Takes the next line.
    ///
    /// @throws IllegalArgumentException if it is not one of this format
    public void add(String line) {
        Map<String, String> fields = JsonLine.parse(line);
        switch (Lines.get(fields, "kind")) {
            case "opened" -> prefix = Lines.get(fields, "prefix");
            case "asked" -> asked.add(Lines.asked(fields));
            case "received" -> received.merge(Lines.get(fields, "request"), 1, Integer::sum);
            case "cancel-rejected" -> Lines.get(fields, "orderId");
            case "triggered" -> order(fields);
            case "accepted", "rejected", "cancelled", "replaced", "expired" -> executed(fields);
            case "execution" -> {
                executed(fields);
                execution(fields);
            }
            case "bust" -> {
                executed(fields);
                executions.computeIfPresent(Lines.get(fields, "execRefId"), (_, fill) -> fill.bust());
            }
            default -> throw new IllegalArgumentException("not a log line: unknown kind");
        }
    }

    /// What the lines so far say.
    public TradeLog result() {
        return result(0, false);
    }

    TradeLog result(long bytes, boolean torn) {
        return new TradeLog(
                prefix,
                List.copyOf(executions.values()),
                List.copyOf(orders.values()),
                Map.copyOf(clientIds),
                Map.copyOf(received),
                List.copyOf(asked),
                new TradeLog.Counts(lastOrder, lastExec),
                bytes,
                torn);
    }

    private void executed(Map<String, String> fields) {
        lastExec = Math.max(lastExec, count(Lines.get(fields, "execId")));
        order(fields);
    }

    private void order(Map<String, String> fields) {
        OrderSnapshot order = Lines.snapshot(fields);
        String orderId = order.ids().orderId();
        lastOrder = Math.max(lastOrder, count(orderId));
        orders.put(orderId, order);
        List<String> ids = clientIds.computeIfAbsent(orderId, _ -> new ArrayList<>());
        remember(ids, order.ids().clOrdId());
        remember(ids, fields.getOrDefault("requestClOrdId", ""));
    }

    private static void remember(List<String> ids, String id) {
        if (!id.isEmpty() && !ids.contains(id)) {
            ids.add(id);
        }
    }

    private void execution(Map<String, String> fields) {
        OrderSnapshot order = Lines.snapshot(fields);
        OrderSnapshot.Ids ids = order.ids();
        String execId = Lines.get(fields, "execId");
        executions.put(
                execId,
                new Execution(
                        execId,
                        ids.orderId(),
                        ids.clOrdId(),
                        ids.owner(),
                        ids.account(),
                        order.symbol(),
                        order.terms().side(),
                        Lines.decimal(fields, "lastQty"),
                        Lines.decimal(fields, "lastPx"),
                        order.fills().cumQty(),
                        false,
                        Lines.number(fields, "nanos")));
    }

    /// The count at the end of an order or execution id.
    private static long count(String id) {
        return Long.parseLong(id, id.lastIndexOf('-') + 1, id.length(), 10);
    }
}
