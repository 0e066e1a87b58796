package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// TradeLocker's REST interface, one method per route. Owned by the venue's thread, which polls it; never blocks.
///
/// Whoever asks hears once, within a later poll. Orders, changes, cancels and closes are sent at once or are `NotSent`;
/// questions wait their turn in the budget of their login. Reading accounts and configuration, and keeping logins in,
/// is done by itself from the first poll on: questions that need them wait for that.
public interface TradeLockerRest {
    /// Does what is due; returns how much that was.
    int poll(long nowNanos);

    /// When `poll` has something to do at the latest, without an answer or a request: for whoever parks.
    long nextNanos();

    /// Nothing is sent or told any more.
    void close();

    /// How logins and budgets stand, as of the last poll or little before. Any thread.
    RestView view();

    /// How a route stands now.
    RouteView route(String login, Route route, Priority priority);

    /// What the login may trade; asked of the venue.
    void allAccounts(String login, Consumer<Reply<List<AccountRow>>> then);

    /// Tokens for the streams of all accounts of a login: a login of its own, so ask for it as rarely as possible.
    void streamTokens(String login, Consumer<Reply<List<StreamToken>>> then);

    /// The configuration as it is used: read at login and again from time to time.
    void config(AccountRef account, Consumer<Reply<TradeConfig>> then);

    void accountDetails(AccountRef account, Priority priority, Consumer<Reply<AccountDetails>> then);

    void state(AccountRef account, Priority priority, Consumer<Reply<StateRow>> then);

    void positions(AccountRef account, Priority priority, Consumer<Reply<Listing<PositionRow>>> then);

    /// Orders that are not final.
    void orders(AccountRef account, Priority priority, Consumer<Reply<Listing<OrderRow>>> then);

    /// Final orders, one answer of the venue.
    void ordersHistoryPage(
            AccountRef account, HistoryQuery query, Priority priority, Consumer<Reply<HistoryPage>> then);

    /// Final orders, all of them: a stretch of which the venue has more than it tells is asked for in halves. Each
    /// order is told once. `sentNanos` is when the first question left.
    void ordersHistory(
            AccountRef account, HistoryQuery query, Priority priority, Consumer<Reply<Listing<OrderRow>>> then);

    /// Executions of what the venue calls the current session.
    void executions(AccountRef account, Priority priority, Consumer<Reply<Listing<ExecutionRow>>> then);

    /// `beforeId` is the `nextId` of the answer before, null for the newest.
    void closedTrades(AccountRef account, @Nullable String beforeId, Consumer<Reply<ClosedTrades>> then);

    /// What may be told without asking anew; `sentNanos` says how old it is.
    void instruments(AccountRef account, Consumer<Reply<Listing<InstrumentRow>>> then);

    /// As `instruments`. `routeId` is any route of the instrument.
    void instrumentDetails(
            AccountRef account, String tradableInstrumentId, String routeId, Consumer<Reply<InstrumentDetails>> then);

    /// As `instruments`.
    void session(AccountRef account, String tradeSessionId, Consumer<Reply<TradeSession>> then);

    /// As `instruments`.
    void sessionStatus(AccountRef account, String tradeSessionStatusId, Consumer<Reply<SessionStatus>> then);

    /// The route of prices that answers: the routes of an instrument are tried from the last to the first, and what is
    /// found is remembered.
    void infoRoute(AccountRef account, InstrumentRow instrument, Consumer<Reply<String>> then);

    /// What was remembered of a route of prices does not hold any more.
    void forgetInfoRoute(AccountRef account, String tradableInstrumentId);

    void quotes(AccountRef account, String tradableInstrumentId, String infoRoute, Consumer<Reply<QuoteRow>> then);

    void depth(AccountRef account, String tradableInstrumentId, String infoRoute, Consumer<Reply<DepthRow>> then);

    /// `barType` is `BID`, `ASK` or `TRADE`.
    void dailyBar(
            AccountRef account,
            String tradableInstrumentId,
            String infoRoute,
            String barType,
            Consumer<Reply<BarRow>> then);

    void history(AccountRef account, BarQuery query, Consumer<Reply<BarHistory>> then);

    /// `priority` is `NEW`, or `REDUCE` for an order that makes a position smaller.
    void place(AccountRef account, PlaceRequest request, Priority priority, Consumer<Reply<Placed>> then);

    /// `priority` is `NEW`, or `REDUCE` for a smaller quantity.
    void modifyOrder(AccountRef account, ModifyOrderRequest request, Priority priority, Consumer<Reply<Accepted>> then);

    void cancel(AccountRef account, String orderId, Consumer<Reply<Accepted>> then);

    /// `tradableInstrumentId` is null for all orders of the account.
    void cancelAll(AccountRef account, @Nullable String tradableInstrumentId, Consumer<Reply<Accepted>> then);

    void modifyPosition(AccountRef account, ModifyPositionRequest request, Consumer<Reply<Accepted>> then);

    /// `qty` is lots, 0 for all of it.
    void closePosition(AccountRef account, String positionId, Decimal qty, Consumer<Reply<Accepted>> then);

    /// With a word of ours for the order that closes, kept by venues that keep it. Here it is left out.
    default void closePosition(
            AccountRef account, String positionId, Decimal qty, String strategyId, Consumer<Reply<Accepted>> then) {
        closePosition(account, positionId, qty, then);
    }

    /// `tradableInstrumentId` is null for all positions of the account.
    void closeAll(AccountRef account, @Nullable String tradableInstrumentId, Consumer<Reply<Accepted>> then);

    /// Has a login try again at once that waits, or was refused.
    void retry(String login);
}
