package io.fairlead.gateway;

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
import io.fairlead.venues.tradelocker.rest.LoginHealth;
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
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The way to a scripted venue and back, in virtual time: each exchange takes a while, and is lost as the test says.
final class ScriptedRest implements TradeLockerRest {
    private static final long MILLI = 1_000_000L;
    private static final long LATENCY_NANOS = 30 * MILLI;
    private static final long TIMEOUT_NANOS = 10_000 * MILLI;

    final ScriptedTradeLocker venue;
    final ArrayDeque<Loss> losses = new ArrayDeque<>();
    LoginHealth.State login = LoginHealth.State.READY;
    private final LongSupplier clock;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::number));
    private long numbers;

    /// What becomes of the next exchange that changes something.
    enum Loss {
        NONE,
        /// The venue never hears of it.
        BEFORE,
        /// The venue does it, and its answer is lost.
        AFTER,
        /// The venue does it five seconds after we gave up.
        LATE,
        /// It never leaves.
        NOT_SENT
    }

    private record Event(long atNanos, long number, Runnable body) {}

    ScriptedRest(ScriptedTradeLocker venue, LongSupplier clock) {
        this.venue = venue;
        this.clock = clock;
    }

    private void at(long nanos, Runnable body) {
        numbers++;
        events.add(new Event(nanos, numbers, body));
    }

    @Override
    public int poll(long nowNanos) {
        int done = 0;
        Event next = events.peek();
        while (next != null && next.atNanos <= nowNanos) {
            events.remove();
            next.body.run();
            done++;
            next = events.peek();
        }
        return done;
    }

    private <T> void ask(Supplier<T> answer, Consumer<Reply<T>> then) {
        long sent = clock.getAsLong();
        at(sent + LATENCY_NANOS / 2, () -> {
            T told = answer.get();
            at(sent + LATENCY_NANOS, () -> then.accept(new Reply.Ok<>(told, sent, sent + LATENCY_NANOS)));
        });
    }

    /// `deed` returns null where the venue refuses.
    private <T> void act(Supplier<@Nullable T> deed, Consumer<Reply<T>> then) {
        Loss loss = losses.isEmpty() ? Loss.NONE : losses.remove();
        long sent = clock.getAsLong();
        switch (loss) {
            case NONE ->
                at(sent + LATENCY_NANOS / 2, () -> {
                    T done = deed.get();
                    at(
                            sent + LATENCY_NANOS,
                            () -> then.accept(
                                    done == null
                                            ? new Reply.Refused<>(200, "it can't be done")
                                            : new Reply.Ok<>(done, sent, sent + LATENCY_NANOS)));
                });
            case BEFORE -> lost(sent, then);
            case AFTER -> {
                at(sent + LATENCY_NANOS / 2, deed::get);
                lost(sent, then);
            }
            case LATE -> {
                at(sent + TIMEOUT_NANOS + 5_000 * MILLI, deed::get);
                lost(sent, then);
            }
            case NOT_SENT ->
                at(
                        sent + LATENCY_NANOS,
                        () -> then.accept(new Reply.NotSent<>(Reply.Cause.CONNECT, "no connection", 0)));
        }
    }

    private <T> void lost(long sent, Consumer<Reply<T>> then) {
        at(sent + TIMEOUT_NANOS, () -> then.accept(new Reply.Unknown<>("no answer in 10 s")));
    }

    @Override
    public long nextNanos() {
        return events.isEmpty() ? Long.MAX_VALUE : events.peek().atNanos;
    }

    @Override
    public void close() {
        events.clear();
    }

    @Override
    public RestView view() {
        return new RestView(
                List.of(new LoginHealth("login", login, 0, login == LoginHealth.State.READY ? "" : "gone", 0, 0, 1)),
                List.of());
    }

    @Override
    public RouteView route(String ofLogin, Route route, Priority priority) {
        return new RouteView(5, 1_000 * MILLI, 85, 4, 0, 0);
    }

    @Override
    public void allAccounts(String ofLogin, Consumer<Reply<List<AccountRow>>> then) {
        ask(() -> List.of(new AccountRow(ScriptedTradeLocker.REF, "A", "USD", "ACTIVE", null)), then);
    }

    @Override
    public void accountDetails(AccountRef account, Priority priority, Consumer<Reply<AccountDetails>> then) {
        ask(
                () -> new AccountDetails(
                        "123456", "A", "DEMO", "USD", "ACTIVE", Map.of(), Map.of("dailyLossLimit", Decimal.of(500))),
                then);
    }

    @Override
    public void positions(AccountRef account, Priority priority, Consumer<Reply<Listing<PositionRow>>> then) {
        ask(() -> Listing.of(List.copyOf(venue.positions.values())), then);
    }

    @Override
    public void orders(AccountRef account, Priority priority, Consumer<Reply<Listing<OrderRow>>> then) {
        ask(() -> Listing.of(List.copyOf(venue.open.values())), then);
    }

    @Override
    public void ordersHistory(
            AccountRef account, HistoryQuery query, Priority priority, Consumer<Reply<Listing<OrderRow>>> then) {
        ask(() -> Listing.of(venue.history(query)), then);
    }

    @Override
    public void instruments(AccountRef account, Consumer<Reply<Listing<InstrumentRow>>> then) {
        ask(
                () -> Listing.of(List.of(new InstrumentRow(
                        ScriptedTradeLocker.EURUSD,
                        "315",
                        "EURUSD",
                        "Euro",
                        "FOREX",
                        List.of(ScriptedTradeLocker.ROUTE),
                        List.of("452")))),
                then);
    }

    @Override
    public void instrumentDetails(
            AccountRef account, String id, String route, Consumer<Reply<InstrumentDetails>> then) {
        InstrumentDetails.Sizes sizes =
                new InstrumentDetails.Sizes(Decimal.of(100_000), Decimal.of("0.01"), Decimal.of("0.01"), null);
        ask(
                () -> new InstrumentDetails(
                        "EURUSD",
                        "FOREX",
                        "USD",
                        "EUR",
                        "FULLY_OPEN",
                        sizes,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        Map.of()),
                then);
    }

    @Override
    public void place(AccountRef account, PlaceRequest request, Priority priority, Consumer<Reply<Placed>> then) {
        act(() -> new Placed(venue.place(request, clock.getAsLong())), then);
    }

    @Override
    public void modifyOrder(
            AccountRef account, ModifyOrderRequest request, Priority priority, Consumer<Reply<Accepted>> then) {
        act(() -> venue.modify(request, clock.getAsLong()) ? new Accepted() : null, then);
    }

    @Override
    public void cancel(AccountRef account, String orderId, Consumer<Reply<Accepted>> then) {
        act(() -> venue.end(orderId, "Cancelled", clock.getAsLong()) ? new Accepted() : null, then);
    }

    @Override
    public void closePosition(AccountRef account, String positionId, Decimal qty, Consumer<Reply<Accepted>> then) {
        act(() -> venue.close(positionId, qty, clock.getAsLong()) ? new Accepted() : null, then);
    }

    @Override
    public void modifyPosition(AccountRef account, ModifyPositionRequest request, Consumer<Reply<Accepted>> then) {
        throw none();
    }

    @Override
    public void retry(String ofLogin) {
        throw none();
    }

    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("the script has no such answer");
    }

    @Override
    public void streamTokens(String ofLogin, Consumer<Reply<List<StreamToken>>> then) {
        throw none();
    }

    @Override
    public void config(AccountRef account, Consumer<Reply<TradeConfig>> then) {
        throw none();
    }

    @Override
    public void state(AccountRef account, Priority priority, Consumer<Reply<StateRow>> then) {
        throw none();
    }

    @Override
    public void ordersHistoryPage(
            AccountRef account, HistoryQuery query, Priority priority, Consumer<Reply<HistoryPage>> then) {
        throw none();
    }

    @Override
    public void executions(AccountRef account, Priority priority, Consumer<Reply<Listing<ExecutionRow>>> then) {
        throw none();
    }

    @Override
    public void closedTrades(AccountRef account, @Nullable String beforeId, Consumer<Reply<ClosedTrades>> then) {
        throw none();
    }

    @Override
    public void session(AccountRef account, String id, Consumer<Reply<TradeSession>> then) {
        throw none();
    }

    @Override
    public void sessionStatus(AccountRef account, String id, Consumer<Reply<SessionStatus>> then) {
        throw none();
    }

    @Override
    public void infoRoute(AccountRef account, InstrumentRow instrument, Consumer<Reply<String>> then) {
        ask(() -> "452", then);
    }

    @Override
    public void forgetInfoRoute(AccountRef account, String id) {
        throw none();
    }

    @Override
    public void quotes(AccountRef account, String id, String infoRoute, Consumer<Reply<QuoteRow>> then) {
        ask(() -> new QuoteRow(Decimal.of("1.1001"), Decimal.of(5), Decimal.of("1.1"), Decimal.of(5)), then);
    }

    @Override
    public void depth(AccountRef account, String id, String infoRoute, Consumer<Reply<DepthRow>> then) {
        throw none();
    }

    @Override
    public void dailyBar(
            AccountRef account, String id, String infoRoute, String barType, Consumer<Reply<BarRow>> then) {
        throw none();
    }

    @Override
    public void history(AccountRef account, BarQuery query, Consumer<Reply<BarHistory>> then) {
        throw none();
    }

    @Override
    public void cancelAll(AccountRef account, @Nullable String id, Consumer<Reply<Accepted>> then) {
        throw none();
    }

    @Override
    public void closeAll(AccountRef account, @Nullable String id, Consumer<Reply<Accepted>> then) {
        throw none();
    }
}
