package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.rest.Ask.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is asked of each route: method, path, query, body, and how its answer is read. Pure.
final class TradeLockerAsks {
    private static final String INSTRUMENT = "tradableInstrumentId";
    private static final int CLOSED_TRADES = 200;

    private TradeLockerAsks() {}

    static Ask<List<AccountRow>> allAccounts(String login) {
        return new Ask<>(
                Route.ALL_ACCOUNTS,
                null,
                Priority.QUERY,
                Target.get("/auth/jwt/all-accounts"),
                Reading.bare(root -> TradeLockerMessages.allAccounts(root, login)));
    }

    static Ask<List<StreamToken>> streamTokens(byte[] credentials) {
        return new Ask<>(
                Route.STREAM_TOKENS,
                null,
                Priority.QUERY,
                Target.with("POST", "/auth/jwt/accounts/tokens", credentials),
                Reading.bare(TradeLockerMessages::streamTokens));
    }

    /// `applied` hears what was read, and gives what is told of it.
    static Ask<TradeConfig> config(AccountRef account, Function<TradeLockerMessages.Config, TradeConfig> applied) {
        return new Ask<>(
                Route.CONFIG,
                account,
                Priority.QUERY,
                Target.get("/trade/config"),
                Reading.of(d -> applied.apply(TradeLockerMessages.config(d))));
    }

    static Ask<AccountDetails> accountDetails(AccountRef account, Priority priority) {
        return new Ask<>(
                Route.ACCOUNT_DETAILS,
                account,
                priority,
                Target.get("/trade/accounts"),
                Reading.of(d -> TradeLockerMessages.accountDetails(d, account)));
    }

    private static String of(AccountRef account, String rest) {
        return "/trade/accounts/" + account.accountId() + rest;
    }

    static Ask<StateRow> state(AccountRef account, Priority priority, Layouts.Source source) {
        return new Ask<>(
                Route.STATE,
                account,
                priority,
                Target.get(of(account, "/state")),
                Reading.of(d ->
                        TradeLockerMessages.state(d, source.layouts().state().require())));
    }

    static Ask<Listing<PositionRow>> positions(AccountRef account, Priority priority, Layouts.Source source) {
        return new Ask<>(
                Route.POSITIONS,
                account,
                priority,
                Target.get(of(account, "/positions")),
                Reading.of(d -> TradeLockerMessages.positions(
                        d, source.layouts().positions().require())));
    }

    static Ask<Listing<OrderRow>> orders(AccountRef account, Priority priority, Layouts.Source source) {
        return new Ask<>(
                Route.ORDERS,
                account,
                priority,
                Target.get(of(account, "/orders")),
                Reading.of(d ->
                        TradeLockerMessages.orders(d, source.layouts().orders().require())));
    }

    static Ask<HistoryPage> ordersHistory(
            AccountRef account, HistoryQuery query, Priority priority, Layouts.Source source) {
        Map<String, String> params = only(INSTRUMENT, query.tradableInstrumentId());
        params.put("from", Long.toString(query.fromMillis()));
        params.put("to", Long.toString(query.toMillis()));
        return new Ask<>(
                Route.ORDERS_HISTORY,
                account,
                priority,
                Target.get(of(account, "/ordersHistory"), params),
                Reading.of(d -> TradeLockerMessages.ordersHistory(
                        d, source.layouts().ordersHistory().require())));
    }

    static Ask<Listing<ExecutionRow>> executions(AccountRef account, Priority priority, Layouts.Source source) {
        return new Ask<>(
                Route.EXECUTIONS,
                account,
                priority,
                Target.get(of(account, "/executions")),
                Reading.of(d -> TradeLockerMessages.executions(
                        d, source.layouts().executions().require())));
    }

    static Ask<ClosedTrades> closedTrades(AccountRef account, @Nullable String beforeId) {
        Map<String, String> params = only("lastTradeId", beforeId);
        params.put("limit", Integer.toString(CLOSED_TRADES));
        return new Ask<>(
                Route.CLOSED_TRADES,
                account,
                Priority.POLL,
                Target.get("/trade/reports/close-trades-history", params),
                // seen without an envelope, and with one
                Reading.bare(
                        root -> ReferenceMessages.closedTrades(root.get("s").isNull() ? root : root.get("d"))));
    }

    private static Map<String, String> only(String name, @Nullable String word) {
        Map<String, String> params = new HashMap<>();
        if (word != null) {
            params.put(name, WireWords.requirePlain(name, word));
        }
        return params;
    }

    static Ask<Listing<InstrumentRow>> instruments(AccountRef account) {
        return prices(
                Route.INSTRUMENTS, account, Target.get(of(account, "/instruments")), ReferenceMessages::instruments);
    }

    private static <T> Ask<T> prices(Route route, AccountRef account, Target target, RowReader.One<T> body) {
        return new Ask<>(route, account, Priority.PRICES, target, Reading.of(body));
    }

