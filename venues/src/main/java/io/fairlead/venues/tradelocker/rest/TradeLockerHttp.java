package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.web.Http;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// TradeLocker's interface over HTTP: a desk for each login. Owned by the venue's thread.
public final class TradeLockerHttp implements TradeLockerRest {
    /// In a turn: an order that is wanted meanwhile waits for no more than this one to be read.
    private static final int MOST_ANSWERS = 1;
    private static final long VIEW_NANOS = 100_000_000L;

    private final Http http;
    private final LongSupplier clock;
    private final Queue<Runnable> told = new ArrayDeque<>();
    private final LongAnswers answers = new LongAnswers();
    private final Map<String, LoginDesk> desks = new LinkedHashMap<>();
    private final Map<AccountRef, HistoryCuts> cuts = new HashMap<>();
    private final ReferenceCache references;
    private final InfoRoutes infoRoutes;
    private volatile RestView view;
    private long drawAtNanos = Long.MIN_VALUE;

    /// What it stands on.
    ///
    /// @param http for this interface alone: it is polled here
    /// @param clock epoch nanoseconds
    public record Ports(Http http, TokenStore tokens, RestListener listener, LongSupplier clock) {}

    public TradeLockerHttp(RestSettings settings, List<LoginSettings> logins, Ports ports) {
        this.http = ports.http();
        this.clock = ports.clock();
        LoginDesk.Shared shared =
                new LoginDesk.Shared(settings, http, ports.tokens(), ports.listener(), clock, told, answers);
        for (LoginSettings login : logins) {
            if (desks.put(login.name(), new LoginDesk(login, shared)) != null) {
                throw new IllegalArgumentException(
                        "logins must have names of their own, two are '" + login.name() + "'");
            }
        }
        this.references = new ReferenceCache(settings.ages().referenceNanos(), told);
        this.infoRoutes = new InfoRoutes(this::quotes, told);
        this.view = draw(clock.getAsLong());
    }

    /// What came is told before anything else is asked: somebody waits for what became of an order.
    @Override
    public int poll(long nowNanos) {
        int work = http.poll(MOST_ANSWERS) + answers.poll() + tell();
        for (LoginDesk desk : desks.values()) {
            work += desk.poll(nowNanos);
        }
        work += tell();
        if (nowNanos >= drawAtNanos || nowNanos + VIEW_NANOS < drawAtNanos) { // or the clock was set back
            drawAtNanos = nowNanos + VIEW_NANOS;
            view = draw(nowNanos);
        }
        return work;
    }

    /// What is added meanwhile waits for the next poll, so that nobody is called from within a call.
    private int tell() {
        int count = told.size();
        for (int i = 0; i < count; i++) {
            told.remove().run();
        }
        return count;
    }

    @Override
    public long nextNanos() {
        if (!told.isEmpty() || !answers.isEmpty()) {
            return Long.MIN_VALUE;
        }
        long next = Long.MAX_VALUE;
        for (LoginDesk desk : desks.values()) {
            next = Math.min(next, desk.nextNanos());
        }
        return next;
    }

    @Override
    public void close() {
        desks.values().forEach(LoginDesk::close);
        told.clear();
        answers.clear();
        http.close();
        view = draw(clock.getAsLong());
    }

    private RestView draw(long nowNanos) {
        List<LoginHealth> logins = new ArrayList<>(desks.size());
        List<BudgetView> budgets = new ArrayList<>(desks.size());
        for (LoginDesk desk : desks.values()) {
            logins.add(desk.health());
            budgets.add(desk.budgets().ordersView(nowNanos));
        }
        return new RestView(logins, budgets);
    }

    @Override
    public RestView view() {
        return view;
    }

    @Override
    public RouteView route(String login, Route route, Priority priority) {
        return desk(login).route(route, priority, clock.getAsLong());
    }

    private LoginDesk desk(String login) {
        LoginDesk desk = desks.get(login);
        if (desk == null) {
            throw new IllegalArgumentException("login must be one of " + desks.keySet() + ", was '" + login + "'");
        }
        return desk;
    }

    private LoginDesk desk(AccountRef account) {
        return desk(account.login());
    }

    private <T> void reference(Ask<T> ask, AccountRef account, Consumer<Reply<T>> then) {
        references.ask(account.login(), ask, then, desk(account)::ask, clock.getAsLong());
    }

    @Override
    public void allAccounts(String login, Consumer<Reply<List<AccountRow>>> then) {
        desk(login).ask(TradeLockerAsks.allAccounts(login), then);
    }

    @Override
    public void streamTokens(String login, Consumer<Reply<List<StreamToken>>> then) {
        desk(login).streamTokens(then);
    }

    @Override
    public void config(AccountRef account, Consumer<Reply<TradeConfig>> then) {
        desk(account).config(account, then);
    }

    @Override
    public void accountDetails(AccountRef account, Priority priority, Consumer<Reply<AccountDetails>> then) {
        desk(account).ask(TradeLockerAsks.accountDetails(account, priority), then);
    }

    @Override
    public void state(AccountRef account, Priority priority, Consumer<Reply<StateRow>> then) {
        LoginDesk desk = desk(account);
        desk.ask(TradeLockerAsks.state(account, priority, desk::layouts), then);
    }

    @Override
    public void positions(AccountRef account, Priority priority, Consumer<Reply<Listing<PositionRow>>> then) {
        LoginDesk desk = desk(account);
        desk.ask(TradeLockerAsks.positions(account, priority, desk::layouts), then);
    }

    @Override
    public void orders(AccountRef account, Priority priority, Consumer<Reply<Listing<OrderRow>>> then) {
        LoginDesk desk = desk(account);
        desk.ask(TradeLockerAsks.orders(account, priority, desk::layouts), then);
    }

