package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.rest.Accepted;
import io.fairlead.venues.tradelocker.rest.AccountDetails;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.AccountRow;
import io.fairlead.venues.tradelocker.rest.BarHistory;
import io.fairlead.venues.tradelocker.rest.BarQuery;
import io.fairlead.venues.tradelocker.rest.BarRow;
import io.fairlead.venues.tradelocker.rest.ClosedTrades;
import io.fairlead.venues.tradelocker.rest.DepthRow;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.HistoryPage;
import io.fairlead.venues.tradelocker.rest.HistoryQuery;
import io.fairlead.venues.tradelocker.rest.InstrumentDetails;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.Listing;
import io.fairlead.venues.tradelocker.rest.ModifyOrderRequest;
import io.fairlead.venues.tradelocker.rest.ModifyPositionRequest;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PlaceRequest;
import io.fairlead.venues.tradelocker.rest.Placed;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.QuoteRow;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.RestView;
import io.fairlead.venues.tradelocker.rest.Route;
import io.fairlead.venues.tradelocker.rest.RouteView;
import io.fairlead.venues.tradelocker.rest.SessionStatus;
import io.fairlead.venues.tradelocker.rest.StateRow;
import io.fairlead.venues.tradelocker.rest.StreamToken;
import io.fairlead.venues.tradelocker.rest.TradeConfig;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import io.fairlead.venues.tradelocker.rest.TradeSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// TradeLocker's REST interface over `FakeAccounts`, in virtual time. What is asked reaches the venue after half of the
/// latency and is answered after the rest; the test may have it fail.
final class FakeRest implements TradeLockerRest {
    /// What becomes of the next questions of an account.
    interface Fate {
        Fate ANSWERED = (_, _) -> null;

        /// Null to have it answered.
        @Nullable
        Supplier<Reply<?>> of(AccountRef account, Route route);
    }

    record Asked(AccountRef account, Route route, long atNanos) {}

    private record Event(long atNanos, long order, Runnable body) {}

    final FakeAccounts accounts;
    final List<Asked> asked = new ArrayList<>();
    final Map<Route, Integer> mostPerSecond = new EnumMap<>(Route.class);
    final Map<AccountRef, HistoryQuery> lastHistory = new HashMap<>();
    Fate fate = Fate.ANSWERED;
    Supplier<Long> latencyNanos = () -> 80_000_000L;
    List<StreamToken> tokens = List.of();
    int tokensAsked;
    int unreadable;
    private final List<Event> events = new ArrayList<>();
    private long orderOfEvents;
    private long nowNanos;

    FakeRest(FakeAccounts accounts) {
        this.accounts = accounts;
    }

    private <T> void ask(AccountRef account, Route route, Supplier<T> value, Consumer<Reply<T>> then) {
        asked.add(new Asked(account, route, nowNanos));
        long sent = nowNanos;
        long latency = latencyNanos.get();
        Supplier<Reply<?>> failure = fate.of(account, route);
        at(sent + latency / 2, () -> {
            T told = value.get();
            at(
                    sent + latency,
                    () -> then.accept(
                            failure == null ? new Reply.Ok<>(told, sent, nowNanos) : FakeRest.<T>cast(failure.get())));
        });
    }

    @SuppressWarnings("unchecked")
    private static <T> Reply<T> cast(Reply<?> reply) {
        return (Reply<T>) reply;
    }

    private void at(long nanos, Runnable body) {
        orderOfEvents++;
        events.add(new Event(nanos, orderOfEvents, body));
    }

