package io.fairlead.app.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.app.trial.Desk.Answer;
import io.fairlead.sim.log.TradeLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a scenario does, sees and finds wanting. Owned by the thread that plays the scenario.
final class Stand {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Rig rig;
    private final String prefix;
    private final List<String> problems = new ArrayList<>();
    private int made;

    Stand(Rig rig, String prefix) {
        this.rig = rig;
        this.prefix = prefix;
    }

    /// What did not hold so far.
    List<String> problems() {
        return List.copyOf(problems);
    }

    Rig rig() {
        return rig;
    }

    void venue(String line) {
        rig.venue(line);
    }

    JsonNode session(String purpose) {
        return rig.desk().session(purpose);
    }

    /// Something must hold now.
    boolean holds(boolean value, String problem) {
        if (!value) {
            problems.add(problem);
        }
        return value;
    }

    /// Something must hold soon.
    boolean soon(BooleanSupplier value, String problem) {
        return within(SOON, value, problem);
    }

    /// Something must hold within a time.
    boolean within(Duration limit, BooleanSupplier value, String problem) {
        return holds(Rig.holds(limit, value), problem + ", waited " + limit.toSeconds() + " s");
    }

    /// Places an order that must be taken, if not at once, then when its account is open and has prices; its id, empty
    /// if it was not.
    String place(String side, String lots, @Nullable String price) {
        made++;
        String client = prefix + "-" + made;
        Answer[] last = {new Answer(null, null)};
        soon(
                () -> {
                    Answer answer = rig.desk().place(client, side, lots, price);
                    last[0] = answer;
                    return answer.order() != null || answer.refusal() != null;
                },
                "the gateway was not ready for an order");
        String order = last[0].order();
        return holds(order != null, "an order was not taken: " + last[0].refusal()) && order != null ? order : "";
    }

    String status(String order) {
        return rig.desk().order(order).path("status").asText();
    }

    /// How many orders are live, at most a page of them.
    int live() {
        return rig.desk().get("orders?live=true&limit=100").path("items").size();
    }

    void becomes(String order, String status) {
        within(
                Duration.ofSeconds(40),
                () -> status(order).equals(status),
                order + " is " + status(order) + ", expected " + status);
    }

    /// What client order ids of this scenario begin with.
    String name() {
        return prefix;
    }

    /// How many of these the venue took exactly once.
    long acknowledged(List<String> orders) {
        Map<String, Integer> taken = new HashMap<>();
        rig.tradeLog().clientIds().values().forEach(ids -> ids.forEach(id -> taken.merge(id, 1, Integer::sum)));
        return orders.stream().filter(id -> taken.getOrDefault(id, 0) == 1).count();
    }

    /// How many orders the venue took under an id of ours.
    long atVenue(String order) {
        return rig.tradeLog().clientIds().values().stream()
                .filter(ids -> ids.contains(order))
                .count();
    }

    /// What the gateway counts as executed is what the venue's log has, fill by fill.
    void agrees(String order) {
        TradeLog log = rig.tradeLog();
        List<String> there = log.executions().stream()
                .filter(each -> each.clOrdId().equals(order) && !each.busted())
                .map(TradeLog.Execution::execId)
                .sorted()
                .toList();
        List<String> here = new ArrayList<>();
        rig.desk()
                .get("fills?limit=500&order=" + order)
                .path("items")
                .forEach(fill -> here.add(fill.path("exec").asText()));
        here.sort(null);
        holds(here.equals(there), order + " has fills " + here + ", the venue " + there);
    }
}