    @Override
    public void ordersHistoryPage(
            AccountRef account, HistoryQuery query, Priority priority, Consumer<Reply<HistoryPage>> then) {
        LoginDesk desk = desk(account);
        desk.ask(TradeLockerAsks.ordersHistory(account, query, priority, desk::layouts), then);
    }

    @Override
    public void ordersHistory(
            AccountRef account, HistoryQuery query, Priority priority, Consumer<Reply<Listing<OrderRow>>> then) {
        HistoryCuts known = cuts.computeIfAbsent(account, _ -> new HistoryCuts());
        new HistoryRead((part, told) -> ordersHistoryPage(account, part, priority, told), query, known, then).begin();
    }

    @Override
    public void executions(AccountRef account, Priority priority, Consumer<Reply<Listing<ExecutionRow>>> then) {
        LoginDesk desk = desk(account);
        desk.ask(TradeLockerAsks.executions(account, priority, desk::layouts), then);
    }

    @Override
    public void closedTrades(AccountRef account, @Nullable String beforeId, Consumer<Reply<ClosedTrades>> then) {
        desk(account).ask(TradeLockerAsks.closedTrades(account, beforeId), then);
    }

    @Override
    public void instruments(AccountRef account, Consumer<Reply<Listing<InstrumentRow>>> then) {
        reference(TradeLockerAsks.instruments(account), account, then);
    }

    @Override
    public void instrumentDetails(
            AccountRef account, String tradableInstrumentId, String routeId, Consumer<Reply<InstrumentDetails>> then) {
        reference(TradeLockerAsks.instrumentDetails(account, tradableInstrumentId, routeId), account, then);
    }

    @Override
    public void session(AccountRef account, String tradeSessionId, Consumer<Reply<TradeSession>> then) {
        reference(TradeLockerAsks.session(account, tradeSessionId), account, then);
    }

    @Override
    public void sessionStatus(AccountRef account, String tradeSessionStatusId, Consumer<Reply<SessionStatus>> then) {
        reference(TradeLockerAsks.sessionStatus(account, tradeSessionStatusId), account, then);
    }

    @Override
    public void infoRoute(AccountRef account, InstrumentRow instrument, Consumer<Reply<String>> then) {
        infoRoutes.find(account, instrument, then);
    }

    @Override
    public void forgetInfoRoute(AccountRef account, String tradableInstrumentId) {
        infoRoutes.forget(account, tradableInstrumentId);
    }

    @Override
    public void quotes(
            AccountRef account, String tradableInstrumentId, String infoRoute, Consumer<Reply<QuoteRow>> then) {
        desk(account).ask(TradeLockerAsks.quotes(account, tradableInstrumentId, infoRoute), then);
    }

    @Override
    public void depth(
            AccountRef account, String tradableInstrumentId, String infoRoute, Consumer<Reply<DepthRow>> then) {
        desk(account).ask(TradeLockerAsks.depth(account, tradableInstrumentId, infoRoute), then);
    }

    @Override
    public void dailyBar(
            AccountRef account,
            String tradableInstrumentId,
            String infoRoute,
            String barType,
            Consumer<Reply<BarRow>> then) {
        desk(account).ask(TradeLockerAsks.dailyBar(account, tradableInstrumentId, infoRoute, barType), then);
    }

    @Override
    public void history(AccountRef account, BarQuery query, Consumer<Reply<BarHistory>> then) {
        desk(account).ask(TradeLockerAsks.history(account, query), then);
    }

    @Override
    public void place(AccountRef account, PlaceRequest request, Priority priority, Consumer<Reply<Placed>> then) {
        desk(account).ask(TradeLockerAsks.place(account, request, requireOrder(priority)), then);
    }

    private static Priority requireOrder(Priority priority) {
        if (priority != Priority.NEW && priority != Priority.REDUCE) {
            throw new IllegalArgumentException("an order must be NEW or REDUCE, was " + priority);
        }
        return priority;
    }

    @Override
    public void modifyOrder(
            AccountRef account, ModifyOrderRequest request, Priority priority, Consumer<Reply<Accepted>> then) {
        desk(account).ask(TradeLockerAsks.modifyOrder(account, request, requireOrder(priority)), then);
    }

    @Override
    public void cancel(AccountRef account, String orderId, Consumer<Reply<Accepted>> then) {
        desk(account).ask(TradeLockerAsks.cancel(account, orderId), then);
    }

    @Override
    public void cancelAll(AccountRef account, @Nullable String tradableInstrumentId, Consumer<Reply<Accepted>> then) {
        desk(account).ask(TradeLockerAsks.cancelAll(account, tradableInstrumentId), then);
    }

    @Override
    public void modifyPosition(AccountRef account, ModifyPositionRequest request, Consumer<Reply<Accepted>> then) {
        desk(account).ask(TradeLockerAsks.modifyPosition(account, request), then);
    }

    @Override
    public void closePosition(AccountRef account, String positionId, Decimal qty, Consumer<Reply<Accepted>> then) {
        desk(account).ask(TradeLockerAsks.closePosition(account, positionId, qty, null), then);
    }

    @Override
    public void closePosition(
            AccountRef account, String positionId, Decimal qty, String strategyId, Consumer<Reply<Accepted>> then) {
        desk(account).ask(TradeLockerAsks.closePosition(account, positionId, qty, strategyId), then);
    }

    @Override
    public void closeAll(AccountRef account, @Nullable String tradableInstrumentId, Consumer<Reply<Accepted>> then) {
        desk(account).ask(TradeLockerAsks.closeAll(account, tradableInstrumentId), then);
    }

    @Override
    public void retry(String login) {
        desk(login).retry();
    }
}
