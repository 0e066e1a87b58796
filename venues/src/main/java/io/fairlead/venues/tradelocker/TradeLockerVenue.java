package io.fairlead.venues.tradelocker;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.EndingPace;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.core.port.PositionChange;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// TradeLocker as the core sees it: makes an immutable record of each call and leaves it to the venue's thread.
/// Owned by the engine thread.
///
/// Market orders are IOC there, limit and stop orders GTC, and nothing else is taken.
final class TradeLockerVenue implements VenuePort {
    private static final String BUSY = "QUEUE; too much waits for the thread of the venue";

    private static final Capabilities CAPABILITIES = new Capabilities(
            EnumSet.of(OrdType.MARKET, OrdType.LIMIT, OrdType.STOP),
            EnumSet.of(TimeInForce.IMMEDIATE_OR_CANCEL, TimeInForce.GOOD_TILL_CANCEL),
            EnumSet.of(
                    Capability.REPLACE,
                    Capability.ATTACHED_BRACKETS,
                    Capability.HEDGING,
                    Capability.ORDER_STATUS_QUERY,
                    Capability.MASS_STATUS_QUERY,
                    Capability.MARKET_DATA,
                    Capability.ACCOUNT_VALUES,
                    Capability.POSITION_QUERY,
                    Capability.POSITION_IDS,
                    Capability.MODIFY_POSITION,
                    Capability.EXIT_OFFSETS,
                    Capability.TRAILING_STOP,
                    Capability.STOP_LIMIT_HELD));

    private final TradeLockerSettings settings;
    private final TradeLockerDesk desk;
    private final Consumer<VenueInput> inputs;
    private final RecoveryProfile recovery;

    TradeLockerVenue(TradeLockerSettings settings, TradeLockerDesk desk, Consumer<VenueInput> inputs) {
        this.settings = settings;
        this.desk = desk;
        this.inputs = inputs;
        recovery = new RecoveryProfile(
                settings.settleNanos(),
                EnumSet.of(Evidence.ORDER_STATUS, Evidence.MASS_STATUS, Evidence.POSITIONS),
                RecoveryProfile.Carrier.EXCHANGE);
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /// Each order leaves by an exchange of its own. A question about one order is answered by the lists of open and of
    /// final orders, read from before it was placed, so `ORDER_STATUS` stands for both of them.
    @Override
    public RecoveryProfile recovery() {
        return recovery;
    }

    @Override
    public ReconcileTimes reconcileTimes() {
        return settings.times();
    }

    @Override
    public @Nullable BreakerSettings breaker() {
        return settings.breaker();
    }

    @Override
    public @Nullable EndingPace endingPace(AccountId account) {
        return desk.endingPace(account);
    }

    @Override
    public Outcome.@Nullable Refused objection(boolean reducing, long nowNanos) {
        String shortage = reducing ? "" : desk.shortage();
        return shortage.isEmpty()
                ? null
                : new Outcome.Refused(
                        DenialCode.RATE_BUDGET_SPENT,
                        "venue",
                        settings.venue().value(),
                        shortage + ": send again then; nothing is queued");
    }

    @Override
    public String obstacle(AccountId account, boolean reducing) {
        return desk.obstacle(account, reducing);
    }

    @Override
    public void submit(Order order) {
        request(new DeskWork.Submit(Ticket.of(order)));
    }

    @Override
    public void replace(Order order, OrderId request) {
        request(new DeskWork.Replace(Ticket.of(order), request));
    }

    @Override
    public void cancel(Order order, OrderId request) {
        request(new DeskWork.Cancel(Ticket.of(order), request));
    }

    @Override
    public void modifyPosition(PositionChange change) {
        request(new DeskWork.ChangePosition(change));
    }

    /// What finds the queue full has not left.
    private void request(DeskWork.Request work) {
        if (!desk.offer(work)) {
            inputs.accept(new Fate.NotSent(settings.venue(), work.request(), BUSY));
        }
    }

    @Override
    public void queryOrder(Order order, OrderAsking asking) {
        desk.offer(new DeskWork.AskOrder(Ticket.of(order), order, asking)); // if it is full, the core asks again
    }

    @Override
    public void queryOrders(Account account) {
        desk.offer(new DeskWork.AskOrders(account));
    }

    @Override
    public void listOrders(Account account, OrderSearch search, OrderListing into) {
        if (!desk.offer(new DeskWork.ListOrders(account, search, into))) {
            into.failed("", BUSY);
        }
    }

    @Override
    public void queryPositions(Account account) {
        desk.offer(new DeskWork.AskPositions(account));
    }
}
