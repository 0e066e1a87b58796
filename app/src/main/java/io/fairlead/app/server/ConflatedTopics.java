package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.MarketDesk;
import io.fairlead.gateway.ReadSide;
import io.fairlead.venues.market.Subscriptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one client follows apart from the events, and what it was last shown of it. At each beat it yields what changed
/// since. Owned by the client's writer thread.
final class ConflatedTopics implements AutoCloseable {
    private static final ReadSide.OrderFilter LIVE = new ReadSide.OrderFilter(null, null, Set.of(), true);
    private static final ReadSide.OrderFilter ANY_ORDER = new ReadSide.OrderFilter(null, null, Set.of(), false);
    private static final ReadSide.FillFilter ANY_FILL = new ReadSide.FillFilter(null, null, null);
    private static final int LOOK_BACK = 100;

    private final Views views;
    private final BookTopics books;
    private final MarketDesk market;
    private final Map<Symbol, Subscriptions.Reading> readings = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final Map<OrderId, Long> shownOrders = new HashMap<>();
    private boolean orders;
    private long ordersPosition = -1;
    private Map<OrderId, DoubtView> shownDoubts = Map.of();

    ConflatedTopics(Views views, Metrics metrics, MarketDesk market) {
        this.views = views;
        this.market = market;
        books = new BookTopics(views, metrics);
    }

    void add(Topic topic) {
        switch (topic) {
            case Topic.Book(Symbol symbol) -> {
                books.add(symbol);
                readings.computeIfAbsent(symbol, market::read);
            }
            case Topic.Orders _ -> {
                removeOrders();
                orders = true;
            }
            case Topic.Positions _ -> lists.put("positions", "");
            case Topic.Accounts _ -> lists.put("accounts", "");
            case Topic.Sessions _ -> lists.put("sessions", "");
            case Topic.Kills _ -> lists.put("kills", "");
            case Topic.Alerts _ -> lists.put("alerts", "");
            case Topic.Events _ -> throw new IllegalArgumentException("events are not conflated");
        }
    }

    void remove(Topic topic) {
        switch (topic) {
            case Topic.Book(Symbol symbol) -> removeBook(symbol);
            case Topic.Orders _ -> removeOrders();
            case Topic.Positions _ -> lists.remove("positions");
            case Topic.Accounts _ -> lists.remove("accounts");
            case Topic.Sessions _ -> lists.remove("sessions");
            case Topic.Kills _ -> lists.remove("kills");
            case Topic.Alerts _ -> lists.remove("alerts");
            case Topic.Events _ -> throw new IllegalArgumentException("events are not conflated");
        }
    }

    private void removeBook(Symbol symbol) {
        books.remove(symbol);
        Subscriptions.Reading reading = readings.remove(symbol);
        if (reading != null) {
            reading.close();
        }
    }

    /// The client reads no more.
    @Override
    public void close() {
        readings.values().forEach(Subscriptions.Reading::close);
        readings.clear();
    }

    private void removeOrders() {
        orders = false;
        ordersPosition = -1;
        shownOrders.clear();
    }

    /// The books that changed, which come at a beat of their own.
    List<ObjectNode> changedBooks() {
        return books.changes();
    }

    /// The messages that bring the client up to date, but for the books.
    List<ObjectNode> changes() {
        List<ObjectNode> messages = new ArrayList<>();
        if (orders) {
            changedOrders(messages);
        }
        changedList("positions", views::positions, messages);
        changedList("accounts", views::accounts, messages);
        changedList("sessions", views::sessions, messages);
        changedList("kills", views::kills, messages);
        changedList("alerts", views::alerts, messages);
        return messages;
    }

    private void changedList(String topic, Supplier<List<ObjectNode>> read, List<ObjectNode> messages) {
        String shown = lists.get(topic);
        if (shown == null) {
            return;
        }
        long position = views.readSide().position();
        List<ObjectNode> rows = read.get();
        String text = rows.toString();
        if (!text.equals(shown)) {
            lists.put(topic, text);
            messages.add(message(topic, rows, position));
        }
    }

    private void changedOrders(List<ObjectNode> messages) {
        long position = views.readSide().position();
        Map<OrderId, DoubtView> doubts = views.doubts();
        if (position == ordersPosition && doubts.equals(shownDoubts)) {
            return;
        }
        long since = ordersPosition;
        boolean first = since < 0;
        Set<OrderId> live = new HashSet<>();
        List<OrderView> changed = new ArrayList<>();
        for (OrderView order : liveOrders()) {
            OrderId id = order.identity().id();
            live.add(id);
            boolean asked = !Objects.equals(shownDoubts.get(id), doubts.get(id));
            if (differs(shownOrders.put(id, order.position()), order.position()) || asked) {
                changed.add(order);
            }
        }
        changed.addAll(ended(live));
        if (!first) {
            changed.addAll(over(since, changed));
        }
        ordersPosition = position;
        shownDoubts = doubts;
        if (first || !changed.isEmpty()) {
            messages.add(message("orders", views.orders(changed), position).put("snapshot", first));
        }
    }

    private static boolean differs(@Nullable Long shown, long now) {
        return shown == null || shown != now;
    }

    private List<OrderView> liveOrders() {
        List<OrderView> live = new ArrayList<>();
        String cursor = null;
        do {
            ReadSide.Page<OrderView> page = views.readSide().orders(LIVE, cursor, OrderEndpoints.MAX_PAGE);
            live.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return live;
    }

    private List<OrderView> ended(Set<OrderId> live) {
        List<OrderView> ended = new ArrayList<>();
        shownOrders.keySet().removeIf(id -> {
            if (live.contains(id)) {
                return false;
            }
            OrderView order = views.readSide().order(id);
            if (order != null) {
                ended.add(order);
            }
            return true;
        });
        return ended;
    }

    /// Orders that are over and moved since a position, except those already told of: one that came and went
    /// between two looks was never seen live, and a late fill moves one that was over before.
    private Collection<OrderView> over(long since, List<OrderView> told) {
        Map<OrderId, OrderView> over = new LinkedHashMap<>();
        newest(views.readSide()::orders, ANY_ORDER, order -> order.position() > since)
                .forEach(order -> over.put(order.identity().id(), order));
        for (FillView fill : newest(views.readSide()::fills, ANY_FILL, each -> each.position() > since)) {
            OrderView order = views.readSide().order(fill.order());
            if (order != null) {
                over.put(fill.order(), order);
            }
        }
        told.forEach(order -> over.remove(order.identity().id()));
        over.values().removeIf(order -> order.state().status().isLive());
        return over.values();
    }

    private interface Pages<F, T> {
        ReadSide.Page<T> page(F filter, @Nullable String cursor, int limit);
    }

    /// Those that pass, newest first, until a page has none.
    private static <F, T> List<T> newest(Pages<F, T> pages, F filter, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        String cursor = null;
        boolean more = true;
        while (more) {
            ReadSide.Page<T> page = pages.page(filter, cursor, LOOK_BACK);
            List<T> passed = page.items().stream().filter(wanted).toList();
            found.addAll(passed);
            cursor = page.next();
            more = cursor != null && !passed.isEmpty();
        }
        return found;
    }

    private static ObjectNode message(String topic, List<ObjectNode> rows, long position) {
        ObjectNode message = JsonViews.object().put("topic", topic);
        ArrayNode items = message.putArray("items");
        rows.forEach(items::add);
        return message.put("position", position);
    }
}
