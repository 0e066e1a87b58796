package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.alert.AlertDesk;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import io.fairlead.core.view.PositionView;
import io.fairlead.core.view.VenuePositionView;
import io.fairlead.gateway.ReadSide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The read side in JSON. Any thread.
final class Views {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final ReadSide readSide;
    private final AlertDesk alerts;
    private final LongSupplier nowNanos;
    private final Duration limit;

    Views(ReadSide readSide, AlertDesk alerts, LongSupplier nowNanos, Duration limit) {
        this.readSide = readSide;
        this.alerts = alerts;
        this.nowNanos = nowNanos;
        this.limit = limit;
    }

    ReadSide readSide() {
        return readSide;
    }

    long nowNanos() {
        return nowNanos.getAsLong();
    }

    /// Waits for the position that the request carries, if any.
    void await(Query query) throws InterruptedException {
        Long position = query.position("position");
        if (position != null && !readSide.awaitPosition(position, limit)) {
            throw new ProblemException(ApiError.POSITION_NOT_REACHED.problem("position", Long.toString(position)));
        }
    }

    List<ObjectNode> orders(List<OrderView> orders) {
        Map<Symbol, Instrument> instruments = instruments();
        Map<OrderId, DoubtView> doubts = doubts();
        List<ObjectNode> rows = new ArrayList<>();
        for (OrderView order : orders) {
            ObjectNode row =
                    JsonViews.order(order, instruments.get(order.identity().symbol()));
            GroupId group = readSide.groupOf(order.identity().id());
            row.put("group", group == null ? null : group.value());
            row.put("accountGroup", accountGroup(order));
            row.set("doubt", doubt(order, doubts.get(order.identity().id())));
            rows.add(row);
        }
        return rows;
    }

    /// The group of accounts that gave the order to this one; null if none did.
    private @Nullable String accountGroup(OrderView order) {
        ParentView parent = readSide.parent(order.identity().clientOrderId());
        boolean isItsOrder = parent != null
                && parent.choice() != null
                && order.identity().account().equals(parent.choice().chosen());
        return parent == null || !isItsOrder ? null : parent.started().group();
    }

    /// How orders in doubt are asked about.
    Map<OrderId, DoubtView> doubts() {
        Map<OrderId, DoubtView> byOrder = new HashMap<>();
        readSide.doubts().forEach(doubt -> byOrder.put(doubt.order(), doubt));
        return byOrder;
    }

    /// Null of an order that is not in doubt.
    private @Nullable ObjectNode doubt(OrderView order, @Nullable DoubtView asked) {
        if (order.state().status() != OrderStatus.UNKNOWN) {
            return null;
        }
        long age = nowNanos.getAsLong() - order.times().statusNanos();
        return JsonViews.object()
                .put("ageSeconds", Math.max(0, age) / SECOND_NANOS)
                .put("queries", asked == null ? 0 : asked.queries())
                .put("nextQueryAt", asked == null || asked.nextNanos() == 0 ? null : Times.iso(asked.nextNanos()));
    }

    /// With what each member's account is good for now.
    ObjectNode parent(ParentView parent) {
        Map<AccountId, ReadSide.AccountView> accounts = new HashMap<>();
        readSide.accounts().forEach(each -> accounts.put(each.account().id(), each));
        return ParentJson.parent(parent, accounts);
    }

    ObjectNode order(OrderView order) {
        return orders(List.of(order)).getFirst();
    }

    List<ObjectNode> positions() {
        Map<Symbol, Instrument> instruments = instruments();
        List<ObjectNode> rows = new ArrayList<>();
        List<VenuePositionView> singles = new ArrayList<>(readSide.venuePositions());
        Set<AccountId> hedging = readSide.accounts().stream()
                .filter(view -> view.account().mode() == PositionMode.HEDGING)
                .map(view -> view.account().id())
                .collect(Collectors.toSet());
        Set<String> longs = new HashSet<>();
        for (PositionView position : readSide.positions()) {
            boolean isFirst = longs.add(position.account() + " " + position.symbol());
            Side side = hedging.contains(position.account()) ? isFirst ? Side.BUY : Side.SELL : null;
            rows.add(position(position, side, instruments, singles));
        }
        while (!singles.isEmpty()) {
            VenuePositionView first = singles.getFirst();
            PositionView none = VenuePositionJson.unexplained(first, readSide.position());
            rows.add(position(none, first.told().side(), instruments, singles));
        }
        return rows;
    }

    /// A hedging account has two rows for a symbol, of which the first is long.
    private ObjectNode position(
            PositionView position,
            @Nullable Side side,
            Map<Symbol, Instrument> instruments,
            List<VenuePositionView> singles) {
        ObjectNode json =
                JsonViews.position(position, readSide.valuation(position), instruments.get(position.symbol()));
        json.put("side", side == null ? null : side.name());
        json.set("singles", VenuePositionJson.take(position, side, singles));
        return json;
    }

    List<ObjectNode> breaks() {
        long now = nowNanos.getAsLong();
        return readSide.breaks().stream().map(each -> BreakJson.of(each, now)).toList();
    }

    List<ObjectNode> accounts() {
        return readSide.accounts().stream()
                .map(view -> {
                    ObjectNode json = JsonViews.account(view);
                    json.set(
                            "values",
                            GuardJson.values(
                                    readSide.accountValues(view.account().id())));
                    json.set(
                            "publishedLimits",
                            GuardJson.published(
                                    readSide.publishedLimits(view.account().id())));
                    return json;
                })
                .toList();
    }

    List<ObjectNode> guards() {
        long now = nowNanos.getAsLong();
        return readSide.guards(now).stream()
                .map(guard -> GuardJson.of(guard, now))
                .toList();
    }

    List<ObjectNode> instrumentRows() {
        return readSide.instruments().stream().map(JsonViews::instrument).toList();
    }

    List<ObjectNode> alerts() {
        return alerts.alerts().stream().map(WatchJson::alert).toList();
    }

    List<ObjectNode> sessions() {
        long now = nowNanos.getAsLong();
        return readSide.sessions().stream()
                .map(session -> JsonViews.session(session, now))
                .toList();
    }

    @Nullable
    Instrument instrument(Symbol symbol) {
        return instruments().get(symbol);
    }

    /// The books of a symbol, one for each venue that quotes it.
    List<BookSnapshot> books(Symbol symbol) {
        return readSide.marketData().booksOf(symbol);
    }

    ObjectNode book(Symbol symbol, List<BookSnapshot> books) {
        Instrument instrument = instrument(symbol);
        ObjectNode json = JsonViews.object().put("symbol", symbol.value());
        var array = json.putArray("books");
        books.forEach(book -> array.add(BookJson.of(book, instrument)));
        return json;
    }

    private Map<Symbol, Instrument> instruments() {
        Map<Symbol, Instrument> bySymbol = new HashMap<>();
        for (Instrument instrument : readSide.instruments()) {
            bySymbol.put(instrument.symbol(), instrument);
        }
        return bySymbol;
    }

    List<ObjectNode> kills() {
        return readSide.kills().stream().map(KillJson::kill).toList();
    }
}
