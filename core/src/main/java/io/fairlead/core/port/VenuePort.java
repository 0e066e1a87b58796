package io.fairlead.core.port;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the core speaks to one venue. Called on the engine thread; never blocks, never calls the core back, and returns
/// nothing: what became of a request arrives later as a `Fate`, what the venue says of it as another `VenueInput`.
public interface VenuePort {
    Capabilities capabilities();

    /// How fast what an account has live can be ended; null where no limit of the venue holds that up.
    default @Nullable EndingPace endingPace(AccountId account) {
        return null;
    }

    /// Who cancels what a lost connection leaves behind.
    default CancelOnDisconnect cancelOnDisconnect() {
        return CancelOnDisconnect.OFF;
    }

    /// The sessions that must each be asked about an account before the answer is whole; one empty name where any
    /// session answers for all.
    default List<String> sessionsToAsk() {
        return List.of("");
    }

    /// When it gets no new orders because it keeps failing; null for the core's own settings.
    default @Nullable BreakerSettings breaker() {
        return null;
    }

    /// What it takes to know that the venue does not have an order.
    RecoveryProfile recovery();

    /// What speaks against a new order or a change at this very moment, such as a rate budget that is spent; null if
    /// nothing. Told before the order is accepted, so that it need not become one that could not be sent; not
    /// remembered: the log keeps the refusal with what it read.
    default Outcome.@Nullable Refused objection(boolean reducing, long nowNanos) {
        return null;
    }

    /// What stands in the way of an order of one account alone, such as a login that the venue refused or that has no
    /// room; empty if nothing. A group that balances passes such a member over.
    default String obstacle(AccountId account, boolean reducing) {
        return "";
    }

    /// How often it is asked for what we hold to be true.
    default ReconcileTimes reconcileTimes() {
        return ReconcileTimes.AT_LOGON;
    }

    /// How long drop copies and the orders' own connections may be apart before what only one of them told is a break;
    /// 0 for a venue without drop copies.
    default long copyGraceNanos() {
        return 0;
    }

    /// Whether a drop copy has the ExecID(17) that the order's own connection tells. Else nothing tells a copy from an
    /// execution that comes later, and it is never counted.
    default boolean copiesHaveIdsOfTheStream() {
        return false;
    }

    /// Sends a new order; its id is the ClOrdID(11).
    void submit(Order order);

    /// Sends the pending replace of an order. `request` is the ClOrdID(11) of the replace.
    void replace(Order order, OrderId request);

    /// Sends a cancel. `request` is the ClOrdID(11) of the cancel.
    void cancel(Order order, OrderId request);

    /// Sends a mass cancel over the session that it names. Only where `MASS_CANCEL` is declared. What becomes of it
    /// is a `Fate` and a `MassCancelReport`; what becomes of each order, its own reports.
    default void massCancel(MassCancel cancel, @Nullable Instrument instrument) {
        throw new IllegalStateException("a venue that declares no MASS_CANCEL was asked for " + cancel);
    }

    /// Sends a change of what protects a position. Only where `MODIFY_POSITION` is declared. What becomes of it is a
    /// `Fate` of its request, a `BusinessReject` that names it if the venue refuses, and what the next read of the
    /// positions shows.
    default void modifyPosition(PositionChange change) {
        throw new IllegalStateException("a venue that declares no MODIFY_POSITION was asked for " + change);
    }

    /// Asks where an order stands. Where each session knows its own orders alone, all are asked about one that does
    /// not say which carries it. `asking` hears of each question when it really leaves, and of each that does not.
    void queryOrder(Order order, OrderAsking asking);

    /// Asks for every order that the venue has of an account.
    void queryOrders(Account account);

    /// Has the venue list an account's orders for somebody who wants to see them; only where it has
    /// `MASS_STATUS_QUERY`. The list may show more than was searched for. Each of `sessionsToAsk` has a list of its
    /// own, and each ends or fails, unless the answer is lost on the way.
    default void listOrders(Account account, OrderSearch search, OrderListing into) {
        throw new UnsupportedOperationException("this venue lists no orders");
    }

    /// Asks for the executions of an account since a time, epoch nanoseconds; only where the venue has `FILLS_QUERY`.
    /// Each comes as a report of the source `FILLS`, and `AccountRead` when all were told.
    default void queryFills(Account account, long sinceNanos) {
        throw new UnsupportedOperationException("this venue lists no executions");
    }

    /// Asks for every position of an account; only where the venue has `POSITION_QUERY`.
    default void queryPositions(Account account) {
        throw new UnsupportedOperationException("this venue tells no positions");
    }
}