    @Override
    public int poll(long atNanos) {
        nowNanos = atNanos;
        int done = 0;
        while (true) {
            Event next = events.stream()
                    .filter(each -> each.atNanos <= nowNanos)
                    .min(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::order))
                    .orElse(null);
            if (next == null) {
                return done;
            }
            events.remove(next);
            next.body.run();
            done++;
        }
    }

    int countOf(Route route, AccountRef account, long sinceNanos) {
        return (int) asked.stream()
                .filter(each -> each.route == route && each.account.equals(account) && each.atNanos >= sinceNanos)
                .count();
    }

    /// The most questions of a route in any second.
    int mostInASecond(Route route) {
        List<Long> times = asked.stream()
                .filter(each -> each.route == route)
                .map(Asked::atNanos)
                .toList();
        int most = 0;
        for (int i = 0, from = 0; i < times.size(); i++) {
            while (times.get(i) - times.get(from) >= 1_000_000_000L) {
                from++;
            }
            most = Math.max(most, i - from + 1);
        }
        return most;
    }

    @Override
    public RouteView route(String login, Route route, Priority priority) {
        int most = mostPerSecond.getOrDefault(route, 1_000);
        int recent = 0;
        long oldest = nowNanos;
        for (int i = asked.size() - 1; i >= 0 && nowNanos - asked.get(i).atNanos < 1_000_000_000L; i--) {
            if (asked.get(i).route == route) {
                recent++;
                oldest = asked.get(i).atNanos;
            }
        }
        int free = most - recent;
        long freeAt = free > 0 ? nowNanos : oldest + 1_000_000_000L;
        return new RouteView(most, 1_000_000_000L, 100, Math.max(0, free), freeAt, 0);
    }

    private <T> Listing<T> listing(List<T> rows) {
        return new Listing<>(rows, unreadable, unreadable == 0 ? "" : "a row that nobody can read");
    }

    @Override
    public void streamTokens(String login, Consumer<Reply<List<StreamToken>>> then) {
        tokensAsked++;
        ask(new AccountRef(login, "0", "0"), Route.STREAM_TOKENS, () -> tokens, then);
    }

    @Override
    public void state(AccountRef account, Priority priority, Consumer<Reply<StateRow>> then) {
        ask(account, Route.STATE, () -> accounts.state(account), then);
    }

    @Override
    public void positions(AccountRef account, Priority priority, Consumer<Reply<Listing<PositionRow>>> then) {
        ask(
                account,
                Route.POSITIONS,
                () -> listing(List.copyOf(accounts.of(account).positions.values())),
                then);
    }

    @Override
    public void orders(AccountRef account, Priority priority, Consumer<Reply<Listing<OrderRow>>> then) {
        ask(
                account,
                Route.ORDERS,
                () -> listing(List.copyOf(accounts.of(account).orders.values())),
                then);
    }

    /// By the time of creation, the less obliging of the two meanings that the venue's documents leave open.
    @Override
    public void ordersHistory(
            AccountRef account, HistoryQuery query, Priority priority, Consumer<Reply<Listing<OrderRow>>> then) {
        lastHistory.put(account, query);
        ask(
                account,
                Route.ORDERS_HISTORY,
                () -> listing(accounts.of(account).history.stream()
                        .filter(row -> row.createdNanos() / 1_000_000 >= query.fromMillis()
                                && row.createdNanos() / 1_000_000 <= query.toMillis())
                        .toList()),
                then);
    }

    @Override
    public void executions(AccountRef account, Priority priority, Consumer<Reply<Listing<ExecutionRow>>> then) {
        ask(account, Route.EXECUTIONS, () -> listing(List.copyOf(accounts.of(account).executions)), then);
    }

    Map<String, QuoteRow> quotes = new HashMap<>();
    Map<String, BarHistory> bars = new HashMap<>();

    @Override
    public void infoRoute(AccountRef account, InstrumentRow instrument, Consumer<Reply<String>> then) {
        ask(account, Route.INSTRUMENTS, () -> instrument.infoRoutes().getLast(), then);
    }

    @Override
    public void quotes(
            AccountRef account, String tradableInstrumentId, String infoRoute, Consumer<Reply<QuoteRow>> then) {
        ask(account, Route.QUOTES, () -> quotes.get(tradableInstrumentId), then);
    }

    final Map<String, DepthRow> depths = new HashMap<>();
    final Map<String, BarRow> days = new HashMap<>();

    @Override
    public void depth(
            AccountRef account, String tradableInstrumentId, String infoRoute, Consumer<Reply<DepthRow>> then) {
        ask(account, Route.DEPTH, () -> depths.get(tradableInstrumentId), then);
    }

    @Override
    public void dailyBar(
            AccountRef account,
            String tradableInstrumentId,
            String infoRoute,
            String barType,
            Consumer<Reply<BarRow>> then) {
        ask(account, Route.DAILY_BAR, () -> days.get(tradableInstrumentId), then);
    }

    @Override
    public void history(AccountRef account, BarQuery query, Consumer<Reply<BarHistory>> then) {
        ask(account, Route.HISTORY, () -> bars.get(query.tradableInstrumentId()), then);
    }

    int forgotten;

    @Override
    public void forgetInfoRoute(AccountRef account, String tradableInstrumentId) {
        forgotten++;
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("nothing that follows accounts asks this");
    }

    @Override
    public long nextNanos() {
        throw unused();
    }

    @Override
    public void close() {
        throw unused();
    }

    @Override
    public RestView view() {
        throw unused();
    }

    @Override
    public void allAccounts(String login, Consumer<Reply<List<AccountRow>>> then) {
        throw unused();
    }

    @Override
    public void config(AccountRef account, Consumer<Reply<TradeConfig>> then) {
        throw unused();
    }

    @Override
    public void accountDetails(AccountRef account, Priority priority, Consumer<Reply<AccountDetails>> then) {
        throw unused();
    }

    @Override
    public void ordersHistoryPage(
            AccountRef account, HistoryQuery query, Priority priority, Consumer<Reply<HistoryPage>> then) {
        throw unused();
    }

    @Override
    public void closedTrades(AccountRef account, @Nullable String beforeId, Consumer<Reply<ClosedTrades>> then) {
        throw unused();
    }

    @Override
    public void instruments(AccountRef account, Consumer<Reply<Listing<InstrumentRow>>> then) {
        throw unused();
    }

    @Override
    public void instrumentDetails(
            AccountRef account, String tradableInstrumentId, String routeId, Consumer<Reply<InstrumentDetails>> then) {
        throw unused();
    }

    @Override
    public void session(AccountRef account, String tradeSessionId, Consumer<Reply<TradeSession>> then) {
        throw unused();
    }

    @Override
    public void sessionStatus(AccountRef account, String tradeSessionStatusId, Consumer<Reply<SessionStatus>> then) {
        throw unused();
    }

    @Override
    public void place(AccountRef account, PlaceRequest request, Priority priority, Consumer<Reply<Placed>> then) {
        throw unused();
    }

    @Override
    public void modifyOrder(
            AccountRef account, ModifyOrderRequest request, Priority priority, Consumer<Reply<Accepted>> then) {
        throw unused();
    }

    @Override
    public void cancel(AccountRef account, String orderId, Consumer<Reply<Accepted>> then) {
        throw unused();
    }

    @Override
    public void cancelAll(AccountRef account, @Nullable String tradableInstrumentId, Consumer<Reply<Accepted>> then) {
        throw unused();
    }

    @Override
    public void modifyPosition(AccountRef account, ModifyPositionRequest request, Consumer<Reply<Accepted>> then) {
        throw unused();
    }

    @Override
    public void closePosition(AccountRef account, String positionId, Decimal qty, Consumer<Reply<Accepted>> then) {
        throw unused();
    }

    @Override
    public void closeAll(AccountRef account, @Nullable String tradableInstrumentId, Consumer<Reply<Accepted>> then) {
        throw unused();
    }

    @Override
    public void retry(String login) {
        throw unused();
    }
}