    static Ask<InstrumentDetails> instrumentDetails(AccountRef account, String instrument, String routeId) {
        String path = "/trade/instruments/" + WireWords.requirePlain(INSTRUMENT, instrument);
        return prices(
                Route.INSTRUMENT_DETAILS,
                account,
                Target.get(path, only("routeId", routeId)),
                ReferenceMessages::instrumentDetails);
    }

    static Ask<TradeSession> session(AccountRef account, String id) {
        return prices(
                Route.SESSIONS,
                account,
                Target.get("/trade/sessions/" + WireWords.requirePlain("session", id)),
                ReferenceMessages::session);
    }

    static Ask<SessionStatus> sessionStatus(AccountRef account, String id) {
        return prices(
                Route.SESSION_STATUSES,
                account,
                Target.get("/trade/sessionStatuses/" + WireWords.requirePlain("session status", id)),
                ReferenceMessages::sessionStatus);
    }

    private static Map<String, String> market(String instrument, String infoRoute) {
        Map<String, String> params = only(INSTRUMENT, instrument);
        params.put("routeId", WireWords.requirePlain("route", infoRoute));
        return params;
    }

    static Ask<QuoteRow> quotes(AccountRef account, String instrument, String infoRoute) {
        return prices(
                Route.QUOTES,
                account,
                Target.get("/trade/quotes", market(instrument, infoRoute)),
                ReferenceMessages::quote);
    }

    static Ask<DepthRow> depth(AccountRef account, String instrument, String infoRoute) {
        return prices(
                Route.DEPTH,
                account,
                Target.get("/trade/depth", market(instrument, infoRoute)),
                ReferenceMessages::depth);
    }

    static Ask<BarRow> dailyBar(AccountRef account, String instrument, String infoRoute, String barType) {
        Map<String, String> params = market(instrument, infoRoute);
        params.put("barType", WireWords.requirePlain("barType", barType));
        return prices(Route.DAILY_BAR, account, Target.get("/trade/dailyBar", params), ReferenceMessages::bar);
    }

    static Ask<BarHistory> history(AccountRef account, BarQuery query) {
        Map<String, String> params = market(query.tradableInstrumentId(), query.infoRoute());
        params.put("resolution", query.resolution().word());
        params.put("from", Long.toString(query.fromMillis()));
        params.put("to", Long.toString(query.toMillis()));
        return new Ask<>(Route.HISTORY, account, Priority.PRICES, Target.get("/trade/history", params), Reading.bars());
    }

    static Ask<Placed> place(AccountRef account, PlaceRequest request, Priority priority) {
        return new Ask<>(
                Route.PLACE_ORDER,
                account,
                priority,
                Target.with("POST", of(account, "/orders"), TradeLockerBodies.place(request)),
                Reading.of(TradeLockerMessages::placed));
    }

    private static Ask<Accepted> change(Route route, AccountRef account, Priority priority, Target target) {
        return new Ask<>(route, account, priority, target, Reading.accepted());
    }

    static Ask<Accepted> modifyOrder(AccountRef account, ModifyOrderRequest request, Priority priority) {
        String path = "/trade/orders/" + request.orderId();
        return change(
                Route.MODIFY_ORDER,
                account,
                priority,
                Target.with("PATCH", path, TradeLockerBodies.modifyOrder(request)));
    }

    static Ask<Accepted> cancel(AccountRef account, String orderId) {
        String path = "/trade/orders/" + WireWords.requirePlain("order id", orderId);
        return change(
                Route.CANCEL_ORDER, account, Priority.CANCEL, Target.with("DELETE", path, TradeLockerBodies.NONE));
    }

    static Ask<Accepted> cancelAll(AccountRef account, @Nullable String instrument) {
        return change(
                Route.CANCEL_ALL,
                account,
                Priority.CANCEL,
                new Target("DELETE", of(account, "/orders"), only(INSTRUMENT, instrument), TradeLockerBodies.NONE));
    }

    static Ask<Accepted> modifyPosition(AccountRef account, ModifyPositionRequest request) {
        String path = "/trade/positions/" + request.positionId();
        return change(
                Route.MODIFY_POSITION,
                account,
                Priority.NEW,
                Target.with("PATCH", path, TradeLockerBodies.modifyPosition(request)));
    }

    static Ask<Accepted> closePosition(
            AccountRef account, String positionId, Decimal qty, @Nullable String strategyId) {
        if (qty.signum() < 0) {
            throw new IllegalArgumentException("what is closed must be lots, or 0 for all, was " + qty);
        }
        String path = "/trade/positions/" + WireWords.requirePlain("position id", positionId);
        return change(
                Route.CLOSE_POSITION,
                account,
                Priority.REDUCE,
                new Target("DELETE", path, only("strategyId", strategyId), TradeLockerBodies.close(qty)));
    }

    static Ask<Accepted> closeAll(AccountRef account, @Nullable String instrument) {
        return change(
                Route.CLOSE_ALL,
                account,
                Priority.REDUCE,
                new Target("DELETE", of(account, "/positions"), only(INSTRUMENT, instrument), TradeLockerBodies.NONE));
    }
}
